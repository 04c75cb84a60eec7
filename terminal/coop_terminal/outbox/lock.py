# SPDX-License-Identifier: LGPL-3.0-or-later
"""One process at a time has an outbox. The system lets go when the process ends."""

import os

from coop_terminal.outbox.errors import OutboxError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt


class Lock:
    """The lock of a folder; taken when made."""

    def __init__(self, path):
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._file)
        except OSError:
            os.close(self._file)
            raise OutboxError(
                "Another program has this terminal open: close that one first."
            ) from None

    def release(self):
        """Let another process have it."""
        os.close(self._file)


def _take(file):
    """Lock the file; raise OSError at once where another process has it."""
    if fcntl:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
