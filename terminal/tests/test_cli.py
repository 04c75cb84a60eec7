# SPDX-License-Identifier: LGPL-3.0-or-later
"""The command coop-terminal, without its screen."""

import re
from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import requests
from requests.adapters import HTTPAdapter

from coop_terminal import cli, doctor, findings, secrets, settings
from coop_terminal.simulate import fleet
from coop_terminal.station import Station
from terminal.tests import coop
from terminal.tests.builders import CARD, TERMINAL, sell, signed_on


def _run(home, *arguments):
    return cli.main(["--home", str(home), *arguments])


def test_a_device_is_paired_and_unpaired(server, tmp_path, capsys):
    options = ["--server", server.url, "--terminal", TERMINAL, "--code", coop.CODE]
    assert _run(tmp_path, "pair", *options) == 0
    assert secrets.load(tmp_path).terminal == TERMINAL
    assert _run(tmp_path, "unpair") == 0
    assert secrets.load(tmp_path) is None
    assert "Paired." in capsys.readouterr().out


def test_what_goes_wrong_is_a_sentence(tmp_path, capsys):
    assert _run(tmp_path, "doctor") == 1
    assert "not paired" in capsys.readouterr().err


def test_a_terminal_that_is_not_there_is_a_sentence(tmp_path, capsys):
    assert _run(tmp_path / "nowhere", "run") == 1
    assert "not paired" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("purchases", "sentence"),
    [
        (None, "No such file"),
        ("terminal,receipt,card,amount\nA,1,1,100\n", "has no column code"),
        ("terminal,receipt,card,code,amount\nA,1,1,1,12.5\n", "12.5 is no whole"),
    ],
)
def test_a_wrong_file_of_purchases_is_a_sentence(tmp_path, capsys, purchases, sentence):
    path = tmp_path / "purchases.csv"
    if purchases:
        path.write_text(purchases)
    assert _run(tmp_path, "simulate", str(path), "--server", "http://localhost") == 1
    assert sentence in capsys.readouterr().err


def test_an_address_that_is_none_is_a_sentence(tmp_path, capsys):
    options = ["--server", "coop.example", "--terminal", TERMINAL, "--code", coop.CODE]
    assert _run(tmp_path, "pair", *options) == 1
    assert "begins with https://" in capsys.readouterr().err


def test_what_nobody_keys_is_a_sentence(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO())
    assert _run(tmp_path, "pair", "--server", "http://localhost") == 1
    assert "Terminal number is missing" in capsys.readouterr().err


def test_a_number_that_is_none_is_a_sentence(server, tmp_path, capsys):
    options = ["--server", server.url, "--code", coop.CODE, "--terminal"]
    assert _run(tmp_path, "pair", *options, "SHOP-1") == 1
    assert "eight capital letters" in capsys.readouterr().err
    assert _run(tmp_path, "pair", *options, TERMINAL.lower()) == 0


def test_settings_are_written_once(tmp_path):
    assert _run(tmp_path, "init") == 0
    (tmp_path / settings.FILE).write_text("# mine\n")
    assert _run(tmp_path, "init") == 0
    assert (tmp_path / settings.FILE).read_text() == "# mine\n"


def test_the_doctor_speaks_the_language_of_the_settings(home, capsys):
    assert _run(home, "doctor") == 0
    assert "นาฬิกาตรง" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [findings.TERMINAL, findings.READERS, findings.PRINTERS]
)
def test_findings_name_the_same_values_in_both_languages(words):
    for english, thai in words.values():
        assert set(re.findall(r"{\w+", english)) == set(re.findall(r"{\w+", thai))


def test_the_doctor_finds_nothing_wrong(home, capsys):
    settings.write(home, screen_language="en")
    assert _run(home, "doctor") == 0
    told = capsys.readouterr().out
    assert "The clock is right" in told
    assert "The key is good" in told
    assert "nothing waits" in told


def test_the_doctor_names_what_is_wrong(server, home, capsys):
    station = signed_on(home)
    sell(station)
    since = datetime.fromisoformat(station.outbox.items.counts().oldest)
    station.close()
    server.coop.keys.clear()
    settings.write(home, screen_language="en")
    assert _run(home, "doctor") == 1
    told = capsys.readouterr().out
    assert "✗ The server does not know this terminal's key any more" in told
    here = since.astimezone(ZoneInfo("Asia/Bangkok"))
    assert "1 transactions wait" in told
    assert f"the oldest since {here:%Y-%m-%d %H:%M}." in told


@pytest.mark.parametrize(
    ("url", "told"), [("http://coop.example", 1), ("https://coop.example", 0)]
)
def test_the_doctor_tells_who_can_read_along(home, url, told):
    settings.write(home, server_url=url, screen_language="en")
    station = Station(home, NoNetwork)
    sentences = [sentence for _good, sentence in doctor.examine(station)]
    station.close()
    assert sum("can be read by others" in each for each in sentences) == told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (requests.ConnectionError, "does not answer"),
        (requests.exceptions.SSLError, "no safe connection"),
    ],
)
def test_the_doctor_tells_silence_from_a_certificate(home, monkeypatch, error, told):
    monkeypatch.setattr(NoNetwork, "error", error)
    settings.write(home, screen_language="en")
    station = Station(home, NoNetwork)
    good, sentence = next(doctor.examine(station))
    station.close()
    assert (good, told in sentence) == (False, True)


class NoNetwork(HTTPAdapter):
    """Lets nothing through."""

    error = requests.ConnectionError

    def send(self, *_values, **_options):
        """Find nobody."""
        raise self.error


@pytest.mark.parametrize("faults", ["", "all"])
def test_terminals_are_simulated(server, tmp_path, capsys, faults):
    rows = ["terminal,receipt,card,code,amount,at"]
    at = "2025-03-01T09:00:00+07:00"
    rows += [f"{TERMINAL},{n},{CARD},{code},100,{at}" for n in (1, 2) for code in "AB"]
    file = tmp_path / "purchases.csv"
    file.write_text("\n".join(rows))
    options = ["--server", server.url, "--codes", f"{TERMINAL}={coop.CODE}"]
    options += ["--faults", faults, "--rate", "0.2", "--seed", "4"]
    assert _run(tmp_path, "simulate", str(file), *options) == 0
    assert [len(said["lines"]) for said in server.coop.booked.values()] == [2, 2]
    assert "2 purchases sold, 0 wait" in capsys.readouterr().out


def test_a_simulation_repeated_counts_a_purchase_once(server, tmp_path):
    uid = "01890a5d-ac96-774b-bcce-b302099a8057"
    file = tmp_path / "purchases.csv"
    head = "terminal,receipt,card,code,amount,uid"
    file.write_text(f"{head}\n{TERMINAL},1,{CARD},A,100,{uid}\n")
    options = ["--server", server.url, "--codes", f"{TERMINAL}={coop.CODE}", "--hurry"]
    options += ["--batch", "500"]
    assert _run(tmp_path / "one", "simulate", str(file), *options) == 0
    assert list(server.coop.booked) == [uid]
    assert settings.load(tmp_path / "one" / TERMINAL).outbox["batch"] == 500


def test_a_simulation_tells_what_the_server_rejected(server, tmp_path, capsys):
    server.coop.statuses[CARD] = "rejected"
    file = tmp_path / "purchases.csv"
    file.write_text(f"terminal,receipt,card,code,amount\n{TERMINAL},1,{CARD},A,1\n")
    options = ["--server", server.url, "--codes", f"{TERMINAL}={coop.CODE}"]
    assert _run(tmp_path, "simulate", str(file), *options) == 1
    assert "1 were rejected" in capsys.readouterr().out


def test_a_simulation_says_how_far_it_is(monkeypatch):
    monkeypatch.setattr(fleet, "EVERY", -1.0)
    said = []
    progress = fleet.Progress(7, said.append)
    progress.note("SHOP0001", 2)
    progress.note("SHOP0002", 3)
    assert said[-1] == "5 of 7 purchases delivered."


def test_what_a_simulation_lacks_is_named(server, tmp_path, capsys):
    file = tmp_path / "purchases.csv"
    file.write_text(f"terminal,receipt,card,code,amount\n{TERMINAL},1,1,A,1\n")
    options = ["--server", server.url]
    assert _run(tmp_path, "simulate", str(file), *options) == 1
    assert f"{TERMINAL} is not paired" in capsys.readouterr().err
    options += ["--codes", f"{TERMINAL}={coop.CODE}", "--faults", "gremlins"]
    assert _run(tmp_path, "simulate", str(file), *options) == 1
    assert "gremlins" in capsys.readouterr().err
