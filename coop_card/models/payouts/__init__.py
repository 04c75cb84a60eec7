# SPDX-License-Identifier: LGPL-3.0-or-later
"""Payouts: how members get the refund that the co-op owes them."""

from . import (
    coop_payout_method,
    coop_payout_method_kinds,
    coop_payout_method_file,
    coop_payout_column,
    coop_payout_batch,
    coop_payout_batch_kept,
    coop_payout_batch_figures,
    coop_payout_batch_planning,
    coop_payout_batch_work,
    coop_payout_batch_posting,
    coop_payout_batch_papers,
    coop_payout_paper,
    coop_payout_line,
    coop_payout_line_kept,
    coop_payout_line_findings,
    coop_payout_line_returning,
    coop_payout_booking,
    coop_rebate_move,
    coop_rebate_payable,
    coop_member,
    account_move,
    res_company,
    res_config_settings,
)
