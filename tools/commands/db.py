# SPDX-License-Identifier: LGPL-3.0-or-later
"""Make a fresh database with the addons installed, replacing one of that name."""

from tools import database, install, say


def add_arguments(parser):
    """Declare the command line."""
    parser.add_argument("name", help="name of the database")
    parser.add_argument("--demo", action="store_true", help="with demo data")


def run(args):
    """Clone the template."""
    database.check_name(args.name)
    install.ready()
    with say.step(f"Make database {args.name}"):
        database.clone(args.name, demo=args.demo)
