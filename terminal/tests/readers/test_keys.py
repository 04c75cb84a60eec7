# SPDX-License-Identifier: LGPL-3.0-or-later
"""Readers that type, as the kernel hands their keys on."""

import os

import pytest

from coop_terminal.readers import keyboard_line
from coop_terminal.readers.keyboard_line import EVENT, Line
from coop_terminal.readers.keys import PLAIN, SHIFTED, KeyDecoder
from coop_terminal.readers.settings import NoDevice, ReaderSettings
from terminal.tests.readers.playing import NUMBER, SECOND, SWIPE, play, receiver

ENTER, KEYPAD_ENTER, SHIFT, CONTROL, ALT, CAPSLOCK, NINE = 28, 96, 42, 29, 56, 58, 10


def pressed(*codes):
    """Return the events of keys that are pressed together, then let go."""
    down = [(1, code, 1) for code in codes]
    return [*down, (0, 0, 0), *((1, code, 0) for code in reversed(codes)), (0, 0, 0)]


def events(text):
    """Return the events by which a reader types a text."""
    plain = {char: code for code, char in reversed(PLAIN.items())}
    shifted = {char: code for code, char in reversed(SHIFTED.items())}
    found = []
    for char in text:
        keys = (plain[char],) if char in plain else (SHIFT, shifted[char])
        found += pressed(*keys)
    return found


def decoded(recorded):
    """Return what events type."""
    decoder = KeyDecoder()
    return b"".join(decoder.take(*event) for event in recorded)


@pytest.mark.parametrize("end", [ENTER, KEYPAD_ENTER])
def test_a_swipe_is_typed_by_keys(end):
    recorded = events(SWIPE) + pressed(end)
    [card] = play(receiver("magtek-keyboard"), decoded(recorded))
    assert card.token == NUMBER


def test_capslock_and_held_keys_change_nothing():
    """Case 10: keys are taken as they are, whatever the system makes of them."""
    recorded = pressed(CAPSLOCK) + events(SECOND)
    recorded.insert(8, (1, NINE, 2))  # the kernel repeats a held key
    assert decoded(recorded) == SECOND.encode()


def test_lost_events_and_strange_keys_spoil_the_swipe():
    """Case 3: a hole in the swipe is never closed."""
    for hole in ([(0, 3, 0)], pressed(ALT, 3)):
        typed = decoded(events(SECOND[:9]) + hole + events(SECOND[12:]))
        [trouble] = play(receiver("magtek-keyboard"), typed + b"\r")
        assert trouble.code == "noise"


def test_control_keys_are_the_characters_they_stand_for():
    assert decoded(pressed(CONTROL, 50)) == b"\r"


@pytest.fixture
def device(tmp_path):
    """A pipe in place of the kernel's device, and the writer of its events."""
    path = tmp_path / "event7"
    os.mkfifo(path)
    writer = os.open(path, os.O_RDWR)
    yield path, writer
    os.close(writer)


def _packed(recorded):
    return b"".join(EVENT.pack(0, 0, *event) for event in recorded)


def _settings(path):
    return ReaderSettings.of({"kind": "scanner-keyboard", "port": str(path)})


def test_the_device_is_grabbed_and_read(device):
    path, writer = device
    grabbed = []
    with Line(_settings(path), grabbed.append) as line:
        os.write(writer, _packed(events("12345678") + pressed(ENTER)))
        assert line.read() == b"12345678\r"
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(grabbed[0])


def test_a_device_that_cannot_be_grabbed_is_let_go(device):
    """A pipe cannot: what would be typed into other programs is not read at all."""
    before = _open_files()
    with pytest.raises(OSError, match=r"ioctl|Invalid|device"):
        Line(_settings(device[0]))
    assert _open_files() == before


def test_a_device_is_found_by_its_usb_numbers(tmp_path, monkeypatch):
    """Case 16: under whatever name it is plugged in again."""
    for name, vendor in (("event3", "046d"), ("event9", "0801")):
        numbers = tmp_path / name / "device" / "id"
        numbers.mkdir(parents=True)
        (numbers / "vendor").write_text(f"{vendor}\n")
        (numbers / "product").write_text("0001\n")
    monkeypatch.setattr(keyboard_line, "DEVICES", str(tmp_path / "event*"))
    wanted = {"kind": "scanner-keyboard", "usb": "0801:0001"}
    assert keyboard_line.find(ReaderSettings.of(wanted)) == "/dev/input/event9"
    with pytest.raises(NoDevice):
        keyboard_line.find(ReaderSettings.of(wanted | {"usb": "0801:0002"}))


def _open_files():
    return len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
