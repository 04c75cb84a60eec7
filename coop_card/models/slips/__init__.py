# SPDX-License-Identifier: LGPL-3.0-or-later
"""Slips that people key in."""

from . import (
    coop_slip_sheet,
    coop_slip,
    coop_slip_posting,
    coop_slip_sheet_posting,
)
