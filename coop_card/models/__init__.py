# SPDX-License-Identifier: LGPL-3.0-or-later
"""The models, by subject."""

from . import (
    base,
    members,
    cards,
    printing,
    terminals,
    ledger,
    slips,
    rebate,
    posting,
    payouts,
    tie_out,
    totals,
    imports,
    openings,
    exchange,
    invoices,
    daily,
    home,
    reporting,
    letters,
    guide,
    retention,
    control,
)
