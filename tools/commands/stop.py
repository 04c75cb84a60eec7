# SPDX-License-Identifier: LGPL-3.0-or-later
"""Stop everything ./dev has started: servers and the database cluster."""

from tools import postgres, say, server


def add_arguments(parser):
    """Declare the command line: there is nothing to choose."""


def run(_args):
    """Stop servers first, then the cluster they use."""
    count = server.stop_all()
    if count:
        say.note(f"Stopped {count} server{'s' * (count > 1)}.")
    if postgres.is_installed() and postgres.is_running():
        postgres.stop()
        say.note("Stopped the database.")
