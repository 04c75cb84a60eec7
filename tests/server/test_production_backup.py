# SPDX-License-Identifier: LGPL-3.0-or-later
"""Backups for production: they come back, and whatever is wrong with one is told."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import database, install, paths, postgres, process

DEPLOY = paths.ROOT / "deploy"
NAME = "coop_suite_production"
RESTORED = "coop_suite_restored"
#: What somebody did and owns, row by row.
CONTENT = """
    SELECT md5(string_agg(t::text, '|' ORDER BY id)) FROM {} t
"""
TABLES = ("coop_accumulation", "coop_member", "coop_card_event", "account_move_line")
#: Somebody who may do anything takes a line out of the ledger.
TAKE_OUT = """
    ALTER TABLE coop_accumulation DISABLE TRIGGER USER;
    DELETE FROM coop_accumulation
    WHERE id = (SELECT max(id) - 1 FROM coop_accumulation);
    ALTER TABLE coop_accumulation ENABLE TRIGGER USER;
    DROP TRIGGER coop_transaction_no_delete ON coop_transaction;
"""
#: Backups that were there before.
OLD = ("20200101T020000Z", "20200102T020000Z")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder of backups of a demo co-op; there is one, taken without a fault."""
    install.ready("test")
    database.clone(NAME, demo=True)
    folder = tmp_path_factory.mktemp("backups")
    for old in OLD:
        (folder / NAME / old).mkdir(parents=True)
    settings = {
        "COOP_BACKUPS": str(folder),
        "COOP_FILESTORE": str(paths.filestore(NAME).parent),
        "COOP_KEEP_DAYS": "1",
        "COOP_KEEP_MONTHS": "2",
    }
    took = start("coop-backup@.service", settings)
    assert took.returncode == 0, took.stderr
    assert "restored and compared" in took.stdout
    yield folder
    database.drop(NAME)


@pytest.fixture
def restored(folder, tmp_path):
    """What the restored database is called, and where its attachments are to be."""
    database.drop(RESTORED)
    yield tmp_path / "filestore"
    database.drop(RESTORED)


@pytest.fixture
def copy(folder, tmp_path):
    """A copy of the backup, to be damaged."""
    return Path(shutil.copytree(taken(folder), tmp_path / "copy"))


def test_a_young_backup_is_found_and_an_old_one_told(folder):
    assert backup("age", NAME, "--folder", folder).returncode == 0
    told = backup("age", NAME, "--folder", folder, "--hours", "0")
    assert told.returncode == 1
    assert "no backup" in told.stderr


def test_old_backups_go_but_the_first_of_each_month(folder):
    there = sorted(each.name for each in (folder / NAME).iterdir())
    assert there == [OLD[0], taken(folder).name]


def test_a_restored_database_is_what_was_backed_up(folder, restored):
    words = ("restore", taken(folder), RESTORED, "--filestore", restored)
    told = backup(*words)
    assert (told.returncode, told.stderr) == (0, "")
    for table in TABLES:
        rows = [
            postgres.query(name, CONTENT.format(table)) for name in (NAME, RESTORED)
        ]
        assert rows[0] == rows[1] != [[""]], table
    assert files(restored / RESTORED) == files(taken(folder) / "filestore") != {}
    refused = subprocess.run(
        [postgres.program("psql"), "-c", "DELETE FROM coop_accumulation", RESTORED],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "keeps what was written" in refused.stderr
    for filestore in (restored, restored / "elsewhere"):
        again = backup("restore", taken(folder), RESTORED, "--filestore", filestore)
        assert (again.returncode, "choose another name" in again.stderr) == (1, True)
    assert files(restored / RESTORED) == files(taken(folder) / "filestore")


def test_a_restore_that_fails_leaves_nothing_behind(copy, restored):
    os.truncate(copy / "database.dump", 1000)
    told = backup("restore", copy, RESTORED, "--filestore", restored)
    assert (told.returncode, "take another backup" in told.stderr) == (1, True)
    nothing_is_left(restored)


def test_attachments_that_cannot_be_copied_leave_nothing_behind(copy, restored):
    deep = copy / "filestore" / "aa" / "below"
    deep.mkdir(parents=True, exist_ok=True)
    (deep / "file").touch()
    told = backup("restore", copy, RESTORED, "--filestore", restored)
    assert (told.returncode, "No such file or directory" in told.stderr) == (1, True)
    nothing_is_left(restored)


def test_a_restore_that_is_stopped_leaves_nothing_behind(folder, restored, tmp_path):
    words = ("restore", taken(folder), RESTORED, "--filestore", restored)
    told = backup(*words, path=killing(tmp_path, "TERM"))
    assert (told.returncode, "It was stopped" in told.stderr) == (1, True)
    nothing_is_left(restored)


def test_a_killed_restore_leaves_nothing_of_that_name(folder, restored, tmp_path):
    words = ("restore", taken(folder), RESTORED, "--filestore", restored)
    assert backup(*words, path=killing(tmp_path, "KILL")).returncode < 0
    nothing_is_left(restored, [RESTORED])
    assert backup(*words).returncode == 0
    assert not database.exists(f"{RESTORED}_unfinished")


def test_a_backup_that_is_stopped_leaves_nothing_behind(folder, tmp_path):
    before = sorted((folder / NAME).iterdir())
    told = backup("take", NAME, *places(folder), path=killing(tmp_path, "TERM"))
    assert (told.returncode, "It was stopped" in told.stderr) == (1, True)
    assert sorted((folder / NAME).iterdir()) == before
    assert not database.exists(f"{NAME}_backup_check")


def test_what_is_in_the_way_of_a_backup_is_said_in_a_sentence(folder, tmp_path):
    (tmp_path / "file").touch()
    attachments = ("--filestore", paths.filestore(NAME).parent)
    for words, said in (
        ((NAME, "--folder", folder, "--filestore", tmp_path), "There is no folder"),
        ((NAME, "--folder", tmp_path / "file", *attachments), "Not a directory"),
        (("nowhere", "--folder", tmp_path, *attachments), '"nowhere" does not exist'),
    ):
        told = backup("take", *words)
        assert (told.returncode, told.stderr.count("\n")) == (1, 1), told.stderr
        assert told.stderr.startswith("FAILED: ")
        assert said in told.stderr


def test_changed_figures_lost_guards_and_damaged_files_are_named(copy):
    damaged, lost, *_others = sorted(copy.glob("filestore/*/*"))
    damaged.write_bytes(damaged.read_bytes() + b"!")
    lost.unlink()
    postgres.query(NAME, TAKE_OUT)
    dump = ("--format=custom", "--no-owner", f"--file={copy / 'database.dump'}", NAME)
    subprocess.run([postgres.program("pg_dump"), *dump], env=environment(), check=True)
    told = backup("check", copy)
    assert told.returncode == 1
    for what in (
        "the dump",
        "lines of the ledger",
        "coop_transaction_no_delete",
        f"attachment {damaged.parent.name}/{damaged.name}",
        f"attachment {lost.parent.name}/{lost.name}",
    ):
        assert what in told.stderr
    assert "members and cards" not in told.stderr
    assert not database.exists(f"{NAME}_backup_check")
    refused = backup("take", NAME, *places(copy))
    assert "Nothing guards the ledger" in refused.stderr


@pytest.mark.parametrize("keep", [0, 1000])
def test_a_dump_cut_short_does_not_pass(copy, keep):
    os.truncate(copy / "database.dump", keep)
    told = backup("check", copy)
    assert told.returncode == 1
    assert "pg_restore" in told.stderr


def test_what_is_no_backup_is_told(tmp_path):
    for write, said in (
        (lambda: (tmp_path / "filestore").mkdir(), "about.json, database.dump is"),
        (lambda: (tmp_path / "database.dump").touch(), "about.json is missing"),
        (lambda: (tmp_path / "about.json").write_text('"'), "about.json is damaged"),
        (lambda: (tmp_path / "about.json").write_text("{}"), "about.json is damaged"),
    ):
        write()
        told = backup("check", tmp_path)
        assert (told.returncode, said in told.stderr) == (1, True), told.stderr


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd")
def test_systemd_understands_the_units():
    units = [*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")]
    command = ["systemd-analyze", "verify", "--man=no", *map(str, units)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


@pytest.mark.parametrize("address", ["", "keeper@coop.example"])
def test_people_are_told_of_a_failure(tmp_path, address):
    for program in ("journalctl", "logger", "mail"):
        fake = tmp_path / program
        fake.write_text(
            f'#!/bin/sh\necho {program} "$@"\ntest {program} != mail || cat'
        )
        fake.chmod(0o755)
    settings = {"COOP_BACKUP_MAIL": address, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    told = start("coop-backup-failed@.service", settings)
    assert (told.returncode, told.stderr) == (0, "")
    alarm, *mail = told.stdout.splitlines()
    assert "daemon.alert" in alarm
    journal = f"journalctl --unit coop-backup@{NAME} --since -8h"
    subject = f"mail -s The backup of {NAME} failed on here {address}"
    assert mail == ([subject, journal] if address else [])


def start(unit, settings):
    """Run what a unit starts, with the settings of its file and these."""
    lines = (DEPLOY / unit).read_text().splitlines()
    starts = [line.split("=", 1)[1] for line in lines if line.startswith("ExecStart=")]
    words = {"%i": NAME, "%H": "here", "/usr/bin/logger": "logger"}
    words["/usr/bin/python3 /usr/local/lib/coop-backup"] = f"{sys.executable} {DEPLOY}"
    script = " && ".join(starts)
    for word, meaning in words.items():
        script = script.replace(word, meaning)
    return subprocess.run(
        ["sh", "-c", script],
        env=environment() | configured() | settings,
        capture_output=True,
        text=True,
        check=False,
    )


def configured():
    """Return the settings that an administrator begins with."""
    lines = (DEPLOY / "coop-backup.conf").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and line[0] != "#")


def files(folder):
    """Return the files of a folder and what is in them."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def taken(folder):
    """Return the newest backup in a folder."""
    return max((folder / NAME).glob("*Z"))


def places(folder):
    """Return the options that say where backups and attachments are."""
    return ("--folder", folder, "--filestore", paths.filestore(NAME).parent)


def killing(folder, signal):
    """Make a pg_restore that kills whoever starts it; return where it is."""
    fake = folder / "pg_restore"
    fake.write_text(f"#!/bin/sh\nkill -{signal} $PPID\nexec sleep 60\n")
    fake.chmod(0o755)
    return folder


def nothing_is_left(filestore, names=(RESTORED, f"{RESTORED}_unfinished")):
    """Check that nothing is there of a database that was to be restored."""
    there = [name for name in names if (filestore / name).exists()]
    assert there + [name for name in names if database.exists(name)] == []


def backup(*words, path=DEPLOY):
    """Run the script as the service does; programs in ``path`` come first."""
    found = environment()
    return subprocess.run(
        [sys.executable, DEPLOY / "coop_backup.py", *map(str, words)],
        env=found | {"PATH": f"{path}:{found['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )


def environment():
    """Return the environment with the test's PostgreSQL, and its programs."""
    found = process.clean_environment(**postgres.environment())
    return found | {"PATH": f"{found['PGPATH']}:{found['PATH']}"}
