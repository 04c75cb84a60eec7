# SPDX-License-Identifier: LGPL-3.0-or-later
"""Everything ./dev says to a person: steps, progress and failures.

On a terminal a step is one line that is redrawn while it runs; in a log it is one
plain line, with a few more while a long step goes on.
"""

import os
import sys
import time
from contextlib import contextmanager

WIDTH = 52
BAR = 24
LOG_INTERVAL = 20.0


class Failure(Exception):
    """What went wrong and what to do about it, in one sentence for a person."""


class Screen:
    """The line that is being written, so that two writers never share it."""

    def __init__(self):
        self.beside_results = False
        self.open_title = None
        self.last_progress = 0.0

    @property
    def stream(self):
        """Where lines go: standard error where the output is another's results."""
        return sys.stderr if self.beside_results else sys.stdout

    @property
    def live(self):
        """Whether lines may be redrawn: only where a person watches a terminal."""
        return self.stream.isatty() and os.environ.get("TERM") != "dumb"

    def write(self, text):
        """Write at once, without ending the line."""
        self.stream.write(text)
        self.stream.flush()

    def end_line(self):
        """End a line that a running step left open, if there is one."""
        if self.open_title is not None:
            self.write("\r\033[K" if self.live else "\n")
            self.open_title = None

    def colour(self, code, text):
        """Return the text in an ANSI colour where colours are welcome."""
        if not self.live or os.environ.get("NO_COLOR"):
            return text
        return f"\033[{code}m{text}\033[0m"


screen = Screen()


def to_stderr():
    """Leave standard output to another program's results from here on."""
    screen.beside_results = True


def note(text=""):
    """Print one line of its own."""
    screen.end_line()
    screen.write(f"{text}\n")


def warn(text):
    """Print one line to standard error, for what a person should look at."""
    screen.end_line()
    print(screen.colour("33", text), file=sys.stderr, flush=True)


@contextmanager
def step(title):
    """Say what is being done while the block runs, and how long it took."""
    screen.end_line()
    screen.write(f"{screen.colour('36', '·')} {title} ...")
    screen.open_title = title
    began = screen.last_progress = time.monotonic()
    try:
        yield
    except BaseException:
        screen.end_line()
        raise
    _close_step(title, time.monotonic() - began)


def _close_step(title, seconds):
    """Finish the line of a step with the time it took."""
    taken = f"{seconds:6.1f} s"
    if screen.open_title == title and not screen.live:
        screen.write(f"{' ' * max(WIDTH - len(title) - 6, 1)}{taken}\n")
        screen.open_title = None
        return
    screen.end_line()
    screen.write(f"{screen.colour('32', '✓')} {title:<{WIDTH}} {taken}\n")


def progress(done, total, label=""):
    """Show how far the running step is: `done` of `total`, labelled e.g. "40 MB"."""
    share = min(done / total, 1.0) if total else 1.0
    now = time.monotonic()
    pause = 0.1 if screen.live else LOG_INTERVAL
    if now - screen.last_progress < pause:
        return
    screen.last_progress = now
    if screen.live:
        _draw_bar(share, label)
    else:
        title = screen.open_title
        screen.write(f" {share:.0%}")
        screen.open_title = title


def _draw_bar(share, label):
    """Redraw the running step's line with a bar."""
    title = screen.open_title or ""
    filled = round(BAR * share)
    bar = "█" * filled + "░" * (BAR - filled)
    screen.write(
        f"\r\033[K{screen.colour('36', '·')} {title} {bar} {share:4.0%} {label}"
    )
