# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run tests in Odoo, each run on a database of its own."""

from tools import database, odoo, paths, process
from tools.testing import child, odoo_log, sources

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
    left_out = ["-browser", *(["-long"] if fast else [])]
    tags = _picked(tests) or [*_all(""), *left_out]
    return _run("addons", tags)


def run_browser(tests, fast):
    """Run the addons' tests that steer a browser."""
    tags = _picked(tests) or _all("browser")
    return _run("browser", tags)


def run_checks(tests, fast):
    """Run Odoo's own tests of the quality of all addons, ours among them."""
    return _run("checks", CHECKS, known_failures())


def known_failures():
    """Return the names of failures in Odoo's own code, which are not ours to mend."""
    lines = KNOWN.read_text().splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _picked(tests):
    """Return the --test-tags of tests picked by name."""
    return [test.spec for test in tests or ()]


def _all(tag):
    """Return the --test-tags of all tests with that tag in our addons."""
    return [f"{tag}/{addon.name}" for addon in sources.all_addons()]


def _run(name, tags, known=frozenset()):
    """Run the tests with these tags on a fresh database and return their Outcome."""
    log = process.log_file(f"test-{name}")
    base = f"coop_test_{name}"
    database.clone(base, modules=(WEB, LINT))
    try:
        status = child.run(_command(base, tags), log, odoo.environment("lint", "test"))
    finally:
        database.drop(base)
    return odoo_log.read(log, status, known)


def _command(base, tags):
    """Return the command line of a test run."""
    return odoo.command(
        f"--database={base}",
        f"--addons-path={sources.addons_path()}",
        f"--test-tags={','.join(tags)}",
        "--stop-after-init",
        "--http-port=0",
        "--log-level=info",
    )
