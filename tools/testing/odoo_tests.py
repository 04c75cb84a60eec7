# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run tests in Odoo, each run on a database of its own."""

from tools import addons, database, odoo, paths, process
from tools.testing import catalogue, child, odoo_log, sources

WEB = "test_coop_card_web"
LINT = "test_lint"
KNOWN = paths.ROOT / "tests" / "known_odoo_failures.txt"
# What can find a fault of ours: not the checks of the checkers themselves, and not
# pylint and eslint, which ./dev lint runs on our files only.
CHECKS = (
    "/test_lint",
    "/base:TestOverrides",
    "/base:TestEveryModel",
    "-/test_lint:TestPyLint",
    "-/test_lint:PotLinter",
    "-/test_lint:TestESLint",
    "-/test_lint:TestGetTextLint",
    "-/test_lint:TestSqlLint",
    "-/test_lint:TestI18nChecks",
)


def run_addons(tests, fast):
    """Run the addons' tests that need no browser."""
    left_out = {"browser", "long"} if fast else {"browser"}
    everything = [f"/{addon.name}" for addon in sources.all_addons()]
    everything += [f"-{tag}" for tag in sorted(left_out)]
    all_tests = [t for t in catalogue.tests() if t.addon and not t.tags & left_out]
    return _run("addons", tests, all_tests, everything)


def run_browser(tests, fast):
    """Run the addons' tests that steer a browser."""
    everything = [f"browser/{addon.name}" for addon in sources.all_addons()]
    all_tests = [test for test in catalogue.tests() if "browser" in test.tags]
    return _run("browser", tests, all_tests, everything)


def run_checks(tests, fast):
    """Run Odoo's own tests of the quality of all addons, ours among them."""
    log, status = _run_tagged("checks", CHECKS)
    return odoo_log.read(log, status, known=known_failures())


def known_failures():
    """Return the names of failures in Odoo's own code, which are not ours to mend."""
    lines = KNOWN.read_text().splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _run(name, picked, all_tests, everything):
    """Run the picked tests, or everything; a test that did not run has failed."""
    tags = [test.spec for test in picked] if picked else everything
    log, status = _run_tagged(name, tags)
    expected = {test.id for test in picked or all_tests}
    return odoo_log.read(log, status, expected=expected)


def _run_tagged(name, tags):
    """Run the tests with these tags on a fresh database; return log file and status."""
    log = process.log_file(f"test-{name}")
    base = f"coop_test_{name}"
    database.clone(base, modules=(WEB, LINT))
    try:
        status = child.run(_command(base, tags), log, odoo.environment("lint", "test"))
    finally:
        database.drop(base)
    return log, status


def _command(base, tags):
    """Return the command line of a test run."""
    return odoo.command(
        f"--database={base}",
        f"--addons-path={addons.search_path((WEB,))}",
        f"--test-tags={','.join(tags)}",
        "--stop-after-init",
        "--http-port=0",
        "--log-level=info",
    )
