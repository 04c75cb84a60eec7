# SPDX-License-Identifier: LGPL-3.0-or-later
"""Terminals, cards and sales as the tests need them."""

from collections import namedtuple

from coop_terminal import secrets
from coop_terminal.desk import SaleLine
from coop_terminal.domain import item
from coop_terminal.link import signing
from coop_terminal.pairing import pair
from coop_terminal.simulate.purchases import Purchase
from coop_terminal.station import Station
from terminal.tests import coop

CARD = "9764001000001235"
LOST = "9764001000001243"
TERMINAL = "SHOP0001"
LINES = (SaleLine("RICE", 12500), SaleLine("UREA", 4673, "2.5", amount_tax=327))

PURCHASE = Purchase(TERMINAL, "1", CARD, "101", None, LINES)

#: As `readers.CardRead`, without what the desk does not look at.
Reading = namedtuple("Reading", "token expires tag", defaults=(None, ""))


def paired(folder, url):
    """Pair a folder with a server and return it."""
    pair(folder, url, TERMINAL, coop.CODE)
    return folder


def signed_on(home, **values):
    """Return a Station that has signed on, with an open shift."""
    station = Station(home, **values)
    station.outbox.shifts.open("101", station.clock.now())
    client = station.client()
    signing.sign_on(station, client, "101", 1)
    client.close()
    return station


def sell(station, card=CARD, lines=LINES):
    """Keep a sale in the outbox, as the desk does, and return its uid."""
    return keep(station, item.sale(card, lines))


def keep(station, said):
    """Keep what happened in the outbox and return its uid."""
    uid, now = item.new_uid(), station.clock.now()
    station.outbox.items.keep(
        uid,
        1,
        now,
        station.clock.suspect,
        lambda seq: item.written(seq, uid, 1, now, "101", said),
    )
    return uid


def due_for_a_new_key(home):
    """Let the key of a terminal be so old that it asks for another."""
    old = secrets.load(home)
    since = "2020-01-01T00:00:00+00:00"
    secrets.store(home, secrets.Secrets(old.terminal, old.key, since))
    return home


def delivered(terminal):
    """Let a virtual terminal work until nothing is left to do."""
    for _try in range(200):
        terminal.cycle()
        if not terminal.waiting() and not terminal.station.outbox.shifts.unsettled():
            return
    raise AssertionError("something still waits")
