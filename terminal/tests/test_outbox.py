# SPDX-License-Identifier: LGPL-3.0-or-later
"""The outbox: what it promises about its file."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from coop_terminal.desk import Desk
from coop_terminal.domain.refusal import Refused
from coop_terminal.outbox import NotKept, Outbox, OutboxError
from coop_terminal.outbox.schema import PAGE
from coop_terminal.outbox.store import FILE
from coop_terminal.simulate.virtual import Virtual
from terminal.tests.builders import (
    CARD,
    LINES,
    PURCHASE,
    Reading,
    delivered,
    sell,
    signed_on,
)


def _connection(station):
    return station.outbox._database._connection


def test_every_commit_is_on_the_disk(station):
    asked = {
        name: _connection(station).execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    }
    assert asked == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_a_second_process_is_refused(home, station):
    """Case 63: two processes; the second one says so and changes nothing."""
    code = "import pathlib, sys; from coop_terminal.outbox import Outbox"
    child = subprocess.run(
        [sys.executable, "-c", f"{code}; Outbox(pathlib.Path(sys.argv[1]))", home],
        env={"PYTHONPATH": str(Path(__file__).resolve().parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode
    assert "Another program has this terminal open" in child.stderr


def test_what_happened_is_never_changed_nor_deleted(station):
    sell(station)
    connection = _connection(station)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE item SET raw = x'00'")
    with pytest.raises(sqlite3.IntegrityError, match="kept"):
        connection.execute("DELETE FROM fate")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("DELETE FROM item")


def test_only_what_is_settled_and_old_is_forgotten(server, home):
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        terminal.sell(PURCHASE)
        terminal.cycle()
        items, now = terminal.station.outbox.items, terminal.station.clock.now()
        assert items.forget(now.replace(year=now.year + 1)) == 0
        terminal.close_shift("101")
        delivered(terminal)
        assert items.forget(now.replace(year=now.year - 1)) == 0
        assert items.forget(now.replace(year=now.year + 1)) == 1


def test_a_full_disk_refuses_the_sale(desk):
    """Case 63: the disk is full; the sale is refused, and what is there stays."""
    identified = desk.identify(Reading(CARD))
    kept = desk.sell(identified, LINES)
    connection = desk.station.outbox._database._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    sold = []
    with pytest.raises(Refused, match="disk_full"):
        _sell_for_ever(desk, identified, sold)
    connection.execute("PRAGMA max_page_count = 100000")
    slip = desk.sell(identified, LINES)
    rows = desk.station.outbox.items.of_shift(1)
    assert rows[0].uid == kept.uid
    assert [row.uid for row in rows[1:]] == [*sold, slip.uid]
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))


def _sell_for_ever(desk, identified, sold):
    while True:
        sold.append(desk.sell(identified, LINES).uid)


def test_little_room_refuses_the_sale(desk, monkeypatch):
    usage = shutil.disk_usage(desk.station.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=10**6))
    with pytest.raises(Refused, match="disk_full"):
        desk.sell(desk.identify(Reading(CARD)), LINES)
    assert "disk_low" in desk.status().notices


def test_a_count_is_not_given_twice_after_a_failure(station):
    def fail(_seq):
        raise sqlite3.OperationalError("disk I/O error")

    items, now = station.outbox.items, station.clock.now()
    with pytest.raises(NotKept):
        items.keep("x", 1, now, False, fail)
    uid = sell(station)
    assert items.by_uid(uid).seq == 1


def _damage(path, at, content=b"\xff" * 64):
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


@pytest.mark.parametrize("page", [0, 1, 3])
def test_a_damaged_file_is_kept_aside_and_its_rows_saved(server, home, page):
    """Case 63: a corrupt page; what stands whole in the file is delivered."""
    station = signed_on(home)
    uids = [sell(station) for _number in range(8)]
    station.close()
    _damage(home / FILE, page * PAGE)
    with Virtual(home) as terminal:
        assert terminal.station.outbox.facts.get("notices") == ["salvaged"]
        assert not terminal.station.outbox.facts.get("signed_on")
        terminal.sign_on("101")
        delivered(terminal)
        assert terminal.station.outbox.facts.get("next_seq") == 9
        assert terminal.station.outbox.shifts.get(1).state == "balanced"
    assert list(server.coop.booked) == uids
    assert [path for path in home.iterdir() if path.name.startswith("damaged-")]


def test_what_is_half_overwritten_is_not_made_up(server, home):
    """Case 63: of a row that is not whole nothing is delivered; the gap is seen."""
    station = signed_on(home)
    uids = [sell(station) for _number in range(3)]
    station.close()
    place = (home / FILE).read_bytes().index(uids[1].encode() + b'","seq"')
    _damage(home / FILE, 0)
    _damage(home / FILE, place, b"00000000")
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        delivered(terminal)
    assert list(server.coop.booked) == [uids[0], uids[2]]
    assert server.coop.sequence()["missing"] == [[2, 2]]


def test_a_lost_file_is_saved_from_its_journal(server, home):
    """Case 63: the file is empty, its journal is not."""
    station = signed_on(home)
    uid = sell(station)
    journal = (home / f"{FILE}-wal").read_bytes()
    station.close()
    (home / FILE).write_bytes(b"")
    (home / f"{FILE}-wal").write_bytes(journal)
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        delivered(terminal)
    assert list(server.coop.booked) == [uid]


def test_nothing_is_sold_before_a_salvaged_outbox_has_asked(server, home):
    station = signed_on(home)
    sell(station)
    station.close()
    _damage(home / FILE, 0)
    server.coop.troubles["/sign-on"] = OSError()
    desk = Desk.open(home)
    desk.sign_in("101", "2468")
    with pytest.raises(Refused, match="needs_contact"):
        desk.sell(desk.identify(Reading(CARD)), LINES)
    assert {"salvaged", "needs_contact"} <= set(desk.status().notices)
    desk.close()


def test_a_changed_bit_is_not_sent(server, station):
    """Case 63: bytes that are not what was written are put aside."""
    uid, good = sell(station), sell(station)
    connection = _connection(station)
    connection.execute("DROP TRIGGER item_is_never_changed")
    connection.execute(
        "UPDATE item SET raw = CAST(replace(CAST(raw AS TEXT), '12500', '92500') AS"
        " BLOB) WHERE uid = ?",
        (uid,),
    )
    items = station.outbox.items
    assert [json.loads(raw)["uid"] for _seq, raw in items.waiting(10)] == [good]
    assert [row.uid for row in items.rejected()] == [uid]


def test_a_restored_backup_is_noticed(server, home, tmp_path):
    """Case 63: the terminal goes on after what the server has; nothing is doubled."""
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        first = terminal.sell(PURCHASE)
        terminal.cycle()
    shutil.copytree(home, tmp_path / "backup")
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        later = [terminal.sell(PURCHASE), terminal.sell(PURCHASE)]
        terminal.close_shift("101")
        delivered(terminal)
    shutil.rmtree(home)
    shutil.copytree(tmp_path / "backup", home)
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        assert terminal.station.outbox.facts.get("notices") == ["restored"]
        assert terminal.station.outbox.facts.get("next_seq") == 4
        new = terminal.sell(PURCHASE)
        terminal.cycle()
    assert list(server.coop.booked) == [first, *later, new]
    assert server.coop.booked[new]["batch"] == 2


def test_a_folder_that_cannot_be_written_is_named(home):
    (home / FILE).unlink()
    (home / FILE).mkdir()
    with pytest.raises(OutboxError, match="cannot be used"):
        Outbox(home)
