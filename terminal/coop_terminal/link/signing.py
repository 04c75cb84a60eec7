# SPDX-License-Identifier: LGPL-3.0-or-later
"""Signing on: the terminal says how it stands, and is told all it has to know."""

from coop_terminal import __version__
from coop_terminal.domain import clock

#: What a sign-on's answer says beside the configuration.
BESIDE = ("batch", "sequence", "clock_offset_ms", "hotlist_version")


def sign_on(station, client, operator=None, batch=None):
    """Sign on; return the version of the server's hotlist.

    :param batch: the shift that is opened or worked in, else the next one's number
    """
    asked = batch or station.outbox.facts.get("next_shift", 1)
    answer = client.sign_on(_said(station, operator, asked))
    station.learn({name: answer[name] for name in answer if name not in BESIDE})
    catch_up(station, answer["sequence"])
    station.outbox.items.send_again(answer["sequence"]["missing"])
    _renumber(station, asked, answer["batch"]["number"])
    station.outbox.facts.set(signed_on=True)
    return answer["hotlist_version"]


def _said(station, operator, batch):
    counts = station.outbox.items.counts()
    said = {
        "clock": clock.written(station.clock.device()),
        "program": f"coop-terminal {__version__}",
        "next_seq": station.outbox.facts.get("next_seq", 1),
        "batch": batch,
        "waiting": counts.waiting,
    }
    if operator:
        said["operator"] = operator
    if counts.oldest:
        said["oldest_waiting"] = counts.oldest
    return said


def catch_up(station, sequence):
    """Go on after what the server has, where that is more than is known here.

    That is so after a backup was restored: what was sent since stands in the ledger,
    and its counts shall not be given again.
    """
    if sequence["highest"] >= station.outbox.facts.get("next_seq", 1):
        station.outbox.facts.raise_to("next_seq", sequence["highest"] + 1)
        if station.outbox.facts.get("signed_on"):
            station.outbox.notice("restored")


def _renumber(station, asked, given):
    """Count shifts on from the number that the server gave.

    Where it is another one, the server has settled the shift that was asked for: what
    is in that goes up late, and what comes belongs to a new one.
    """
    if given == asked:
        return
    station.outbox.shifts.go_on_with(given, asked, station.clock.now())
