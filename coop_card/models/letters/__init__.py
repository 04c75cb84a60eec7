# SPDX-License-Identifier: LGPL-3.0-or-later
"""How refunds come about, explained on the screen and in letters."""

from . import (
    coop_rebate_explanation,
    coop_rebate_claim,
    coop_rebate_line,
    coop_rebate_run,
    coop_letter_template,
    coop_letter,
    coop_letter_table,
    coop_letter_job,
    coop_letter_file,
    coop_payout_method,
    coop_report_delivery,
    coop_member,
    res_company,
)
