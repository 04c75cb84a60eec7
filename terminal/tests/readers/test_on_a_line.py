# SPDX-License-Identifier: LGPL-3.0-or-later
"""Readers on serial lines: real ones, as far as the system can pretend them."""

import os
import queue
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

from coop_terminal.readers import check, ours_of, serial_line
from coop_terminal.readers.banks import Ours
from coop_terminal.readers.kinds import KINDS
from coop_terminal.readers.reader import Reader
from coop_terminal.readers.settings import NoDevice, ReaderSettings
from terminal.tests.readers.playing import NUMBER, SECOND, STREAMS, SWIPE
from terminal.tests.readers.slots import Slot, wait_until

#: Silences that no busy machine makes by itself.
PATIENT = {"silence": 1.0, "longest": 10.0}

SERIAL = [row for row in STREAMS if not KINDS[row[0]].keyboard]


@pytest.fixture
def slot(tmp_path):
    """A slot with a reader in it."""
    made = Slot(tmp_path)
    made.plug()
    yield made
    if made.writer is not None:
        made.unplug()


@pytest.fixture
def reading(slot):
    """Start a reader of a kind in the slot; return it and a queue of what it tells."""
    started = []

    def start(kind, port=slot.port, **changes):
        told = queue.Queue()
        settings = ReaderSettings.of({"kind": kind, "port": port, "name": "slot"})
        settings = replace(settings, kind=replace(settings.kind, **changes))
        reader = Reader(settings, told.put, told.put, Ours(), retry=0.02)
        reader.start()
        started.append(reader)
        wait_until(lambda: reader.connected)
        return reader, told

    yield start
    for reader in started:
        reader.stop()


@pytest.mark.parametrize(("kind", "stream", "token"), SERIAL)
def test_each_kind_is_read_from_a_line(slot, reading, kind, stream, token):
    """Swipe to card on a real line, by the recorded bytes of each kind."""
    _reader, told = reading(kind)
    slot.send(stream)
    card = told.get(timeout=10)
    assert (card.token, card.reader) == (token, "slot")


def test_a_swipe_that_arrives_in_pieces_is_one(slot, reading):
    """Case 1: pieces fall into several reads of the line."""
    _reader, told = reading("magtek-serial", **PATIENT)
    for start in range(0, len(SWIPE), 7):
        slot.send(SWIPE[start : start + 7])
        time.sleep(0.002)
    slot.send("\r")
    assert told.get(timeout=10).token == NUMBER


def test_a_reader_that_was_unplugged_in_a_swipe_comes_back(slot, reading):
    """Case 16: under another name, and what it had begun to send is forgotten."""
    reader, told = reading("magtek-serial", **PATIENT)
    slot.send(SECOND[:20])
    slot.unplug()
    assert told.get(timeout=10) == "reader_gone"
    assert not reader.connected
    slot.plug()
    assert told.get(timeout=10) == "reader_back"
    slot.send(f"{SECOND[20:]}\r")
    assert told.get(timeout=10) == "cut"
    slot.send(f"{SWIPE}\r")
    assert told.get(timeout=10).token == NUMBER


def test_the_port_is_let_go(slot, reading):
    """Case 16: no port stays open, neither when reading stops nor when it fails."""
    before = len(os.listdir("/proc/self/fd"))
    reader, told = reading("magtek-serial")
    slot.unplug()
    assert told.get(timeout=10) == "reader_gone"
    slot.plug()
    assert told.get(timeout=10) == "reader_back"
    reader.stop()
    assert len(os.listdir("/proc/self/fd")) == before


def test_nothing_is_told_twice_while_a_reader_is_away(slot, reading):
    """Case 16: the operator is told once."""
    _reader, told = reading("magtek-serial")
    slot.unplug()
    assert told.get(timeout=10) == "reader_gone"
    with pytest.raises(queue.Empty):
        told.get(timeout=0.2)


def test_two_readers_are_read_beside_each_other(slot, tmp_path, reading):
    second = Slot(tmp_path / "second")
    second.folder.mkdir()
    second.plug()
    _one, swiped = reading("magtek-serial")
    _other, tagged = reading("id12-serial", second.port)
    second.send("\x023C00CE754CCB\r\n\x03")
    slot.send(f"{SWIPE}\r")
    assert tagged.get(timeout=10).medium == "rfid"
    assert swiped.get(timeout=10).medium == "magstripe"
    second.unplug()


def test_the_doctor_says_how_readers_are(slot, tmp_path):
    """One sentence for each reader, and what the back office has to know of it."""
    tables = [
        {"kind": "id12-serial", "port": slot.port, "name": "tag"},
        {"kind": "magtek-serial", "port": str(tmp_path / "nothing*"), "name": "slot"},
        {"kind": "magtek"},
        {"kind": "magtek-serial"},
    ]
    good, missing, unknown, nowhere = check(_settings(tables))
    assert good[0]
    assert good[1] == (
        "Reader 'tag' is there: ID-2, ID-12 and ID-20, 125 kHz, serial. In the back "
        "office, its kind is 'As printed on the tag (hexadecimal)'."
    )
    assert not missing[0]
    assert "'slot' is not there or not free" in missing[1]
    assert unknown[1].startswith("There is no kind of reader 'magtek': choose one of ")
    assert nowhere[1] == "Reader 'magtek-serial' needs either a port or usb."


def test_a_serial_reader_is_found_by_its_usb_numbers(monkeypatch):
    """Case 16: under whatever name it is plugged in again."""
    ports = [
        SimpleNamespace(device="/dev/ttyUSB0", vid=0x067B, pid=0x2303),
        SimpleNamespace(device="/dev/ttyS0", vid=None, pid=None),
        SimpleNamespace(device="/dev/ttyUSB7", vid=0x0801, pid=0x00AB),
    ]
    monkeypatch.setattr(serial_line.list_ports, "comports", lambda: ports)
    wanted = {"kind": "magtek-serial", "usb": "0801:00ab"}
    assert serial_line.find(ReaderSettings.of(wanted)) == "/dev/ttyUSB7"
    with pytest.raises(NoDevice):
        serial_line.find(ReaderSettings.of(wanted | {"usb": "0801:0001"}))


@pytest.mark.parametrize(
    ("reader", "cards"),
    [
        ({"kind": "id12-serial", "port": "COM3", "speed": 9600}, {}),
        ({"kind": "id12-serial", "usb": "801:2"}, {}),
        ({"kind": "id12-serial", "port": "COM3", "baud": "fast"}, {}),
        ({"kind": "id12-serial", "port": "COM3"}, {"prefixes": [9764]}),
        ({"kind": "id12-serial", "port": "COM3"}, {"lengths": ["16"]}),
        ({"kind": "id12-serial", "port": "COM3"}, {"length": 16}),
    ],
)
def test_settings_that_cannot_be_are_refused_in_a_sentence(reader, cards):
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        (ReaderSettings.of(reader), ours_of(cards))


def _settings(tables, cards=None):
    return SimpleNamespace(reader=tables, cards=cards or {})


def test_a_reader_survives_whatever_its_driver_raises(slot, reading, monkeypatch):
    _reader, told = reading("magtek-serial", **PATIENT)
    with monkeypatch.context() as patch:
        patch.setattr(serial_line.Line, "read", lambda _line: 1 // 0)
        assert told.get(timeout=10) == "reader_gone"
    assert told.get(timeout=10) == "reader_back"
    slot.send(f"{SWIPE}\r")
    assert told.get(timeout=10).token == NUMBER


def test_the_doctor_leaves_a_reader_at_work_alone(slot, reading):
    """Its line is open for this program alone, and that is well."""
    reader, _told = reading("magtek-serial")
    table = {"kind": "magtek-serial", "port": slot.port, "name": "slot"}
    settings = _settings([table])
    ((busy, sentence),) = check(settings)
    assert not busy, sentence
    ((good, sentence),) = check(settings, [reader])
    assert good, sentence
