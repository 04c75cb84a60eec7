# SPDX-License-Identifier: LGPL-3.0-or-later
"""Ways to a printer: a serial line, a USB device, the network, or a file."""

import importlib
import os
import select
import socket
import time
from contextlib import closing, contextmanager
from glob import glob
from pathlib import Path

#: Where printers in the network listen, if nobody says otherwise.
RAW_PORT = 9100

#: Seconds after which a printer that takes nothing is gone.
PATIENCE = 10.0

#: Bytes that the slowest line takes in that time.
PIECE = 512


@contextmanager
def opened(settings):
    """Open the way to a printer: an object with write(data) and read(seconds).

    Its ``answers`` tells whether anything can come back.

    :raise OSError: if the printer is not there, or takes nothing for long
    """
    with closing(_KINDS[settings.kind](settings)) as way:
        yield _Chunked(way, settings) if settings.chunk else way


class _Serial:
    """A serial line, which Bluetooth printers have as well."""

    answers = True

    def __init__(self, settings):
        serial = importlib.import_module("serial")
        self._port = serial.Serial(
            _plugged_in(settings.port),
            settings.baud,
            timeout=0,
            write_timeout=PATIENCE,
            exclusive=True,
        )

    def write(self, data):
        """Send bytes, a few at a time: each piece has the printer's patience."""
        for start in range(0, len(data), PIECE):
            self._port.write(data[start : start + PIECE])

    def read(self, seconds):
        """Return the next byte, none if none comes within seconds."""
        self._port.timeout = seconds
        return self._port.read(1)

    def close(self):
        """Let go of the line."""
        self._port.close()


class _Device:
    """A USB printer as Linux shows it, which may stop taking bytes at any time."""

    answers = True

    def __init__(self, settings):
        if not hasattr(os, "O_NONBLOCK"):
            raise OSError("only Linux shows USB printers as devices")
        # Without the last flag, unplugging a line would end a program run by systemd.
        flags = os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY
        self._device = os.open(_plugged_in(settings.port), flags)

    def write(self, data):
        """Send bytes as fast as the printer takes them."""
        left = memoryview(data)
        while left:
            _, ready, _ = select.select([], [self._device], [], PATIENCE)
            if not ready:
                raise TimeoutError("the printer takes nothing")
            left = left[os.write(self._device, left) :]

    def read(self, seconds):
        """Return the next byte, none if none comes within seconds."""
        ready, _, _ = select.select([self._device], [], [], seconds)
        return os.read(self._device, 1) if ready else b""

    def close(self):
        """Let go of the device."""
        os.close(self._device)


class _Network:
    """A printer in the network, which takes what comes at a port."""

    answers = True

    def __init__(self, settings):
        host, _colon, port = settings.port.partition(":")
        address = host, int(port or RAW_PORT)
        self._socket = socket.create_connection(address, timeout=PATIENCE)

    def write(self, data):
        """Send bytes, each piece with the printer's patience."""
        left = memoryview(data)
        while left:
            left = left[self._socket.send(left) :]

    def read(self, seconds):
        """Return the next byte, none if none comes within seconds."""
        ready, _, _ = select.select([self._socket], [], [], seconds)
        return self._socket.recv(1) if ready else b""

    def close(self):
        """Hang up."""
        self._socket.close()


class _File:
    """A file that grows by each slip: to look at, or for another program."""

    answers = False

    def __init__(self, settings):
        self._path = Path(settings.port)
        self._data = b""

    def write(self, data):
        """Keep bytes until the slip is whole."""
        self._data += data

    def close(self):
        """Add the slip to the file."""
        with self._path.open("ab") as file:
            file.write(self._data)


class _Chunked:
    """Sends a few bytes at a time: small printers lose what comes too fast."""

    def __init__(self, way, settings):
        self._way = way
        self._size = settings.chunk
        self._pause = settings.pause_ms / 1000
        self.answers, self.read = way.answers, way.read

    def write(self, data):
        """Send bytes with pauses between them."""
        for start in range(0, len(data), self._size):
            self._way.write(data[start : start + self._size])
            time.sleep(self._pause)


def _plugged_in(port):
    """Return the port that a path or pattern finds; names such as COM3 are no files."""
    found = sorted(glob(port))
    return found[0] if found else port


_KINDS = {"serial": _Serial, "usb": _Device, "network": _Network, "file": _File}
