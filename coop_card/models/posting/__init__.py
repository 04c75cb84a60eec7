# SPDX-License-Identifier: LGPL-3.0-or-later
"""Posting refund runs to the members' accounts and the general ledger."""

from . import (
    account_account,
    account_journal,
    account_move,
    account_move_line,
    coop_member,
    coop_rebate_payable,
    coop_rebate_run_posting,
    coop_rebate_run_checks,
    coop_rebate_run_parts,
    coop_rebate_run_carrying,
    coop_rebate_run_reversing,
    res_company,
    res_config_settings,
    res_partner,
)
