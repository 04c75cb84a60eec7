# SPDX-License-Identifier: LGPL-3.0-or-later
"""The table of linters: what each runs, and how it repairs what it can."""

import os
import re
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import NamedTuple

from tools import odoo, paths, process, venv
from tools.testing import child, sources

ODOO_CHECKS = (
    "used-before-assignment,undefined-variable,eval-used,unreachable,"
    "function-redefined,sql-injection,missing-gettext,gettext-variable,"
    "gettext-placeholders,gettext-repr,raise-unlink-override"
)
ODOO_PLUGINS = (
    "_pylint_path_setup,pylint.extensions.bad_builtin,_odoo_checker_sql_injection,"
    "_odoo_checker_gettext,_odoo_checker_unlink_override"
)


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


def check(checker, fix=False):
    """Run one checker and return its Finding; with `fix` it repairs first."""
    began = monotonic()
    log = process.log_file(f"lint-{checker.name}")
    if fix and checker.fix:
        child.run(_words(checker.fix), log, _environment())
    status = child.run(_words(checker.command), log, _environment())
    text = _said(log) if status else ""
    return Finding(checker.name, text, monotonic() - began)


def _said(log):
    """Return the findings in a log file, its decoration left out."""
    text = log.read_text(errors="replace")
    text = re.sub(r"^(\*{5,} Module .*)?\n", "", text, flags=re.MULTILINE).strip()
    return text or f"failed without a word, see {log}"


def _words(command):
    """Return the words of a checker's command with programs and lists filled in."""
    program, *rest = command.split()
    arguments = [filled for word in rest for filled in _fill(word)]
    if program == "odoo":
        return odoo.command(*arguments)
    return [venv.program("lint", program), *arguments]


def _fill(word):
    """Return what a word of a command stands for: one or more arguments."""
    if word == "{addons}":
        return [sources.relative(path) for path in sources.all_addons()]
    if word == "{po}":
        found = (path.glob("i18n/*.po*") for path in sources.all_addons())
        return sorted(sources.relative(file) for files in found for file in files)
    return [word.replace("{root}", str(paths.ROOT)).replace("{glob}", "coop_*/**/*")]


def _environment():
    """Return the environment of a checker: Odoo and its own checkers importable."""
    folders = (odoo.source() / "odoo/addons/test_lint/tests", odoo.source())
    return odoo.environment() | {
        "PYTHONPATH": os.pathsep.join(map(str, folders)),
        "ADDONS_PATH": str(paths.ROOT),
    }
