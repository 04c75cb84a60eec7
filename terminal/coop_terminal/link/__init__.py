# SPDX-License-Identifier: LGPL-3.0-or-later
"""How the terminal speaks to the co-op's server."""
