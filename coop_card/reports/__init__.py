# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports: one description of a table feeds paper and workbook."""

from . import (
    coop_report_definition,
    coop_report_mixin,
    day_page,
    member_list,
    personal_data,
    question,
    question_landscape,
    refund_explanation,
    refund_summary,
    catalogue,
)
