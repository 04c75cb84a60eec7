# SPDX-License-Identifier: LGPL-3.0-or-later
"""The reports of the catalogue, one in each file."""

from . import (
    accumulation_above,
    accumulation_by_card,
    accumulation_by_day,
    accumulation_by_month,
    birthdays,
    card_changes,
    cards_by_state,
    corrections,
    hotlist,
    member_changes,
    member_ranking,
    members_and_cards,
    members_without_card,
    members_without_movement,
    operator_totals,
    refunds_of_year,
    refunds_payable,
    refunds_unclaimed,
    shift_totals,
    terminal_activity,
    year_against_year,
)
