# SPDX-License-Identifier: LGPL-3.0-or-later
"""From a swipe on a line to a slip on paper, as it happens at a counter."""

import logging
import queue

import pytest

from coop_terminal.desk import Desk
from coop_terminal.printing import Printer, PrinterSettings
from coop_terminal.readers import Reader, ReaderSettings
from coop_terminal.readers.banks import ANY
from terminal.tests import coop
from terminal.tests.builders import LINES
from terminal.tests.printing.paper import Roll
from terminal.tests.readers.playing import BANK, BANK_SWIPE, NUMBER, STREAMS
from terminal.tests.readers.slots import Slot, wait_until

#: What each kind of reader sends for the card of the tests' server.
SWIPES = {kind: stream for kind, stream, token in STREAMS if token == NUMBER}
SERIAL = [kind for kind in SWIPES if kind.endswith("-serial")]

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


def test_a_swipe_becomes_a_slip(counter, desk, server, tmp_path):
    """The same card by each kind of reader: booked, and printed."""
    path = tmp_path / "slips.bin"
    table = {"kind": "file", "port": str(path), "code_page": 21}
    printer = Printer(PrinterSettings.of(table), "th")
    for kind in SERIAL:
        slip = desk.sell(desk.identify(counter(kind, SWIPES[kind])), LINES)
        printer.print(slip)
    assert len(SERIAL) >= 6
    cards = {said["card"] for said in server.coop.booked.values()}
    assert (cards, len(server.coop.booked)) == ({NUMBER}, len(SERIAL))
    paper = Roll(path.read_bytes(), pages={21: "cp874"})
    assert paper.cuts == len(SERIAL)
    assert paper.text().count("175.00") == len(SERIAL)
    assert "?" not in paper.text()
    assert NUMBER not in paper.text()


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
    desk.sell(desk.identify(counter("magtek-serial", SWIPES["magtek-serial"])), LINES)
    kept = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    assert any(NUMBER.encode() in content for content in kept)
    for secret in (BANK, BANK[:8], "CARDHOLDER"):
        assert not any(secret.encode() in content for content in kept)
        assert secret not in caplog.text
    assert "iin=4xxxxx len=16" in caplog.text
    assert NUMBER not in caplog.text
