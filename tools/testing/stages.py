# SPDX-License-Identifier: LGPL-3.0-or-later
"""The table of test stages, and what ./dev test runs of each."""

from collections.abc import Callable
from typing import NamedTuple

from tools.testing import checking, odoo_own, odoo_tests, suite_tests
from tools.testing.checkers import CHECKERS
from tools.testing.outcome import Outcome


class Stage(NamedTuple):
    """One stage; `run(tests, fast)` gives an Outcome.

    `tests` are the ones picked from the catalogue, None for all of the stage; `fast`
    leaves the long ones out. A `slow` stage is left out by --fast as a whole, an
    `extra` one runs only when it is named.
    """

    name: str
    title: str
    run: Callable
    slow: bool = False
    extra: bool = False


def _lint(tests, fast):
    """Run the linters, each counted as one test."""
    outcome = Outcome()
    for finding in checking.run(CHECKERS):
        if finding.text:
            outcome.fail(finding.name, finding.text)
            outcome.logs.append(finding.log)
        else:
            outcome.passed += 1
    return outcome


STAGES = (
    Stage("lint", "Linters", _lint),
    Stage("suite", "Suite tests without a server", suite_tests.run_plain),
    Stage("terminal", "Tests of the terminal program", suite_tests.run_terminal),
    Stage("addons", "Tests of the addons in Odoo", odoo_tests.run_addons),
    Stage("odoo", "Odoo's own checks on our addons", odoo_tests.run_checks, slow=True),
    Stage("server", "Suite tests against a real server", suite_tests.run_server),
    Stage("screens", "All screens, for everybody", suite_tests.run_screens, slow=True),
    Stage("browser", "Tests in a real browser", odoo_tests.run_browser, slow=True),
    Stage("odoo-own", "Odoo's own tests with and without us", odoo_own.run, extra=True),
)


def stage_of(test):
    """Return the name of the stage that runs a test of the catalogue."""
    if test.addon:
        return "browser" if "browser" in test.tags else "addons"
    top, folder = test.file.split("/")[:2]
    if top == "terminal":
        return "terminal"
    return {"server": "server", "browser": "screens"}.get(folder, "suite")
