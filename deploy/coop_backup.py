#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""Backups of an Odoo database that are known to come back.

A backup is a folder with a dump, the attachments, and `about.json`: figures of the
ledger, its triggers and the digest of the dump. It gets its name only after it has been
restored into a scratch database and compared. Needs Python and PostgreSQL's programs,
nothing else; where the database is, libpq's variables tell (PGHOST, PGUSER, ...).
"""

import argparse
import hashlib
import json
import os
import shutil
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

from coop_database import ATTACHED, FIGURES, Failure, figures, run, snapshot, unguarded

ABOUT, DUMP, FILES = "about.json", "database.dump", "filestore"
NAMED = "%Y%m%dT%H%M%SZ"


def take(arguments):
    """Back up a database, restore it aside, compare, and only then drop old ones."""
    folder = arguments.folder / arguments.database
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / "part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    files = arguments.filestore / arguments.database
    with snapshot(arguments.database) as session:
        about = {"database": arguments.database, "figures": figures(session.rows)}
        if absent := unguarded(session.rows):
            raise Failure(f"Nothing guards the ledger: {', '.join(absent)}.")
        wanted = [name for (name,) in session.rows(ATTACHED)]
        run(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            f"--snapshot={session.name}",
            f"--file={part / DUMP}",
            arguments.database,
        )
        about["absent"] = _copy(wanted, files, part / FILES, _newest(folder))
    about["digest"] = _digest(part / DUMP, "sha256")
    (part / ABOUT).write_text(json.dumps(about, indent=1))
    _compare(part)
    part.rename(folder / datetime.now(timezone.utc).strftime(NAMED))
    _rotate(folder, arguments.keep_days, arguments.keep_months)
    _tell(folder, about)


def check(arguments):
    """Restore a backup into a scratch database and compare: a drill."""
    _compare(arguments.backup)
    print(f"{arguments.backup} comes back whole.")


def restore(arguments):
    """Bring a backup back as a database that is not there yet, and compare."""
    target = arguments.filestore / arguments.database
    if target.exists():
        raise Failure(f"{target} exists: choose another name, or move it away.")
    about = _about(arguments.backup)
    _restore(arguments.backup, arguments.database)
    _bring_back(arguments.backup / FILES, target, arguments.database)
    if wrong := _wrong(arguments.database, target, about):
        raise Failure(
            f"Database {arguments.database} is there, but not as it was backed up: "
            f"{', '.join(wrong)}. Drop it and its attachments, and take another backup."
        )
    print(f"Database {arguments.database} is there, with its attachments: compared.")


def age(arguments):
    """Fail unless the newest backup is younger than so many hours."""
    newest = _newest(arguments.folder / arguments.database)
    if not newest or _made(newest) < _ago(hours=arguments.hours):
        raise Failure(f"{arguments.database} has no backup of {arguments.hours} hours.")


def _copy(names, source, target, former):
    """Copy attachments, as links to those of the backup before; return the absent.

    Files of a filestore never change once written.
    """
    absent = []
    target.mkdir()
    for name in names:
        (target / name).parent.mkdir(exist_ok=True)
        kept = former and former / FILES / name
        if kept and kept.exists():
            os.link(kept, target / name)
        elif (source / name).exists():
            shutil.copyfile(source / name, target / name)
        else:
            absent.append(name)
    return absent


def _compare(backup):
    """Restore a backup aside; raise Failure naming all that is not as it was."""
    about = _about(backup)
    wrong = []
    if _digest(backup / DUMP, "sha256") != about["digest"]:
        wrong.append("the dump")
    scratch = f"{about['database']}_backup_check"
    run("dropdb", "--if-exists", scratch)
    try:
        _restore(backup, scratch)
        wrong += _wrong(scratch, backup / FILES, about)
    finally:
        run("dropdb", "--if-exists", scratch)
    if wrong:
        raise Failure(f"{backup} is not what was backed up: {', '.join(wrong)}.")


def _restore(backup, name):
    """Make a database of a dump; leave none where that fails half-way."""
    run("createdb", "--encoding=UTF8", "--locale=C", "--template=template0", name)
    try:
        run(
            "pg_restore",
            "--no-owner",
            "--exit-on-error",
            "--jobs=2",
            f"--dbname={name}",
            backup / DUMP,
        )
    except Failure:
        run("dropdb", name)
        raise


def _bring_back(files, target, database):
    """Copy attachments beside their database; leave neither where that fails."""
    try:
        shutil.copytree(files, target)
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        run("dropdb", database)
        raise Failure(
            f"Attachments cannot be copied, nothing is restored: {str(error)[-500:]}"
        ) from error


def _wrong(database, files, about):
    """Return what a restored database and its attachments have not as it was."""
    with snapshot(database) as session:
        found = figures(session.rows)
        wanted = {name for (name,) in session.rows(ATTACHED)}
        wrong = [name for name in FIGURES if found[name] != about["figures"][name]]
        wrong += unguarded(session.rows)
    there = {str(file.relative_to(files)) for file in _all(files)}
    absent = wanted - there - set(about["absent"])
    return wrong + [f"attachment {name}" for name in [*_damaged(files), *absent]]


def _about(backup):
    """Return what is known of a backup."""
    try:
        return json.loads((backup / ABOUT).read_text())
    except (OSError, ValueError) as error:
        raise Failure(f"{backup} is no backup, or damaged: {error}.") from error


def _all(folder):
    """Return the files of a folder."""
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _damaged(folder):
    """Yield the attachments that are not what their names say: their SHA-1."""
    for file in _all(folder):
        if _digest(file, "sha1") != file.name:
            yield file.relative_to(folder)


def _digest(file, kind):
    """Return a digest of a file."""
    result = hashlib.new(kind)
    with file.open("rb") as content:
        while block := content.read(1 << 20):
            result.update(block)
    return result.hexdigest()


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
    size = sum(file.stat().st_size for file in _all(newest)) / 1e6
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
    try:
        arguments.run(arguments)
    except Failure as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
