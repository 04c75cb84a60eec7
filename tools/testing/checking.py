# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run the linters of the table."""

import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from tools import odoo, paths, process, venv
from tools.testing import child, javascript, sources

JAVASCRIPT = {"prettier", "eslint"}
PLACES = {"{root}": str(paths.ROOT), "{glob}": "coop_*/**/*"}
LISTS = {
    "{addons}": sources.all_addons,
    "{po}": lambda: sources.in_addons("i18n/*.po*"),
    "{js}": lambda: sources.in_addons("static/**/*.js"),
}


class Finding(NamedTuple):
    """What a checker came to: `text` is empty where all is well."""

    name: str
    text: str
    seconds: float
    log: Path


def run(checkers, fix=False):
    """Yield a Finding for each of the checkers, in their order.

    With `fix` they repair first, one after another: they work on the same files.
    """
    _prepare()
    for checker in checkers if fix else ():
        if checker.fix:
            _run(checker.fix, process.log_file(f"fix-{checker.name}"))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(_check, checkers)


def _prepare():
    """Have the environments of the checkers, before several run at once."""
    venv.python("lint")
    odoo.source()
    if LISTS["{js}"]():
        javascript.program("prettier")


def _check(checker):
    """Run one checker and return its Finding."""
    began = monotonic()
    log = process.log_file(f"lint-{checker.name}")
    text = _said(log) if _run(checker.command, log) else ""
    return Finding(checker.name, text, monotonic() - began, log)


def _run(command, log):
    """Run a checker's command and return its status: 0 where it has nothing to do."""
    name, *rest = command.split()
    arguments = [_fill(word) for word in rest]
    if not all(arguments):
        return 0
    words = [word for filled in arguments for word in filled]
    return child.run([*_program(name), *words], log, _environment())


def _program(name):
    """Return the words that run a checker's program."""
    if name == "odoo":
        return odoo.command()
    if name in JAVASCRIPT:
        return javascript.program(name)
    return [venv.program("lint", name)]


def _fill(word):
    """Return what a word of a command stands for: itself, or a list of files."""
    if word in LISTS:
        return [sources.relative(path) for path in LISTS[word]()]
    for mark, place in PLACES.items():
        word = word.replace(mark, place)
    return [word]


def _said(log):
    """Return the findings in a log file, its decoration left out."""
    text = log.read_text(errors="replace")
    text = re.sub(r"^(\*{5,} Module .*)?\n", "", text, flags=re.MULTILINE).strip()
    return text or f"failed without a word, see {log}"


def _environment():
    """Return the environment of a checker: Odoo and its own checkers importable."""
    folders = (odoo.source() / "odoo/addons/test_lint/tests", odoo.source())
    return odoo.environment() | {
        "PYTHONPATH": os.pathsep.join(map(str, folders)),
        "ADDONS_PATH": str(paths.ROOT),
    }
