# SPDX-License-Identifier: LGPL-3.0-or-later
"""The table of linters: what each runs, and how it repairs what it can."""

import os
import re
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import NamedTuple

from tools import odoo, paths, process, venv
from tools.testing import child, javascript, sources

ODOO_CHECKS = (
    "used-before-assignment,undefined-variable,eval-used,unreachable,"
    "function-redefined,sql-injection,missing-gettext,gettext-variable,"
    "gettext-placeholders,gettext-repr,raise-unlink-override"
)
ODOO_PLUGINS = (
    "_pylint_path_setup,pylint.extensions.bad_builtin,_odoo_checker_sql_injection,"
    "_odoo_checker_gettext,_odoo_checker_unlink_override"
)


JAVASCRIPT = {"prettier", "eslint"}
LISTS = {"{po}": "i18n/*.po*", "{js}": "static/**/*.js"}
LEFT_OUT = (
    "missing-readme",  # the README at the root speaks for every addon
    "consider-merging-classes-inherited",  # a large model has a file for each subject
)


class Checker(NamedTuple):
    """One linter; `command` and `fix` are words apart from the {lists} of `_fill`."""

    name: str
    command: str
    fix: str = ""


CHECKERS = (
    Checker("ruff", "ruff check --output-format=concise .", "ruff check --fix ."),
    Checker("format", "ruff format --check --output-format=concise .", "ruff format ."),
    Checker(
        "pylint-odoo",
        "pylint --disable=all --enable=odoolint"
        f" --disable={','.join(LEFT_OUT)} {{addons}}",
    ),
    Checker(
        "oca-module",
        "oca-checks-odoo-module {addons}",
        "oca-checks-odoo-module --fix {addons}",
    ),
    Checker("oca-po", "oca-checks-po {po}", "oca-checks-po --fix {po}"),
    # What Odoo runs on its own code in test_lint, here on ours only.
    Checker(
        "odoo-pylint",
        "pylint --rcfile= --disable=all --score=n"
        f" --enable={ODOO_CHECKS} --load-plugins={ODOO_PLUGINS} {{addons}}",
    ),
    Checker("prettier", "prettier --check {js}", "prettier --write {js}"),
    Checker("eslint", "eslint {js}", "eslint --fix {js}"),
    # Odoo's rewriter of outdated code; the pattern keeps it out of Odoo's addons.
    Checker(
        "odoo-upgrade",
        "odoo upgrade_code --from=17.0 --glob={glob} --addons-path={root} --dry-run",
        "odoo upgrade_code --from=17.0 --glob={glob} --addons-path={root}",
    ),
)


class Finding(NamedTuple):
    """What a checker came to: `text` is empty where all is well."""

    name: str
    text: str
    seconds: float


def run(checkers, fix=False):
    """Yield a Finding for each of the checkers, in their order."""
    prepare()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(lambda checker: check(checker, fix), checkers)


def prepare():
    """Have the environments of the checkers, before several run at once."""
    venv.python("lint")
    odoo.source()
    if sources.in_addons(LISTS["{js}"]):
        javascript.program("prettier")


def check(checker, fix=False):
    """Run one checker and return its Finding; with `fix` it repairs first."""
    began = monotonic()
    log = process.log_file(f"lint-{checker.name}")
    if fix and checker.fix:
        _run(checker.fix, log)
    status = _run(checker.command, log)
    text = _said(log) if status else ""
    return Finding(checker.name, text, monotonic() - began)


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
    if word == "{addons}":
        return [sources.relative(folder) for folder in sources.all_addons()]
    if word in LISTS:
        return [sources.relative(file) for file in sources.in_addons(LISTS[word])]
    return [word.replace("{root}", str(paths.ROOT)).replace("{glob}", "coop_*/**/*")]


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
