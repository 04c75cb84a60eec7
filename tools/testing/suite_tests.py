# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run tests with pytest: what is under tests/ and in no addon, and the terminal's."""

from tools import paths, process, venv
from tools.testing import child, junit

TESTS = paths.ROOT / "tests"
TERMINAL_TESTS = paths.ROOT / "terminal" / "tests"
SPECIAL = ("server", "browser", "addons")


def run_plain(tests, fast):
    """Run the tests that need no server: all folders but the special ones."""
    left_out = [f"--ignore={TESTS / folder}" for folder in SPECIAL]
    return _run("suite", tests, [TESTS, *left_out], fast)


def run_server(tests, fast):
    """Run the tests against a real server."""
    return _run("server", tests, [TESTS / "server"], fast)


def run_screens(tests, fast):
    """Run the tests that look at screens, with a real server and a real browser."""
    return _run("screens", tests, [TESTS / "browser"], fast)


def run_terminal(tests, fast):
    """Run the tests of the terminal program, among what it is installed with."""
    return _run("terminal", tests, [TERMINAL_TESTS], fast, packages="terminal")


def _run(name, tests, everything, fast, packages="test"):
    """Run the picked tests, or everything, and return their Outcome.

    :param packages: the set of requirements to run them among
    """
    log = process.log_file(f"test-{name}")
    report = log.with_suffix(".xml")
    report.unlink(missing_ok=True)
    chosen = [test.id for test in tests or ()] or everything
    long = ["-m", "not long"] if fast and not tests else []
    command = [venv.python(packages), "-m", "pytest", f"--junitxml={report}"]
    command += [f"--config-file={paths.ROOT / 'pyproject.toml'}"]
    command += ["-o", "junit_family=xunit1"]  # the family that names files
    status = child.run([*command, *long, *chosen], log, _environment())
    return junit.read(report, status, log)


def _environment():
    """Return the environment of pytest, in which it can start Odoo as ./dev does."""
    return process.clean_environment(PYTHONDONTWRITEBYTECODE="1")
