# SPDX-License-Identifier: LGPL-3.0-or-later
"""The patronage refund: rates, runs, and what runs compute."""

from . import (
    coop_rebate_year_mixin,
    coop_rebate_rate,
    coop_rebate_tier,
    coop_rebate_exclusion,
    coop_member_exclusions,
    coop_rebate_settings_mixin,
    coop_rebate_settings_mixin_members,
    coop_rebate_result_mixin,
    coop_rebate_run,
    coop_rebate_run_approval,
    coop_rebate_run_computing,
    coop_rebate_run_current,
    coop_rebate_run_kept,
    coop_rebate_run_rate,
    coop_rebate_line,
    coop_rebate_claim,
    coop_rebate_calculation,
    coop_rebate_trial,
    coop_rebate_trial_page,
    coop_rebate_trial_sums,
    coop_rebate_watch,
    coop_rebate_payable,
    coop_rebate_move,
    res_company,
)
