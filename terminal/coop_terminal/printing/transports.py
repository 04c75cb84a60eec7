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


@contextmanager
def opened(settings):
    """Open the way to a printer: an object with write(data) and read(seconds).

    :raise OSError: if the printer is not there, or takes nothing for long
    """
    with closing(_KINDS[settings.kind](settings)) as way:
        yield _Chunked(way, settings) if settings.chunk else way


class _Serial:
    """A serial line, which Bluetooth printers have as well."""

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
        self._port.write(data)

    def read(self, seconds):
        self._port.timeout = seconds
        return self._port.read(1)

    def close(self):
        self._port.close()


class _Device:
    """A USB printer as the system shows it, which may stop taking bytes at any time."""

    def __init__(self, settings):
        flags = os.O_RDWR | os.O_NONBLOCK
        self._device = os.open(_plugged_in(settings.port), flags)

    def write(self, data):
        left = memoryview(data)
        while left:
            _, ready, _ = select.select([], [self._device], [], PATIENCE)
            if not ready:
                raise TimeoutError("the printer takes nothing")
            left = left[os.write(self._device, left) :]

    def read(self, seconds):
        ready, _, _ = select.select([self._device], [], [], seconds)
        return os.read(self._device, 1) if ready else b""

    def close(self):
        os.close(self._device)


class _Network:
    """A printer in the network, which takes what comes at a port."""

    def __init__(self, settings):
        host, _colon, port = settings.port.partition(":")
        address = host, int(port or RAW_PORT)
        self._socket = socket.create_connection(address, timeout=PATIENCE)

    def write(self, data):
        self._socket.sendall(data)

    def read(self, seconds):
        self._socket.settimeout(seconds)
        try:
            return self._socket.recv(1)
        except TimeoutError:
            return b""
        finally:
            self._socket.settimeout(PATIENCE)

    def close(self):
        self._socket.close()


class _File:
    """A file that grows by each slip: to look at, or for another program."""

    def __init__(self, settings):
        self._file = Path(settings.port).open("ab")  # noqa: SIM115 - closed by opened()

    def write(self, data):
        self._file.write(data)

    def read(self, _seconds):
        return b""

    def close(self):
        self._file.close()


class _Chunked:
    """Sends a few bytes at a time: small printers lose what comes too fast."""

    def __init__(self, way, settings):
        self._way = way
        self._size = settings.chunk
        self._pause = settings.pause_ms / 1000
        self.read = way.read

    def write(self, data):
        for start in range(0, len(data), self._size):
            self._way.write(data[start : start + self._size])
            time.sleep(self._pause)


def _plugged_in(port):
    """Return the port that a path or pattern finds; names such as COM3 are no files."""
    found = sorted(glob(port))
    return found[0] if found else port


_KINDS = {"serial": _Serial, "usb": _Device, "network": _Network, "file": _File}
