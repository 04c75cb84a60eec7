# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whether a sale is within what the co-op allows, and which was the last."""

from coop_terminal.domain import card, limits
from coop_terminal.domain.refusal import Refused
from coop_terminal.outbox.schema import REJECTED


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
    return sum(
        card.normalised(row.said.get("card", "")) == number
        for row in rows
        if row.state != REJECTED
    )


def last_of(station, shift):
    """Return the last sale of a shift that was not taken back, or None."""
    rows = station.outbox.items.of_shift(shift)
    taken_back = {row.said.get("reverses") for row in rows}
    sales = [
        row
        for row in rows
        if row.said["kind"] == "accumulate"
        and row.uid not in taken_back
        and row.state != REJECTED
    ]
    return sales[-1] if sales else None
