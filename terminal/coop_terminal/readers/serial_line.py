# SPDX-License-Identifier: LGPL-3.0-or-later
"""The serial line of a reader."""

from glob import glob

import serial
from serial.tools import list_ports

from coop_terminal.readers.settings import NoDevice


def find(settings):
    """Return the port of a reader that is plugged in.

    A reader that was plugged out and in again may have another name; the pattern of its
    path or its USB numbers find it all the same.

    :raise NoDevice: if there is none
    """
    ports = _by_usb(settings.usb) if settings.usb else _by_path(settings.port)
    if not ports:
        raise NoDevice(settings.usb or settings.port)
    return ports[0]


def _by_usb(usb):
    vendor, _colon, product = usb.partition(":")
    wanted = (int(vendor, 16), int(product, 16))
    return sorted(
        port.device for port in list_ports.comports() if (port.vid, port.pid) == wanted
    )


def _by_path(path):
    """Return what a path or pattern finds; names such as COM3 are no files."""
    return sorted(glob(path)) if "/" in path or "*" in path else [path]


class Line:
    """An open line; leaving it as a context closes the port, whatever happened."""

    def __init__(self, settings):
        self._port = serial.Serial(
            find(settings),
            settings.baud or settings.kind.baud,
            timeout=settings.kind.silence,
            exclusive=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._port.close()

    def read(self):
        """Return what came; nothing if the line was silent for the kind's time.

        :raise OSError: if the reader is gone
        """
        return self._port.read(max(1, self._port.in_waiting))
