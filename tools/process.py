# SPDX-License-Identifier: LGPL-3.0-or-later
"""Running other programs: with a clean environment, their output kept in a log file."""

import os
import shutil
import signal
import subprocess

from tools import paths, say

KEPT = (
    "PATH",
    "HOME",
    "USER",
    "LOGNAME",
    "TMPDIR",
    "TERM",
    "COOP_CACHE",
    "COOP_TEST_SCALE",
    "ODOO_PATH",
    "http_proxy",
    "https_proxy",
    "no_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
)


def clean_environment(**extra):
    """Return an environment in which nothing of the machine's Python can interfere."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "PYTHONNOUSERSITE": "1", **extra}


def inherited(prefix):
    """Return the variables of the machine whose names begin with the prefix."""
    return {
        name: value for name, value in os.environ.items() if name.startswith(prefix)
    }


def log_file(name):
    """Return the path of a log file, in a folder that exists."""
    paths.logs().mkdir(parents=True, exist_ok=True)
    return paths.logs() / f"{name}.log"


def run(argv, what, log, watch=None, **options):
    """Run a program to its end; on failure raise Failure with its last words.

    `what` names the work as in "Installing packages", `log` the log file; `watch` is
    called with each line of output. Further options go to subprocess.Popen.
    """
    path = log_file(log)
    options = {"env": clean_environment(), "stdin": subprocess.DEVNULL, **options}
    child = subprocess.Popen(
        ending_with_us(argv),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        **options,
    )
    with open(path, "w") as output, child:
        for line in child.stdout:
            output.write(line)
            if watch:
                watch(line)
    if child.returncode:
        raise failure(what, path)


def attended(argv, **options):
    """Run a program on the person's terminal and return its exit status.

    Ctrl-C is the program's to handle: it does not stop us.
    """
    previous = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        with subprocess.Popen([str(part) for part in argv], **options) as child:
            status = child.wait()
    finally:
        signal.signal(signal.SIGINT, previous)
    return status if status >= 0 else 128 - status


def ending_with_us(argv, ending="TERM"):
    """Return the command line such that the program ends when this process dies."""
    guard = ["setpriv", "--pdeathsig", ending] if shutil.which("setpriv") else []
    return [*guard, *(str(part) for part in argv)]


def failure(what, log):
    """Return the Failure that a log file tells of."""
    text = log.read_text(errors="replace")
    if "No space left on device" in text:
        return say.Failure(no_space(what))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    last = lines[-1] if lines else "it said nothing"
    return say.Failure(f"{what} failed: {last[:300]} (all of it: {log})")


def no_space(what):
    """Return the sentence for a full disk."""
    return (
        f"{what} failed because the disk is full: free some space, or set COOP_CACHE "
        "to a folder on a larger disk, and run the same command again."
    )
