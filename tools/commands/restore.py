# SPDX-License-Identifier: LGPL-3.0-or-later
"""Bring a backup back; an existing database is replaced only with --force.

All is done beside the existing database, which is replaced at the very end.
"""

import tempfile
from pathlib import Path

from tools import archive, database, install, lock, paths, postgres, process, say, store

RESTORE = ("--no-owner", "--single-transaction")


def add_arguments(parser):
    """Declare the command line."""
    parser.add_argument("file", type=Path, help="archive that ./dev backup wrote")
    parser.add_argument("-d", "--database", help="default: the name it had")
    parser.add_argument(
        "--force", action="store_true", help="replace a database of this name"
    )


def run(args):
    """Check the archive, restore it under another name, give it its own."""
    if not args.file.is_file():
        raise say.Failure(f"There is no file {args.file}: check its name.")
    paths.check_space(3 * args.file.stat().st_size)
    install.ready()
    with tempfile.TemporaryDirectory(dir=paths.scratch()) as folder:
        with say.step(f"Check {args.file.name}"):
            contents = archive.extract(args.file, Path(folder))
        name = args.database or contents["database"]
        database.check_name(name)
        if database.exists(name) and not args.force:
            raise say.Failure(
                f"Database {name!r} exists: replace it with --force, or restore under "
                "another name with --database."
            )
        with lock.exclusive("databases"), say.step(f"Restore {name}"):
            part = f"{name}_restore"
            _restore(part, Path(folder))
            store.label(part, contents["label"])
            store.drop(name)
            store.rename(part, name)


def _restore(name, folder):
    """Make a database and its filestore from an unpacked archive."""
    store.drop(name)
    store.create(name)
    dump = folder / archive.DUMP
    process.run(
        [postgres.program("pg_restore"), *RESTORE, f"--dbname={name}", dump],
        "Restoring the database",
        "restore",
        env=process.clean_environment(**postgres.environment()),
    )
    if (folder / "filestore").exists():
        paths.filestore(name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "filestore").rename(paths.filestore(name))
