# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where tests plug readers in: serial lines as far as the system can pretend them."""

import os
import time
import tty


class Slot:
    """A place where a reader is plugged in: a pair of pseudo-terminals."""

    def __init__(self, folder):
        self.folder = folder
        self.plugs = 0
        self.writer = None

    @property
    def port(self):
        """The pattern by which the reader is found, whatever its name is."""
        return str(self.folder / "reader*")

    def plug(self):
        """Plug the reader in, under a name it did not have before."""
        self.plugs += 1
        self.writer, line = os.openpty()
        tty.setraw(self.writer)
        tty.setraw(line)
        (self.folder / f"reader{self.plugs}").symlink_to(os.ttyname(line))
        os.close(line)

    def unplug(self):
        """Take it out."""
        (self.folder / f"reader{self.plugs}").unlink()
        os.close(self.writer)
        self.writer = None

    def send(self, text):
        """Send what the reader sends."""
        os.write(self.writer, text.encode())


def wait_until(reached):
    """Wait until something that another thread does is done."""
    until = time.monotonic() + 10
    while not reached():
        assert time.monotonic() < until
        time.sleep(0.002)
