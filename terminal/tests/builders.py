# SPDX-License-Identifier: LGPL-3.0-or-later
"""Terminals, cards and sales as the tests need them."""

from collections import namedtuple

from coop_terminal.desk import SaleLine
from coop_terminal.domain import item
from coop_terminal.link import signing
from coop_terminal.pairing import pair
from coop_terminal.station import Station
from terminal.tests import coop

CARD = "9764001000001235"
LOST = "9764001000001243"
TERMINAL = "SHOP0001"
LINES = (SaleLine("RICE", 12500), SaleLine("UREA", 4673, "2.5", amount_tax=327))

#: As `readers.CardRead`, without what the desk does not look at.
Reading = namedtuple("Reading", "token expires", defaults=(None,))


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
