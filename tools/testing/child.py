# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run a program to its end, whatever that end is, and leave nothing of it running."""

import os
import signal
import subprocess
from contextlib import suppress

from tools import paths, process

#: Seconds; a run that takes longer hangs. COOP_TEST_SCALE asks for longer ones.
TIMEOUT = 1500 * int(os.environ.get("COOP_TEST_SCALE", "1"))
TIMED_OUT = 124
TAIL = 30  # lines

#: What runs now, in whichever thread.
_running = set()


def run(command, log, env=None, timeout=TIMEOUT):
    """Run the command at the root of the checkout and return its exit status.

    Its output goes to the file `log`. It gets a process group of its own, and what is
    left of that group in the end is stopped: an interrupted or hanging run leaves
    neither servers nor browsers behind. One that takes longer than `timeout` seconds
    hangs; it has the status TIMED_OUT.
    """
    with log.open("wb") as output:
        child = subprocess.Popen(
            process.ending_with_us(command),
            cwd=paths.ROOT,
            env=env or process.clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        _running.add(child)
        try:
            return child.wait(timeout)
        except subprocess.TimeoutExpired:
            return TIMED_OUT
        finally:
            _stop_group(child)
            _running.discard(child)


def stop_all():
    """Stop what other threads run; each of them gets the status of its program."""
    for child in tuple(_running):
        _stop_group(child)


def _stop_group(child):
    """Stop the process and whatever it has started."""
    for name in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(child.pid, name)
            child.wait(10)


def tail(log):
    """Return the last lines of a log file."""
    lines = log.read_text(errors="replace").splitlines()
    return "\n".join(lines[-TAIL:])
