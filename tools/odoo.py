# SPDX-License-Identifier: LGPL-3.0-or-later
"""The Odoo in use: fetched into the cache, or the one that ODOO_PATH names."""


def source():
    """Return the folder on Python's path that holds the `odoo` package."""


def command(*arguments):
    """Return the command line that runs Odoo with these arguments."""


def environment(*sets):
    """Return the environment of an Odoo process.

    `sets` names further requirement sets (requirements/NAME.lock) whose packages
    the process may import beside Odoo's own.
    """


def run(*arguments, sets=(), log="odoo"):
    """Run Odoo to its end; raise Failure naming the log file if it fails."""
