# SPDX-License-Identifier: LGPL-3.0-or-later
"""The machine's Chromium without a window, steered through two pipes.

It speaks the DevTools protocol: one JSON object for each message, ended by a zero byte.
Through pipes that needs neither a port nor a library.
"""

import contextlib
import fcntl
import json
import os
import shutil
import signal
import tempfile

from tools import paths, process, say
from tools.browser.page import Page

PROGRAMS = ("chromium", "google-chrome")
OPTIONS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--hide-scrollbars",
    "--mute-audio",
    "--no-first-run",
)
#: Where Chromium expects what is said to it, and what it answers.
HEARS, SAYS = 3, 4
END = b"\0"


class Chromium:
    """`with Chromium() as browser: page = browser.open_page()`."""

    def __init__(self):
        self.log = process.log_file("chromium")
        self._messages = 0

    def __enter__(self):
        self._profile = tempfile.TemporaryDirectory(
            dir=paths.scratch(), ignore_cleanup_errors=True
        )
        hears, say_to = map(_out_of_the_way, os.pipe())
        hear_from, says = map(_out_of_the_way, os.pipe())
        self._start(hears, says)
        os.close(hears)
        os.close(says)
        self._to, self._from = open(say_to, "wb"), open(hear_from, "rb")
        self._heard = b""
        return self

    def __exit__(self, *exception):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        with contextlib.suppress(BrokenPipeError):
            self._to.close()
        self._from.close()
        self._profile.cleanup()

    def _start(self, hears, says):
        """Start it in a process group of its own, with the pipes where it expects."""
        command = [_program(), *OPTIONS, f"--user-data-dir={self._profile.name}"]
        if os.geteuid() == 0:
            command.append("--no-sandbox")
        command = process.ending_with_us([*command, "about:blank"], ending="KILL")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        self._pid = os.posix_spawnp(
            command[0],
            command,
            process.clean_environment(),
            file_actions=[
                (os.POSIX_SPAWN_DUP2, hears, HEARS),
                (os.POSIX_SPAWN_DUP2, says, SAYS),
                (os.POSIX_SPAWN_OPEN, 1, str(self.log), flags, 0o644),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
            setpgroup=0,
        )

    def open_page(self):
        """Return a new, empty tab."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        return Page(self, session["sessionId"])

    def ask(self, method, session=None, **parameters):
        """Send a command of the protocol and return its result."""
        self._messages += 1
        message = {"id": self._messages, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        with contextlib.suppress(BrokenPipeError):  # its log tells more
            self._to.write(json.dumps(message).encode() + END)
            self._to.flush()
        answer = self._answer(self._messages)
        if "error" in answer:
            raise say.Failure(f"Chromium refused {method}: {answer['error']}")
        return answer["result"]

    def _answer(self, number):
        """Return what is answered to a message; events are of no interest here."""
        while True:
            *whole, self._heard = self._heard.split(END)
            for text in whole:
                message = json.loads(text)
                if message.get("id") == number:
                    return message
            if not (more := self._from.read1()):
                raise process.failure("Steering Chromium", self.log)
            self._heard += more


def _program():
    """Return the path of the browser."""
    found = filter(None, map(shutil.which, PROGRAMS))
    try:
        return next(found)
    except StopIteration:
        raise say.Failure(
            "Chromium is missing: sudo apt-get install chromium"
        ) from None


def _out_of_the_way(number):
    """Return a copy of a file descriptor above those that Chromium expects."""
    copy = fcntl.fcntl(number, fcntl.F_DUPFD_CLOEXEC, SAYS + 1)
    os.close(number)
    return copy
