#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""Backups of an Odoo database that are known to come back.

A backup is a folder with a dump, the attachments, and `about.json`: figures of the
ledger, its triggers and the digest of the dump. It gets its name only after it has been
restored into a scratch database and compared. Needs Python and PostgreSQL's programs,
nothing else; where the database is, libpq's variables tell (PGHOST, PGUSER, ...).
"""

import argparse
import contextlib
import json
import shutil
import signal
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import coop_database as database
import coop_files
from coop_database import Failure

PARTS = ABOUT, DUMP, FILES = "about.json", "database.dump", "filestore"
#: What is known of a backup.
KNOWN = ("database", "figures", "absent", "digest")
#: How many differences are named.
NAMES = 10
NAMED = "%Y%m%dT%H%M%SZ"


def take(arguments):
    """Back up a database, restore it aside, compare, and only then drop old ones."""
    folder = arguments.folder / arguments.database
    folder.mkdir(parents=True, exist_ok=True)
    with coop_files.unfinished(folder / "part") as part:
        about = _write(arguments.database, arguments.filestore, part)
        _compare(part)
        part.rename(folder / datetime.now(timezone.utc).strftime(NAMED))
    _rotate(folder, arguments.keep_days, arguments.keep_months)
    _tell(folder, about)


def check(arguments):
    """Restore a backup into a scratch database and compare: a drill."""
    _compare(arguments.backup)
    print(f"{arguments.backup} comes back whole.")


def restore(arguments):
    """Bring a backup back as a database that is not there yet, and compare.

    Database and attachments get their name at the very end: what was stopped on the way
    is nothing that anybody could take for the co-op's.
    """
    about, name = _about(arguments.backup), arguments.database
    target = arguments.filestore / name
    if target.exists():
        raise Failure(f"{target} exists: choose another name, or move it away.")
    if database.exists(name):
        raise Failure(f"Database {name} exists: choose another name, or rename it.")
    part = f"{name}_unfinished"
    with coop_files.unfinished(arguments.filestore / part) as files, _scratch(part):
        wrong = _load(arguments.backup, about, part)
        coop_files.bring_back(arguments.backup / FILES, files)
        wrong += _wrong(part, files, about)
        database.rename(part, name)
        files.rename(target)
    if wrong:
        raise Failure(
            f"Database {name} is there, but not as it was backed up: "
            f"{_listed(wrong)}. Drop it and its attachments, and take another backup."
        )
    print(f"Database {name} is there, with its attachments: compared.")


def age(arguments):
    """Fail unless the newest backup is younger than so many hours."""
    newest = _newest(arguments.folder / arguments.database)
    if not newest or _made(newest) < _ago(hours=arguments.hours):
        raise Failure(
            f"{arguments.database} has no backup younger than {arguments.hours} hours."
        )


@contextlib.contextmanager
def _scratch(name):
    """Have no database of this name, before and after: it goes or got another name."""
    database.drop(name)
    try:
        yield name
    finally:
        with contextlib.suppress(Failure):  # What failed before is what to tell.
            database.drop(name)


def _write(name, filestore, part):
    """Write dump and attachments as of one moment; return what is known of them."""
    with database.snapshot(name) as session:
        about = {"database": name, "figures": database.figures(session.rows)}
        if absent := database.unguarded(session.rows):
            raise Failure(f"Nothing guards the ledger: {', '.join(absent)}.")
        wanted = [file for (file,) in session.rows(database.ATTACHED)]
        options = ("--format=custom", "--no-owner", f"--snapshot={session.name}")
        database.run("pg_dump", *options, f"--file={part / DUMP}", name)
        former = _newest(part.parent)
        about["absent"] = coop_files.copy(
            wanted, filestore / name, part / FILES, former and former / FILES
        )
    about["digest"] = coop_files.digest(part / DUMP, "sha256")
    (part / ABOUT).write_text(json.dumps(about, indent=1))
    return about


def _compare(backup):
    """Restore a backup aside; raise Failure naming all that is not as it was."""
    about = _about(backup)
    with _scratch(f"{about['database']}_backup_check") as scratch:
        wrong = _load(backup, about, scratch)
        wrong += _wrong(scratch, backup / FILES, about)
    if wrong:
        raise Failure(f"{backup} is not what was backed up: {_listed(wrong)}.")


def _load(backup, about, name):
    """Make a database of a dump; return what is wrong with the dump.

    One that has changed may still be the best that there is, so it is tried.
    """
    damaged = coop_files.digest(backup / DUMP, "sha256") != about["digest"]
    try:
        database.load(backup / DUMP, name)
    except Failure as failure:
        if damaged:
            raise Failure(
                f"{backup / DUMP} is damaged and cannot be restored: take another "
                f"backup. ({failure})"
            ) from failure
        raise
    return ["the dump"] * damaged


def _wrong(name, files, about):
    """Return what a restored database and its attachments have not as it was."""
    with database.snapshot(name) as session:
        found = database.figures(session.rows)
        wanted = {file for (file,) in session.rows(database.ATTACHED)}
        known = about["figures"]
        wrong = [what for what in known if found.get(what) != known[what]]
        wrong += database.unguarded(session.rows)
    there = {str(file.relative_to(files)) for file in coop_files.all_of(files)}
    absent = wanted - there - set(about["absent"])
    lost = [*coop_files.damaged(files), *sorted(absent)]
    return wrong + [f"attachment {file}" for file in lost]


def _listed(wrong):
    """Return the first of many differences, and how many more there are."""
    more = len(wrong) - NAMES
    return ", ".join(wrong[:NAMES] + [f"{more} more"] * (more > 0))


def _about(backup):
    """Return what is known of a backup."""
    if absent := [each for each in PARTS if not (backup / each).exists()]:
        raise Failure(f"{backup} is no whole backup: {', '.join(absent)} is missing.")
    try:
        about = json.loads((backup / ABOUT).read_text())
        return {what: about[what] for what in KNOWN}
    except (KeyError, TypeError, ValueError) as error:
        raise Failure(f"{backup / ABOUT} is damaged: take another backup.") from error


def _backups(folder):
    """Return the backups in a folder, the oldest first."""
    return sorted(each for each in folder.glob("*T*Z") if each.is_dir())


def _newest(folder):
    """Return the newest backup of a folder, or None."""
    return next(reversed(_backups(folder)), None)


def _made(backup):
    """Return when a backup was made."""
    made = datetime.strptime(backup.name, NAMED)
    return made.replace(tzinfo=timezone.utc)


def _ago(**span):
    """Return the moment so long ago."""
    return datetime.now(timezone.utc) - timedelta(**span)


def _rotate(folder, days, months):
    """Drop what is older than so many days, but the first of each of so many months."""
    backups = _backups(folder)
    firsts = {}
    for backup in backups:
        firsts.setdefault(backup.name[:6], backup)
    kept = set(list(firsts.values())[-months:] if months else []) | {backups[-1]}
    for backup in backups:
        if backup not in kept and _made(backup) < _ago(days=days):
            shutil.rmtree(backup)


def _tell(folder, about):
    """Say what was made, for the journal."""
    newest = _newest(folder)
    size = sum(file.stat().st_size for file in coop_files.all_of(newest)) / 1e6
    lines = about["figures"]["lines of the ledger"][0]
    print(
        f"{newest}: {size:.1f} MB, {lines} lines of the ledger, restored and compared"
    )
    if about["absent"]:
        print(f"{len(about['absent'])} attachments were not there", file=sys.stderr)


#: The words of the command line, and which of them each command takes.
WORDS = {
    "database": {"help": "its name"},
    "backup": {"type": Path, "help": "the folder of one backup"},
    "--folder": {"type": Path, "required": True, "help": "where all backups are"},
    "--filestore": {
        "type": Path,
        "required": True,
        "help": "Odoo's folder of that name",
    },
    "--keep-days": {"type": int, "default": 14, "help": "all of so many days stay"},
    "--keep-months": {"type": int, "default": 12, "help": "and one of each month"},
    "--hours": {"type": int, "default": 26, "help": "how old it may be"},
}
COMMANDS = {
    take: ("database", "--folder", "--filestore", "--keep-days", "--keep-months"),
    check: ("backup",),
    restore: ("backup", "database", "--filestore"),
    age: ("database", "--folder", "--hours"),
}


def main(argv=None):
    """Do what the command line asks for; exit status 1 tells of a failure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command, words in COMMANDS.items():
        one = commands.add_parser(command.__name__, help=command.__doc__)
        one.set_defaults(run=command)
        for word in words:
            one.add_argument(word, **WORDS[word])
    arguments = parser.parse_args(argv)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stopped)
    try:
        arguments.run(arguments)
    except (Failure, OSError) as failure:
        print(f"FAILED: {_sentence(failure)}", file=sys.stderr)
        return 1
    return 0


def _stopped(*_signal):
    """Let what was begun be taken away again."""
    raise Failure("It was stopped. What was begun is taken away again.")


def _sentence(failure):
    """Return what went wrong; the machine's own words name the file in question."""
    if isinstance(failure, OSError) and failure.strerror:
        return f"{failure.filename2 or failure.filename}: {failure.strerror}."
    return failure


if __name__ == "__main__":
    sys.exit(main())
