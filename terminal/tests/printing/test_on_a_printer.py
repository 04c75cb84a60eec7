# SPDX-License-Identifier: LGPL-3.0-or-later
"""Printers that answer, run out of paper, lose power or are not there."""

import socket
import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest

from coop_terminal import cli, settings
from coop_terminal.printing import (
    TROUBLES,
    NoPrinter,
    Printer,
    PrinterSettings,
    PrinterTrouble,
    check,
    escpos,
    printer,
    sentence,
    status,
    transports,
)
from coop_terminal.printing.trial import SAMPLE
from terminal.tests.printing.device import NO_PAPER, OPEN, WELL, Device
from terminal.tests.printing.examples import PURCHASE
from terminal.tests.printing.paper import Roll


def printing(path, kind="serial", **settings):
    """Return the printer at a path."""
    table = {"kind": kind, "port": str(path), "code_page": 21} | settings
    return Printer(PrinterSettings.of(table), "en")


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Let nothing wait as long as a slow printer may need."""
    monkeypatch.setattr(status, "ANSWER", 0.5)
    monkeypatch.setattr(status, "SLOWEST", 0.5)


@pytest.mark.parametrize("kind", ["serial", "usb"])
def test_a_slip_is_printed_over_a_line(kind):
    with Device({escpos.PAPER: WELL}) as device:
        printing(device.path, kind).print(PURCHASE)
    assert "Total THB" in Roll(device.got, pages={21: "cp874"}).text()


def test_a_printer_that_says_nothing_is_believed():
    with Device() as device:
        printing(device.path).print(PURCHASE)
    assert Roll(device.got, pages={21: "cp874"}).cuts == 1


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({escpos.PAPER: NO_PAPER}, "paper_out"),
        ({escpos.WHY_OFFLINE: OPEN}, "cover_open"),
        ({escpos.WHY_OFFLINE: b"\x32"}, "paper_out"),
        ({escpos.WHY_OFFLINE: b"\x52"}, "printer_error"),
    ],
)
def test_a_printer_that_cannot_print_is_told_before(answers, code):
    """Case 66: nothing is sent to a printer without paper."""
    with Device(answers) as device, pytest.raises(PrinterTrouble, match=code):
        printing(device.path).print(PURCHASE)
    assert device.got == b""


def test_paper_that_ends_in_a_slip_is_told_and_the_next_print_is_a_copy():
    """Case 66: paper out in the middle."""
    ends, told = Device({escpos.PAPER: WELL}, paper=300), pytest.raises(PrinterTrouble)
    with ends as device, told as trouble:
        printing(device.path).print(PURCHASE)
    assert trouble.value.code == "paper_out"
    with Device({escpos.PAPER: WELL}) as device:
        printing(device.path).print(replace(PURCHASE, copy=1))
    assert "COPY" in Roll(device.got, pages={21: "cp874"}).text()


def test_power_that_goes_in_a_slip_is_told_and_the_next_print_is_a_copy():
    """Case 66: cut power; the new roll has the whole slip, marked as a copy."""
    dies = Device({escpos.PAPER: WELL}, dies_after=300)
    with dies as device, pytest.raises(PrinterTrouble, match="printer_gone"):
        printing(device.path, chunk=64, pause_ms=1).print(PURCHASE)
    assert b"1,409.50" not in device.got
    with Device({escpos.PAPER: WELL}) as device:
        printing(device.path).print(replace(PURCHASE, copy=1))
    text = Roll(device.got, pages={21: "cp874"}).text()
    assert "*** COPY ***" in text
    assert "1,409.50" in text


def test_a_printer_that_falls_silent_is_told():
    """Case 66: its power went, and the line does not say so."""
    silent = Device({escpos.PAPER: WELL}, silent_after=300)
    with silent as device, pytest.raises(PrinterTrouble, match="printer_gone"):
        printing(device.path).print(PURCHASE)


def test_a_printer_that_does_not_tell_its_end_is_asked_once():
    with Device({escpos.PAPER: WELL}, tells_end=False) as device:
        one = printing(device.path)
        one.print(PURCHASE)
        one.print(PURCHASE)
    assert device.ends_asked == 1


def test_small_printers_get_a_few_bytes_at_a_time(monkeypatch):
    """Case 66: Bluetooth printers lose what is over 20 bytes."""
    sizes = []
    way = SimpleNamespace(
        answers=True,
        write=lambda data: sizes.append(len(data)),
        read=lambda _seconds: b"",
        close=lambda: None,
    )
    monkeypatch.setitem(transports._KINDS, "serial", lambda _settings: way)
    printing("COM3", chunk=20, pause_ms=0).print(PURCHASE)
    assert max(sizes) == 20


def test_a_slip_is_printed_in_the_network():
    with socket.create_server(("127.0.0.1", 0)) as server:
        got = []

        def serve():
            with server.accept()[0] as line:
                while data := line.recv(4096):
                    got.append(data)

        thread = threading.Thread(target=serve)
        thread.start()
        port = f"127.0.0.1:{server.getsockname()[1]}"
        printing(port, "network").print(PURCHASE)
        thread.join()
    data = b"".join(got).replace(escpos.PAPER, b"")
    assert Roll(data, pages={21: "cp874"}).cuts == 1


def test_slips_are_written_one_after_the_other_into_a_file(tmp_path):
    path = tmp_path / "slips.bin"
    for _ in range(2):
        printing(path, "file", drawer=True).print(PURCHASE)
    data = path.read_bytes()
    paper = Roll(data, pages={21: "cp874"})
    assert (paper.cuts, paper.pulses) == (2, 2)


def test_a_copy_opens_no_drawer(tmp_path):
    path = tmp_path / "slips.bin"
    printing(path, "file", drawer=True, cut=False).print(replace(PURCHASE, copy=1))
    paper = Roll(path.read_bytes(), pages={21: "cp874"})
    assert (paper.cuts, paper.pulses) == (0, 0)


@pytest.mark.parametrize("kind", ["serial", "usb", "network"])
def test_a_printer_that_is_not_there_is_told(kind, tmp_path):
    port = "127.0.0.1:9" if kind == "network" else tmp_path / "nothing"
    with pytest.raises(PrinterTrouble, match="printer_gone"):
        printing(port, kind).print(PURCHASE)


@pytest.mark.parametrize("width", [58, 80])
def test_the_test_print_shows_every_page_and_how_slips_look(tmp_path, width):
    """A person sees beside which number the Thai letters stand."""
    path = tmp_path / "test.bin"
    printing(path, "file", width=width).print_test()
    data = path.read_bytes()
    paper = Roll(data, width, {21: "cp874"})
    text = paper.text()
    assert f" 21: {SAMPLE}" in text
    assert " 70: ????" in text
    assert 'printer.code_page="raster"' in text
    assert "รวม TOTAL ฿" in text
    assert paper.cuts == 1


def test_the_doctor_says_how_the_printer_is(tmp_path):
    def findings(**table):
        return list(check(SimpleNamespace(printer=table)))

    file = {"kind": "file", "port": str(tmp_path / "s.bin")}
    reached, drawn = findings(**file)
    assert reached[0]
    assert drawn[0]
    assert drawn[1].startswith("Slips are drawn with the font ")
    assert findings() == [
        (True, "No printer is set up: slips are shown on the screen only.")
    ]
    assert findings(**file, width=57) == [
        (False, "printer.width is 58 or 80, in millimetres.")
    ]
    assert findings(**file, font="no.ttf")[1] == (
        False,
        "no.ttf is no font with Thai and Latin letters.",
    )
    [(well, told)] = findings(kind="usb", port=str(tmp_path / "lp0"), code_page=21)
    assert not well
    assert "cannot be reached" in told
    with Device({escpos.PAPER: NO_PAPER}) as device:
        [(well, told)] = findings(kind="serial", port=device.path, code_page="epson")
        assert (well, told) == (False, sentence("paper_out"))
    with Device() as device:
        found = findings(kind="serial", port=device.path)
    assert found[0][0]
    assert found[0][1].endswith(
        "can be reached but does not tell whether it has paper."
    )
    assert "takes a minute at 9600 bits a second" in found[-1][1]


@pytest.mark.parametrize(
    "table",
    [
        {"kind": "laser", "port": "x"},
        {"kind": "file"},
        {"kind": "file", "port": "x", "width": "58"},
        {"kind": "file", "port": "x", "code_page": 256},
        {"kind": "file", "port": "x", "code_page": "thai"},
        {"kind": "file", "port": "x", "baud": -1},
        {"kind": "file", "port": "x", "paper": 58},
    ],
)
def test_settings_that_cannot_be_are_refused_in_a_sentence(table):
    with pytest.raises(ValueError, match=r"\.$"):
        printer(SimpleNamespace(printer=table))


def test_the_settings_name_the_printer(tmp_path):
    assert isinstance(printer(SimpleNamespace(printer={})), NoPrinter)
    table = {"kind": "file", "port": str(tmp_path / "s.bin")}
    printer(SimpleNamespace(printer=table), "en").print(PURCHASE)
    assert (tmp_path / "s.bin").stat().st_size > 1000


def test_each_trouble_has_a_sentence_in_both_languages():
    for code, (english, thai) in TROUBLES.items():
        assert sentence(code) == english
        assert sentence(code, "th") == thai


def test_the_command_prints_a_test(tmp_path, capsys):
    folder = ["--home", str(tmp_path)]
    settings_file = tmp_path / settings.FILE
    settings_file.write_text("")
    assert cli.main([*folder, "print-test"]) == 1
    assert capsys.readouterr().err == "coop-terminal: No printer is set up.\n"
    path = tmp_path / "test.bin"
    settings_file.write_text(f'[printer]\nkind = "file"\nport = "{path.as_posix()}"\n')
    assert cli.main([*folder, "print-test"]) == 0
    assert path.stat().st_size > 1000
