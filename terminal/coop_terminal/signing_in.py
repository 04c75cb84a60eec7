# SPDX-License-Identifier: LGPL-3.0-or-later
"""Operators sign in with code and PIN, with or without the server."""

from datetime import timedelta

from coop_terminal.domain import clock, pin
from coop_terminal.domain.counter import Operator
from coop_terminal.domain.refusal import Refused


def sign_in(station, code, given):
    """Return the Operator whose code and PIN were given.

    A try is counted before it is checked, and stays counted when the power goes.
    """
    operator = station.catalogue.operator(code)
    if not operator.get("pin"):
        raise Refused("pin_missing")
    name, now = f"pin_{code}", station.clock.now()
    left = _reserve(station.outbox.facts, name, now)
    if not pin.is_right(given, operator["pin"]):
        raise Refused("pin_wrong", left=left)
    station.outbox.facts.clear(name)
    return Operator(code, operator["name"])


def _reserve(facts, name, now):
    """Count a try and return how many are left; refuse where there are none."""
    tried = facts.get(name) or {"tries": 0, "at": clock.written(now)}
    if clock.read(tried["at"]) > now:  # the clock was wrong then, and is not any more
        tried["at"] = clock.written(now)
        facts.set(**{name: tried})
    pause = clock.read(tried["at"]) + timedelta(seconds=pin.PAUSE) - now
    if tried["tries"] >= pin.TRIES:
        if pause > timedelta(0):
            raise Refused("pin_locked", seconds=round(pause.total_seconds()))
        tried["tries"] = 0
    tries = tried["tries"] + 1
    facts.set(**{name: {"tries": tries, "at": clock.written(now)}})
    return pin.TRIES - tries
