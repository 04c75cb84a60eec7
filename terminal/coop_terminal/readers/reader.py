# SPDX-License-Identifier: LGPL-3.0-or-later
"""A reader at work: its line is opened, read, and opened anew when it was away."""

import importlib
import logging
import threading
import time

from coop_terminal.readers.reading import CardRead
from coop_terminal.readers.receiving import Receiver
from coop_terminal.readers.secrecy import forbid_core_dumps

log = logging.getLogger(__name__)

#: Seconds between two looks for a reader that is not there.
RETRY = 1.0


class Reader:
    """Reads one device in a thread of its own and tells what it read.

    ``on_read`` is called with a CardRead and ``on_trouble`` with a code of
    ``troubles.TROUBLES``, both in that thread.
    """

    def __init__(self, settings, on_read, on_trouble, ours, retry=RETRY):
        self.name = settings.name
        self.connected = False
        self.settings = settings
        self._on_read = on_read
        self._on_trouble = on_trouble
        self._receiver = Receiver(settings.kind, settings.name, ours)
        self._retry = retry
        self._missed = False
        self._stopping = threading.Event()
        self._thread = threading.Thread(
            target=self._run, name=f"reader {settings.name}", daemon=True
        )

    def start(self):
        """Begin to read."""
        forbid_core_dumps()
        self._thread.start()

    def stop(self):
        """Stop reading and let the device go."""
        self._stopping.set()
        self._thread.join()

    def _run(self):
        while not self._stopping.is_set():
            self._read_while_it_is_there()

    def _read_while_it_is_there(self):
        try:
            with open_line(self.settings) as line:
                self._found()
                self._read(line)
        except Exception as error:  # drivers raise all sorts
            self._lost(error if isinstance(error, OSError) else type(error).__name__)
            self._stopping.wait(self._retry)

    def _read(self, line):
        while not self._stopping.is_set():
            data = line.read()
            now = time.monotonic()
            results = (
                self._receiver.feed(data, now) if data else self._receiver.tick(now)
            )
            for result in results:
                self._tell(result)

    def _tell(self, result):
        if isinstance(result, CardRead):
            self._on_read(result)
            return
        log.info("reader %s: %s %s", self.name, result.code, result.note)
        self._on_trouble(result.code)

    def _found(self):
        self.connected = True
        if self._missed:
            log.info("reader %s is connected again", self.name)
            self._on_trouble("reader_back")
        self._missed = False

    def _lost(self, error):
        """Tell once that the reader is gone; half a swipe is forgotten."""
        self._receiver.reset()
        self.connected = False
        if not self._missed:
            log.warning("reader %s is not connected: %s", self.name, error)
            self._on_trouble("reader_gone")
        self._missed = True


def open_line(settings):
    """Open the line of a reader, by its kind.

    What a kind of line needs of the system or of packages is asked for only here.

    :raise OSError: if it is not there, or may not be opened
    """
    name = "keyboard_line" if settings.kind.keyboard else "serial_line"
    try:
        module = importlib.import_module(f"coop_terminal.readers.{name}")
    except ImportError as error:
        raise OSError(f"this system cannot read it: {error}") from error
    return module.Line(settings)
