# SPDX-License-Identifier: LGPL-3.0-or-later
"""pytest's results are read right, and no broken run passes for a good one."""

import subprocess
import sys

import pytest

from tools.testing import junit

EXAMPLES = """
import pytest

class TestGroup:
    def test_good(self):
        pass

def test_bad():
    assert 1 == 2

def test_left_out():
    pytest.skip("for a reason")

@pytest.fixture
def broken():
    yield
    raise ValueError("afterwards")

def test_bad_afterwards(broken):
    pass
"""


@pytest.fixture
def outcome_of(tmp_path):
    """Run pytest on a file of this content and return the Outcome."""

    def run(content):
        (tmp_path / "test_it.py").write_text(content)
        report, log = tmp_path / "report.xml", tmp_path / "log"
        argv = [sys.executable, "-m", "pytest", "-o", "junit_family=xunit1"]
        with log.open("w") as output:
            done = subprocess.run(
                [*argv, f"--junitxml={report}", "test_it.py"],
                cwd=tmp_path,
                stdout=output,
                check=False,
            )
        return junit.read(report, done.returncode, log)

    return run


def test_each_test_counts_once(outcome_of):
    outcome = outcome_of(EXAMPLES)
    assert (outcome.passed, outcome.skipped) == (1, 1)
    assert set(outcome.faults) == {
        "test_it.py::test_bad",
        "test_it.py::test_bad_afterwards",
    }
    assert "assert 1 == 2" in outcome.faults["test_it.py::test_bad"]


@pytest.mark.parametrize("content", ["", "import nothing_like_that", "def ("])
def test_a_broken_run_is_a_failure(outcome_of, content):
    assert outcome_of(content).failed == 1


def test_a_run_without_a_report_is_a_failure(tmp_path):
    log = tmp_path / "log"
    log.write_text("killed")
    outcome = junit.read(tmp_path / "none.xml", -9, log)
    assert outcome.failed == 1
    assert "killed" in str(outcome.faults)
