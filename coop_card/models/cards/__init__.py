# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards and everything that ever happened to them."""

from . import (
    coop_card_type,
    coop_card,
    coop_card_life,
    coop_card_expiry,
    coop_card_event,
    coop_card_identifier,
    coop_card_code,
    coop_hotlist,
    coop_hotlist_entry,
    coop_card_batch,
    coop_card_batch_plan,
    coop_card_making,
    coop_card_scanned,
    coop_card_stock,
    coop_card_charge,
    coop_card_fee,
    coop_member_by_card,
    coop_member_card_states,
    coop_card_holder_states,
    account_move,
)
