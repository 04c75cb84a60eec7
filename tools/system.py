# SPDX-License-Identifier: LGPL-3.0-or-later
"""Programs and fonts of the system: which are needed for what, and installing them."""


def require(*purposes):
    """Make sure the system packages of these purposes are there, e.g. "run", "test"."""
