# SPDX-License-Identifier: LGPL-3.0-or-later
"""What becomes of cards that a reader has read: at the desk, and in its files."""

import logging
import queue

import pytest

from coop_terminal.desk import Desk
from coop_terminal.readers import Reader, ReaderSettings
from coop_terminal.readers.banks import ANY
from terminal.tests import coop
from terminal.tests.builders import LINES
from terminal.tests.readers.playing import BANK, BANK_SWIPE, NUMBER, SWIPE
from terminal.tests.readers.slots import Slot, wait_until

#: A radio tag as two kinds of readers send it, and as the hotlist has it.
TAGS = {
    "id12-serial": "\x023C00CE754CCB\r\n\x03",
    "hex-reversed-serial": "4C75CE00\r\n",
}
TAG = "00CE754C"


@pytest.fixture
def counter(tmp_path):
    """Read a card by a kind of reader; return what was read."""
    folder = tmp_path / "slot"
    folder.mkdir()
    slot = Slot(folder)

    def swipe(kind, stream):
        told = queue.Queue()
        settings = ReaderSettings.of({"kind": kind, "port": slot.port})
        slot.plug()
        reader = Reader(settings, told.put, told.put, ANY)
        reader.start()
        wait_until(lambda: reader.connected)
        slot.send(stream)
        card = told.get(timeout=10)
        reader.stop()
        slot.unplug()
        return card

    return swipe


def test_a_lost_tag_is_refused_without_the_server(counter, server, home):
    """Case 17: the hotlist has tags in one form, readers send them in several."""
    server.coop.hotlist[TAG] = "lost"
    desk = Desk.open(home)
    desk.sign_in("101", coop.PIN)
    desk.courier.wait_for(lambda: desk.station.outbox.memory.hotlist_version(), 10)
    server.shutdown()
    server.server_close()
    desk.station.contact.lost()
    for kind, stream in TAGS.items():
        identified = desk.identify(counter(kind, stream))
        assert (identified.refusal, identified.state) == ("card_refused", "lost")
    desk.close()


def test_a_bank_card_leaves_nothing_behind(counter, desk, home, caplog):
    """Case 14: neither in the terminal's files nor in its log."""
    caplog.set_level(logging.DEBUG)
    assert counter("magtek-serial", f"{BANK_SWIPE}\r") == "bank_card"
    desk.sell(desk.identify(counter("magtek-serial", f"{SWIPE}\r")), LINES)
    kept = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    assert any(NUMBER.encode() in content for content in kept)
    for secret in (BANK, BANK[:8], "CARDHOLDER"):
        assert not any(secret.encode() in content for content in kept)
        assert secret not in caplog.text
    assert "iin=4xxxxx len=16" in caplog.text
    assert NUMBER not in caplog.text
