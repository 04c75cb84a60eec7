# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards and labels on paper: templates, the queue, what was printed."""

from . import (
    coop_card_template,
    coop_card_template_field,
    coop_card_template_design,
    coop_card_template_tracks,
    coop_card_template_first,
    coop_card_type_template,
    coop_card_print,
    coop_card_print_check,
    coop_card_face,
    coop_card_print_queue,
    coop_card_print_job,
    coop_card_print_job_files,
    coop_label_layout,
    coop_member_label,
    res_company_printing,
)
