# SPDX-License-Identifier: LGPL-3.0-or-later
"""Write a database and its attachments into one archive; the server may run on."""

import tempfile
from pathlib import Path

from tools import archive, database, install, odoo, paths, postgres, process, say, store

DUMP = ("--format=custom", "--no-owner")


def add_arguments(parser):
    """Declare the command line."""
    parser.add_argument("file", type=Path, help="archive to write")
    parser.add_argument(
        "-d", "--database", default=database.DEMO, help="default: %(default)s"
    )


def run(args):
    """Dump the database first: what its attachments name is then in the filestore."""
    if args.file.exists():
        raise say.Failure(
            f"{args.file} exists: choose another name or remove it first."
        )
    if not args.file.absolute().parent.is_dir():
        raise say.Failure(f"There is no folder {args.file.absolute().parent}: make it.")
    install.ready()
    database.require(args.database)
    with tempfile.TemporaryDirectory(dir=paths.scratch()) as folder:
        dump = Path(folder) / archive.DUMP
        with say.step(f"Dump {args.database}"):
            process.run(
                [postgres.program("pg_dump"), *DUMP, f"--file={dump}", args.database],
                "Dumping the database",
                "backup",
                env=process.clean_environment(**postgres.environment()),
            )
        with say.step(f"Write {args.file.name}"):
            about = {"database": args.database, "odoo": odoo.SERIES}
            about["label"] = store.label_of(args.database)
            archive.write(args.file, dump, paths.filestore(args.database), about)
    say.note(f"{args.file}: {args.file.stat().st_size / 1e6:.1f} MB")
