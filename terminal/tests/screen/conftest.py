# SPDX-License-Identifier: LGPL-3.0-or-later
"""A desk where nobody has signed in yet, at a co-op that knows prices."""

import pytest

from coop_terminal import desk as desks
from coop_terminal.desk import Desk
from coop_terminal.screen import dialog

DIESEL = {
    "code": "7",
    "name": "ดีเซล B7",
    "category": None,
    "unit": "ลิตร",
    "price": 3294,
}


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Wait for a server that is away a moment only."""
    monkeypatch.setattr(desks, "AFTER_SALE", 0.3)
    monkeypatch.setattr(desks, "CLOSING", 2.0)
    monkeypatch.setattr(dialog, "GUARD_SECONDS", 0)


@pytest.fixture
def free_desk(server, home):
    """The desk of a paired terminal, with nobody signed in."""
    config = server.coop.config
    server.coop.config = config | {"products": [*config["products"], DIESEL]}
    opened = Desk.open(home)
    yield opened
    opened.close()
