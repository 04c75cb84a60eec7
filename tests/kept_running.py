# SPDX-License-Identifier: LGPL-3.0-or-later
"""A server that is started again when it ends, as services of a machine are."""

import threading
import time
from contextlib import contextmanager, suppress

from tools import say
from tools.server import is_free


@contextmanager
def kept_running(server):
    """Start a server again whenever it ends within the block.

    Odoo's first process ends when it misses a worker while PostgreSQL is away.
    """
    ending = threading.Event()

    def watch():
        while not ending.is_set():
            server.child.wait()
            if not ending.is_set():
                _start_again(server)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ending.set()


def _start_again(server):
    """Start a server that has ended, once nothing of it is left.

    Where it ends at once, as PostgreSQL is still away, it is started again.
    """
    server.stop()
    while not is_free(server.port):
        time.sleep(0.05)
    with suppress(say.Failure):
        server.__enter__()
