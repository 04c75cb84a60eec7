# SPDX-License-Identifier: LGPL-3.0-or-later
"""Remove what ./dev has made: databases, attachments, environments, Odoo."""

import contextlib
import shutil
import sys

from tools import cluster, lock, paths, postgres, say, server

MADE = (
    "apt",
    "configuration",
    "data",
    "i18n",
    "links",
    "logs",
    "odoo",
    "odoo.part",
    "postgres",
    "servers",
    "tmp",
    "venv",
)
FETCHED = ("downloads",)


def add_arguments(parser):
    """Declare the command line."""
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--all", action="store_true", help="also what was downloaded")


def run(args):
    """Stop what runs, then remove the folders that are ours."""
    folders = [*_folders(MADE + FETCHED * args.all), cluster.folder()]
    folders = [folder for folder in dict.fromkeys(folders) if folder.exists()]
    if not folders:
        say.note("There is nothing to remove.")
        return
    if not args.yes and not _confirmed(folders):
        say.note("Nothing was removed.")
        return
    with lock.open_lock("postgres-users") as users:
        if not lock.try_lock(users):
            raise say.Failure("Another ./dev is running: end it (./dev stop) first.")
        server.stop_all()
        if postgres.is_installed():
            postgres.stop()
        with say.step("Remove"):
            for folder in folders:
                shutil.rmtree(folder)
    shutil.rmtree(paths.locks(), ignore_errors=True)
    for parent in (paths.cache(), cluster.folder().parent):
        with contextlib.suppress(OSError):  # It holds something else, or is gone.
            parent.rmdir()


def _folders(names):
    """Return the folders of these names in the cache and what we write to the clone."""
    return [*(paths.cache() / name for name in names), paths.OUT]


def _confirmed(folders):
    """Ask the person whether all this may go, databases included."""
    for folder in folders:
        say.note(f"  {folder}")
    if not sys.stdin.isatty():
        raise say.Failure("Confirm with ./dev clean --yes.")
    return input("Remove these, with all databases in them? [y/N] ").lower() == "y"
