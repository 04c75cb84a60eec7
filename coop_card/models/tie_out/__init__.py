# SPDX-License-Identifier: LGPL-3.0-or-later
"""A year's refund, followed from the ledger of purchases to the bank."""

from . import coop_rebate_tie_out, coop_rebate_tie_out_line
