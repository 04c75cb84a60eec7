# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards and everything that ever happened to them."""

from . import (
    coop_card_type,
    coop_card,
    coop_card_life,
    coop_card_event,
    coop_card_identifier,
)
