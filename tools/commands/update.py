# SPDX-License-Identifier: LGPL-3.0-or-later
"""Upgrade the addons in the demo database (or another one) to what they are now."""

from tools import database, install


def add_arguments(parser):
    """Declare the command line."""
    parser.add_argument(
        "-d", "--database", default=database.DEMO, help="default: %(default)s"
    )


def run(args):
    """Upgrade our addons."""
    install.ready()
    database.require(args.database)
    database.update(args.database)
