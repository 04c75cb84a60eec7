# SPDX-License-Identifier: LGPL-3.0-or-later
"""A printer at the end of a line, which answers, or stops to."""

import os
import select
import threading
import tty

from coop_terminal.printing import escpos

#: Answers of a printer that is well, without paper, and with its cover open.
WELL, NO_PAPER, OPEN = b"\x12", b"\x72", b"\x16"


class Device:
    """A printer at the other end of a line, which notes what it gets.

    :param answers: what it says to each question it is asked at once
    :param dies_after: bytes after which its line is gone
    :param silent_after: bytes after which it says nothing any more
    :param paper: bytes after which its paper ends
    :param tells_end: whether it tells when it has printed all
    """

    def __init__(self, answers=None, tells_end=True, **after):
        self.got = b""
        self.ends_asked = 0
        self._answers = answers or {}
        self._tells_end = tells_end
        self._after = after
        self._near, line = os.openpty()
        tty.setraw(self._near)
        tty.setraw(line)
        self.path = os.ttyname(line)
        self._line = line
        self._leave, self._left = os.pipe()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_error):
        os.write(self._left, b".")
        self._thread.join()
        for one in (self._line, self._leave, self._left):
            os.close(one)

    def _run(self):
        alive = leaving = False
        while not leaving or alive:
            wait = 0 if leaving else None
            ready, _, _ = select.select([self._near, self._leave], [], [], wait)
            leaving, alive = leaving or self._leave in ready, self._near in ready
            if alive:
                self._take(os.read(self._near, 256))
            if self._is_past("dies_after"):
                break
        os.close(self._near)

    def _take(self, data):
        for question in (escpos.PAPER, escpos.WHY_OFFLINE):
            if question in data:
                usual = self._answers.get(question, WELL)
                self._say(NO_PAPER if self._is_past("paper") else usual)
            data = data.replace(question, b"")
        self.ends_asked += data.count(escpos.DONE)
        if escpos.DONE in data and self._tells_end and not self._is_past("paper"):
            self._say(b"\0")
        self.got += data.replace(escpos.DONE, b"")

    def _say(self, answer):
        if self._answers and not self._is_past("silent_after"):
            os.write(self._near, answer)

    def _is_past(self, point):
        return len(self.got) > self._after.get(point, len(self.got))
