# SPDX-License-Identifier: LGPL-3.0-or-later
"""Telling what is known of a card: by the server, or by the hotlist without it."""

import threading

from coop_terminal.domain import card as cards
from coop_terminal.domain.counter import Identified
from coop_terminal.domain.refusal import Refused
from coop_terminal.link.answers import NotDelivered, Problem
from coop_terminal.link.client import SHORT


class Identifier:
    """Asks about cards, over a line of its own."""

    def __init__(self, station):
        self._station = station
        self._client = station.client(SHORT)
        self._lock = threading.Lock()

    def close(self):
        """Hang up."""
        self._client.close()

    def identify(self, reading):
        """Return the Identified of a CardRead."""
        token = cards.checked(reading.token)
        try:
            return _told(token, self._asked(token))
        except Problem as problem:
            if problem.code == "card_unknown":
                return _refused(token, "card_unknown", online=True)
        except NotDelivered:
            pass
        return self._by_itself(token, reading)

    def inquire(self, token):
        """Return what the server says of a card; this cannot do without it."""
        try:
            return self._asked(token)
        except Problem as problem:
            if problem.code == "card_unknown":
                raise Refused("card_unknown") from None
            raise Refused("server_refused", code=problem.code) from None
        except NotDelivered:
            raise Refused("no_connection") from None

    def _asked(self, token):
        """Return the server's answer, unless it was out of reach just now."""
        if self._station.contact.link == "down":
            raise NotDelivered("no connection")
        with self._lock:
            return self._client.inquire(token)

    def _by_itself(self, token, reading):
        """Judge a card without the server."""
        types = self._station.catalogue.card_types
        forms = {reading.tag or token, *cards.known_as(token, types)}
        state = self._station.outbox.memory.refused_as(sorted(forms))
        if state:
            return _refused(token, "card_refused", state=state)
        today = (
            self._station.clock.now().astimezone(self._station.catalogue.zone).date()
        )
        if reading.expires and reading.expires < today:
            return _refused(token, "card_expired")
        return Identified(token, cards.masked(token))


def _refused(token, refusal, state="", online=False):
    return Identified(token, cards.masked(token), refusal, state, online)


def _told(token, answer):
    """Return the Identified of what the server says."""
    card, member = answer["card"], answer.get("member") or {}
    return Identified(
        token,
        card["number"],
        refusal="" if card["live"] else "card_refused",
        state=card["state"],
        online=True,
        member=member.get("name", ""),
        member_number=member.get("number", ""),
        member_type=member.get("type") or "",
        year_total=answer["total"]["purchase"] if answer.get("year") else None,
    )
