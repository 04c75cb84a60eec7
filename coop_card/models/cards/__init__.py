# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards and everything that ever happened to them."""

from . import coop_card, coop_card_event
