# SPDX-License-Identifier: LGPL-3.0-or-later
"""The command line of ./dev: the table of subcommands and how each is called."""

import argparse
import errno
import importlib
import signal
import sys

from tools import postgres, process, say

COMMANDS = {
    "run": "set up, do the main job in front of you and leave Odoo running",
    "test": "run all tests (--fast: without the long ones; NAME: pick some)",
    "lint": "check style and conventions (--fix: repair what can be)",
    "terminal": "open the terminal program, paired with the demo co-op",
    "shell": "open an Odoo shell, or run a script in it",
    "db": "make a fresh database with the addons installed",
    "update": "upgrade the addons in the demo database",
    "psql": "open the database prompt",
    "i18n": "export and merge translations",
    "contract": "write what servers tell of the terminal contract",
    "roles": "write the guide to roles from the access files",
    "screenshots": "take the pictures of the documentation",
    "backup": "write database and attachments into one archive",
    "restore": "bring such an archive back",
    "stop": "stop everything ./dev has started",
    "clean": "remove what ./dev has made",
}


def overview():
    """Return the short help."""
    lines = [f"  {name:<11}  {text}" for name, text in COMMANDS.items()]
    return "\n".join(
        [
            "coop_card: member cards and patronage refunds for co-operatives, on Odoo.",
            "",
            "usage: ./dev COMMAND [...]",
            "",
            *lines,
            "",
            "Start with ./dev run. More on one command: ./dev COMMAND --help",
        ]
    )


def main(argv):
    """Run one subcommand and return the exit status."""
    if not argv or argv[0] in {"help", "-h", "--help"}:
        print(overview())
        return 0
    name, *rest = argv
    if name not in COMMANDS:
        print(f"./dev has no command {name!r}; ./dev help lists them.", file=sys.stderr)
        return 2
    _end_in_order()
    try:
        return _call(name, rest)
    except say.Failure as failure:
        say.warn(str(failure))
        return 1
    except KeyboardInterrupt:
        say.warn("Stopped.")
        return 128 + signal.SIGINT
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        say.warn(process.no_space(f"./dev {name}"))
        return 1


def _end_in_order():
    """Let a request to end, or a closed terminal, run what has to be run at the end."""
    for request in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(request) is not signal.SIG_IGN:
            signal.signal(request, lambda number, _frame: sys.exit(128 + number))


def _call(name, argv):
    """Import the module of the subcommand, parse its arguments, run it."""
    module = importlib.import_module(f"tools.commands.{name}")
    parser = argparse.ArgumentParser(
        prog=f"./dev {name}", description=module.__doc__.strip()
    )
    module.add_arguments(parser)
    arguments = parser.parse_args(argv)
    try:
        return module.run(arguments) or 0
    finally:
        postgres.release()
