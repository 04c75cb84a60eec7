# SPDX-License-Identifier: LGPL-3.0-or-later
"""Readers that type, on Linux: read from the kernel, before any screen sees the keys.

The device is grabbed, so that no swipe ends up in another program, and its keys are
turned into characters by a table of our own: neither the language of the keyboard nor
CapsLock matter. What the kernel sends for a key is a structure of four numbers, so no
package is needed for it.
"""

import fcntl
import os
import select
import struct
from glob import glob
from pathlib import Path

from coop_terminal.readers.keys import KeyDecoder
from coop_terminal.readers.settings import NoDevice

#: struct input_event of linux/input.h: seconds, microseconds, type, code, value.
EVENT = struct.Struct("@llHHi")

#: EVIOCGRAB of linux/input.h: let nobody else have what the device sends.
GRAB = 0x40044590

DEVICES = "/sys/class/input/event*"


def find(settings):
    """Return the path of a reader that is plugged in.

    :raise NoDevice: if there is none
    """
    paths = _by_usb(settings.usb) if settings.usb else sorted(glob(settings.port))
    if not paths:
        raise NoDevice(settings.usb or settings.port)
    return paths[0]


def _by_usb(usb):
    """Return the event devices whose maker and model are these."""
    wanted = usb.lower().split(":")
    return [
        f"/dev/input/{Path(device).name}"
        for device in sorted(glob(DEVICES))
        if [_text(f"{device}/device/id/{name}") for name in ("vendor", "product")]
        == wanted
    ]


def _text(path):
    try:
        return Path(path).read_text().strip()
    except OSError:
        return ""


class Line:
    """A grabbed device; leaving it as a context closes it, which lets it go."""

    def __init__(self, settings, grab=None):
        self._silence = settings.kind.silence
        self._decoder = KeyDecoder()
        self._device = os.open(find(settings), os.O_RDONLY | os.O_NONBLOCK)
        try:
            (grab or _grab)(self._device)
        except OSError:
            os.close(self._device)
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        os.close(self._device)

    def read(self):
        """Return the characters typed; none if the silence of the kind passed.

        :raise OSError: if the reader is gone
        """
        ready, _, _ = select.select([self._device], [], [], self._silence)
        if not ready:
            return b""
        data = os.read(self._device, EVENT.size * 64)
        if not data:
            raise OSError("the reader is gone")
        return b"".join(
            self._decoder.take(kind, code, value)
            for _seconds, _micros, kind, code, value in EVENT.iter_unpack(data)
        )


def _grab(device):
    fcntl.ioctl(device, GRAB, 1)
