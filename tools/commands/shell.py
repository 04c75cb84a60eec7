# SPDX-License-Identifier: LGPL-3.0-or-later
"""Open an Odoo shell, or run a script in it.

The script comes from a file, or from standard input where that is no terminal. It finds
`env`; nothing is kept unless it calls env.cr.commit(). Its exit status is ours.
"""

from pathlib import Path

from tools import database, install, odoo, say


def add_arguments(parser):
    """Declare the command line."""
    parser.add_argument(
        "-d", "--database", default=database.DEMO, help="default: %(default)s"
    )
    parser.add_argument("script", nargs="?", type=Path, help="file to run")


def run(args):
    """Run Odoo's shell on the terminal, or the script in it."""
    say.to_stderr()
    if args.script and not args.script.is_file():
        raise say.Failure(f"There is no script {args.script}: check its name.")
    install.ready()
    database.require(args.database)
    return odoo.shell(args.database, args.script)
