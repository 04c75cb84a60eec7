# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a terminal knows and decides, in plain data."""
