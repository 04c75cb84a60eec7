# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run the suite's own tests with pytest: what is under tests/ and not in an addon."""

from tools import paths, process, venv
from tools.testing import child, junit

TESTS = paths.ROOT / "tests"
SPECIAL = ("server", "browser", "addons")


def run_plain(tests, fast):
    """Run the tests that need no server: all folders but the special ones."""
    left_out = [f"--ignore={TESTS / folder}" for folder in SPECIAL]
    return _run("suite", tests, [TESTS, *left_out], fast)


def run_server(tests, fast):
    """Run the tests against a real server."""
    return _run("server", tests, [TESTS / "server"], fast)


def run_browser(tests, fast):
    """Run the tests with a real server and a real browser."""
    return _run("browser-suite", tests, [TESTS / "browser"], fast)


def _run(name, tests, everything, fast):
    """Run the picked tests, or everything, and return their Outcome."""
    log = process.log_file(f"test-{name}")
    report = log.with_suffix(".xml")
    report.unlink(missing_ok=True)
    chosen = [test.id for test in tests or ()] or everything
    long = ["-m", "not long"] if fast and not tests else []
    command = [venv.python("test"), "-m", "pytest", f"--junitxml={report}"]
    command += ["-o", "junit_family=xunit1"]  # the family that names files
    status = child.run([*command, *long, *chosen], log, _environment())
    return junit.read(report, status, log)


def _environment():
    """Return the environment of pytest, in which it can start Odoo as ./dev does."""
    return process.clean_environment(PYTHONDONTWRITEBYTECODE="1")
