# SPDX-License-Identifier: LGPL-3.0-or-later
"""From the bytes of a reader on a line to the letters of a slip on paper."""

from dataclasses import replace

from coop_terminal import language
from coop_terminal.screen.run import assembled
from terminal.tests.printing.paper import Roll
from terminal.tests.readers.playing import NUMBER, STREAMS
from terminal.tests.readers.slots import Slot
from terminal.tests.screen.walking import ENTER, walked, walking

KINDS = [
    (kind, stream)
    for kind, stream, token in STREAMS
    if kind.endswith("serial") and token == NUMBER
]


def _slots(folder):
    """Plug a reader of each kind in; return their slots by kind."""
    slots = {}
    for kind, _stream in KINDS:
        (folder / kind).mkdir()
        slots[kind] = Slot(folder / kind)
        slots[kind].plug()
    return slots


def _set(desk, slots, paper):
    """Set the terminal up for these readers and for a printer into a file."""
    station = desk.station
    readers = [{"kind": kind, "port": slot.port} for kind, slot in slots.items()]
    printer = {"kind": "file", "port": str(paper), "code_page": 21, "width": 58}
    screen = station.settings.screen | {"language": "th"}
    station.settings = replace(
        station.settings, reader=readers, printer=printer, screen=screen
    )


@walked
async def test_a_swipe_in_each_kind_of_reader_becomes_a_slip(free_desk, tmp_path):
    slots, paper = _slots(tmp_path), tmp_path / "paper.bin"
    _set(free_desk, slots, paper)
    assert len(slots) >= 6
    app = assembled(free_desk, doctor=lambda *_said: ())
    async with walking(app) as walk:
        await walk.sign_in()
        for kind, stream in KINDS:
            slots[kind].send(stream)
            await walk.sees("ขายสินค้า")
            await walk.key("RICE", ENTER, ENTER, "20", ENTER, ENTER)
            await walk.sees("บันทึกแล้ว")
        await walk.key(ENTER)
    printed = Roll(paper.read_bytes(), 58, {21: "cp874"})
    assert printed.cuts == len(KINDS)
    assert f"S-{len(KINDS):06d}" in printed.text()
    assert printed.text().count("ข้าวสาร") == len(KINDS)
    assert "?" not in printed.text()
    assert NUMBER not in printed.text()


@walked
async def test_the_language_that_somebody_chose_lasts(free_desk):
    station = free_desk.station
    async with walking(assembled(free_desk, doctor=lambda *_said: ())) as walk:
        await walk.sees("รหัสพนักงาน")
        await walk.key(ENTER, "1")
        await walk.sees("Operator code")
    async with walking(assembled(free_desk, doctor=lambda *_said: ())) as walk:
        await walk.sees("Operator code")
    screen = station.settings.screen | {"language": "en"}
    station.settings = replace(station.settings, screen=screen)
    assert language.chosen(station) == "en"
    language.choose(station, "th")
    assert language.chosen(station) == "th"


@walked
async def test_a_reader_that_is_pulled_out_is_told_and_heals(free_desk, tmp_path):
    """Case 16: unplugged, told on the screen, plugged in again under another name."""
    slot = Slot(tmp_path)
    slot.plug()
    _set(free_desk, {"idtech-serial": slot}, tmp_path / "paper.bin")
    app = assembled(free_desk, doctor=lambda *_said: ())
    async with walking(app) as walk:
        await walk.sign_in()
        slot.unplug()
        await walk.sees("ไม่พบเครื่องอ่านบัตร")
        slot.plug()
        await walk.sees("ต่อเครื่องอ่านบัตรได้แล้ว")
        slot.send(dict(KINDS)["idtech-serial"])
        await walk.sees("ขายสินค้า")
