# SPDX-License-Identifier: LGPL-3.0-or-later
"""Virtual terminals, and faults to try them with."""
