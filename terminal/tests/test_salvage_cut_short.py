# SPDX-License-Identifier: LGPL-3.0-or-later
"""A damaged outbox is saved whole, also where saving it is cut short."""

from pathlib import Path

import pytest

from coop_terminal import pairing
from coop_terminal.outbox import NotKept, Outbox, OutboxError, salvage
from coop_terminal.outbox.store import FILE
from coop_terminal.simulate.virtual import Virtual
from terminal.tests import coop
from terminal.tests.builders import TERMINAL, delivered, sell, signed_on


class PowerCut(BaseException):
    """The power goes."""


@pytest.fixture
def damaged(home):
    """The folder of a terminal with a damaged outbox, and the uid of a sale in it."""
    station = signed_on(home)
    uid = sell(station)
    station.close()
    path = home / FILE
    path.write_bytes(b"damaged" + path.read_bytes()[7:])
    return home, uid


@pytest.mark.parametrize("step", range(3))
def test_the_power_goes_while_it_is_saved(server, damaged, monkeypatch, step):
    """Case 63: at each file that gets its name, and before; nothing is lost."""
    home, uid = damaged
    _cut_at(monkeypatch, step)
    with pytest.raises(PowerCut):
        Outbox(home)
    monkeypatch.undo()
    with Virtual(home) as terminal:
        assert terminal.station.outbox.facts.get("notices") == ["salvaged"]
        terminal.sign_on("101")
        delivered(terminal)
    assert list(server.coop.booked) == [uid]
    kept = [path for path in home.iterdir() if path.name.startswith("damaged-")]
    assert len(kept) == 1


def _cut_at(monkeypatch, step):
    """Cut the power when the file after so many others is to get its name."""
    rename, left = Path.rename, [step]

    def renamed(path, target):
        left[0] -= 1
        if left[0] < 0:
            raise PowerCut
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", renamed)


def test_a_full_disk_leaves_it_as_it_is(server, damaged, monkeypatch):
    """Case 63: no room to save it; once there is, nothing is missing."""
    home, uid = damaged

    def fill(*_values):
        raise NotKept(full=True)

    with monkeypatch.context() as patch:
        patch.setattr(salvage, "fill", fill)
        with pytest.raises(OutboxError, match="the disk is full"):
            Outbox(home)
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        delivered(terminal)
    assert list(server.coop.booked) == [uid]


def test_what_was_saved_is_still_of_its_terminal(server, damaged):
    """The file said whose it was; now the key does."""
    home, uid = damaged
    with pytest.raises(pairing.PairingError, match=f"of terminal {TERMINAL}"):
        pairing.pair(home, server.url, "OTHER001", coop.CODE)
    pairing.pair(home, server.url, TERMINAL, coop.CODE)
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        delivered(terminal)
    assert list(server.coop.booked) == [uid]


def test_what_was_saved_and_delivered_is_sent_for_no_other_terminal(server, damaged):
    home, uid = damaged
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        terminal.close_shift("101")
        delivered(terminal)
    pairing.unpair(home)
    pairing.pair(home, server.url, "OTHER001", coop.CODE)
    with Virtual(home) as terminal:
        assert terminal.station.outbox.items.by_uid(uid) is None
        assert terminal.station.outbox.facts.get("next_seq", 1) == 1
