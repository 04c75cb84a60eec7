# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the ledger adds up to, kept for questions about many members at once."""

from . import (
    coop_accumulation_pending,
    coop_accumulation_total,
    coop_accumulation_member_total,
    coop_accumulation_day_total,
    coop_accumulation_day,
    coop_accumulation_month_total,
    coop_accumulation_settlement,
    product_category_tree,
    coop_card_use,
    coop_member_accumulated,
    coop_member_list,
    coop_member_last_year,
    coop_member_years,
    coop_tally,
)
