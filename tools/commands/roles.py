# SPDX-License-Identifier: LGPL-3.0-or-later
"""Write the guide to roles, docs/guides/roles.md, from what the addon declares."""

from tools import roles, say


def add_arguments(parser):
    """Declare the arguments of ./dev roles: none."""


def run(args):
    """Bring the guide up to date with access rights, menus and steps."""
    roles.GUIDE.write_text(roles.text())
    say.note(f"Wrote {roles.GUIDE.name}.")
    return 0
