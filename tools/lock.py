# SPDX-License-Identifier: LGPL-3.0-or-later
"""Locks between several ./dev at once; the system frees them when a process dies."""

import fcntl
from contextlib import contextmanager

from tools import paths, say


def open_lock(name):
    """Return the open file that stands for a lock."""
    paths.locks().mkdir(parents=True, exist_ok=True)
    return open(paths.locks() / f"{name}.lock", "w")


def try_lock(file, kind=fcntl.LOCK_EX):
    """Take the lock if nobody else holds it; return whether that worked."""
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def exclusive(name):
    """Hold a lock while the block runs, and say so where one has to wait for it."""
    with open_lock(name) as file:
        if not try_lock(file):
            say.note(f"Waiting for another ./dev that is busy with {name} ...")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
