# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whether a sale is within what the co-op allows; the server asks the same again."""

from coop_terminal.domain import card, limits
from coop_terminal.domain.refusal import Refused


def check(station, token, lines):
    """Refuse a sale that is beyond the limits, or at a terminal too long alone."""
    bounds = station.catalogue.limits
    limits.check_sale(lines, bounds)
    now, last = station.clock.now(), station.contact.last
    limits.check_silence(now, last, bounds.get("offline_hours"))
    daily = bounds.get("daily_count")
    if daily and _uses_today(station, token) >= daily:
        raise Refused("too_often", limit=daily)


def _uses_today(station, token):
    """Return how often a card was used at this terminal on this day."""
    now = station.clock.now().astimezone(station.catalogue.zone)
    rows = station.outbox.items.since(now.replace(hour=0, minute=0, second=0))
    number = card.normalised(token)
    return sum(card.normalised(row.said.get("card", "")) == number for row in rows)
