# SPDX-License-Identifier: LGPL-3.0-or-later
"""Pairing, settings and the file of the key."""

import os
import stat
import sys

import pytest

from coop_terminal import cli, pairing, secrets, settings
from coop_terminal.outbox import OutboxError
from coop_terminal.simulate.virtual import Virtual
from coop_terminal.station import Station
from terminal.tests import coop
from terminal.tests.builders import PURCHASE, TERMINAL, delivered, sell, signed_on


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean nothing there")
def test_the_key_is_for_its_user_alone(home):
    mode = stat.S_IMODE(os.stat(home / secrets.FILE).st_mode)
    assert mode == 0o600


def test_a_wrong_code_pairs_nothing(server, tmp_path):
    with pytest.raises(pairing.PairingError, match="refused"):
        pairing.pair(tmp_path, server.url, TERMINAL, "WRONG234")
    assert secrets.load(tmp_path) is None


def test_a_terminal_that_is_not_paired_says_so(tmp_path):
    with pytest.raises(OutboxError, match="not paired"):
        Station(tmp_path)


def test_it_is_not_unpaired_while_something_waits(server, home):
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        terminal.sell(PURCHASE)
    with pytest.raises(pairing.PairingError, match="1 transactions wait"):
        pairing.unpair(home)
    with pytest.raises(pairing.PairingError, match="pair this device as that"):
        pairing.pair(home, server.url, "OTHER001", coop.CODE)
    pairing.pair(home, server.url, TERMINAL, coop.CODE)
    with Virtual(home) as terminal:
        terminal.cycle()
    with pytest.raises(pairing.PairingError, match="not settled"):
        pairing.unpair(home)
    with Virtual(home) as terminal:
        terminal.close_shift("101")
        terminal.cycle()
    pairing.unpair(home)
    assert secrets.load(home) is None


def test_another_terminal_counts_from_one(server, home):
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        terminal.sell(PURCHASE)
        terminal.cycle()
    server.coop.booked.clear()
    pairing.pair(home, server.url, "OTHER001", coop.CODE)
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        terminal.sell(PURCHASE)
        delivered(terminal)
    assert [said["seq"] for said in server.coop.booked.values()] == [1]
    assert [path for path in home.iterdir() if path.name.startswith("former-")]


def test_a_damaged_key_is_told_and_replaced(server, home, capsys):
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        terminal.sell(PURCHASE)
    (home / secrets.FILE).write_text('{"terminal": "SHOP')
    assert cli.main(["--home", str(home), "doctor"]) == 1
    assert "pair the terminal again" in capsys.readouterr().err
    pairing.pair(home, server.url, TERMINAL, coop.CODE)
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        delivered(terminal)
    assert len(server.coop.booked) == 1


def test_the_qr_code_is_read():
    said = pairing.read_code('{"url": "u", "terminal": "T", "pairing_code": "C"}')
    assert said["terminal"] == "T"
    with pytest.raises(pairing.PairingError):
        pairing.read_code("9764001000001235")


def test_settings_keep_their_remarks(tmp_path):
    settings.write(tmp_path, server_url='https://a"b', outbox_keep_days=7)
    text = (tmp_path / settings.FILE).read_text()
    loaded = settings.load(tmp_path)
    assert (loaded.server["url"], loaded.outbox["keep_days"]) == ('https://a"b', 7)
    assert "# How many days what is settled stays on this device." in text
    assert len(text.splitlines()) == len(settings.delivered().splitlines())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[server\n", "cannot be read"),
        ("[sever]\n", "section nobody knows: sever"),
        ("[server]\nurl = 1\n", "server.url has to be of type str"),
        ("[server]\nuri = 'x'\n", "nobody knows server.uri"),
        ("server = 1\n", "is no section"),
    ],
)
def test_wrong_settings_are_named(tmp_path, text, sentence):
    (tmp_path / settings.FILE).write_text(text)
    with pytest.raises(settings.SettingsError, match=sentence):
        settings.load(tmp_path)


def test_readers_and_printers_are_handed_on(tmp_path):
    text = '[[reader]]\nkind = "rfid"\n[printer]\nkind = "file"\n'
    (tmp_path / settings.FILE).write_text(text)
    loaded = settings.load(tmp_path)
    assert loaded.reader == [{"kind": "rfid"}]
    assert loaded.printer == {"kind": "file"}


def test_what_waits_is_for_one_database_of_one_server(server, home):
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        terminal.sell(PURCHASE)
    with pytest.raises(pairing.PairingError, match=f"for its server {server.url}"):
        pairing.pair(home, server.url, TERMINAL, coop.CODE, database="trial")
    pairing.pair(home, f"{server.url}/", TERMINAL, coop.CODE)
    with Virtual(home) as terminal:
        assert terminal.waiting() == 1


def test_what_waits_is_for_nobody_where_nobody_is_known(server, home):
    """The key is lost, and the outbox does not say whose it is."""
    station = signed_on(home)
    sell(station)
    station.outbox.facts.clear("terminal")
    station.close()
    secrets.forget(home)
    with pytest.raises(pairing.PairingError, match="nobody knows"):
        pairing.pair(home, server.url, TERMINAL, coop.CODE)


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean nothing there")
def test_the_folder_is_for_its_user_alone(home):
    """Card numbers and the hashes of PINs lie in it."""
    assert stat.S_IMODE(os.stat(home).st_mode) == 0o700
