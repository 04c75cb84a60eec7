# SPDX-License-Identifier: LGPL-3.0-or-later
"""Odoo's results are read right, and no broken run passes for a good one."""

import pytest

from tools.testing import odoo_log

STAMP = "2026-01-02 03:04:05,678 9"
TESTS = "odoo.addons.coop_card.tests.test_card"
FILE = "coop_card/tests/test_card.py"
END = f"{STAMP} INFO db odoo.tests.result: 0 failed, 0 error(s) of 9 tests when loading"


def said(text, level="INFO", logger=TESTS):
    """Return a line of Odoo's log."""
    return f"{STAMP} {level} db {logger}: {text}"


@pytest.fixture
def read(tmp_path):
    """Read a log of these lines: read(*lines, status=0, **options of odoo_log.read)."""

    def run(*lines, status=0, **options):
        log = tmp_path / "test.log"
        log.write_text("\n".join(lines))
        return odoo_log.read(log, status, **options)

    return run


def test_each_test_counts_once(read):
    outcome = read(
        said("Starting TestCard.test_good ... "),
        said("Starting TestCard.test_left_out ... "),
        said("skipped TestCard.test_left_out : for a reason "),
        said("Starting TestCard.test_bad ... "),
        said("FAIL: Subtest TestCard.test_bad (i=1)\nwhy one", "ERROR"),
        said("FAIL: Subtest TestCard.test_bad (i=2)\nwhy two", "ERROR"),
        END,
    )
    assert (outcome.passed, outcome.failed, outcome.skipped) == (1, 1, 1)
    excerpt = outcome.faults[f"{FILE}::TestCard::test_bad"]
    assert "why one" in excerpt
    assert "why two" in excerpt


def test_an_error_in_the_log_fails_the_test_that_ran(read):
    outcome = read(
        said("Starting TestCard.test_noisy ... "),
        said("something broke", "ERROR", "odoo.http"),
        END,
    )
    assert list(outcome.faults) == [f"{FILE}::TestCard::test_noisy"]
    assert not outcome.passed


def test_a_class_that_cannot_be_set_up_fails_and_its_tests_are_not_missed(read):
    outcome = read(
        said("Starting TestOther.test_good ... "),
        said(f"ERROR: setUpClass ({TESTS}.TestCard)\nwhy", "ERROR", "odoo.tests.suite"),
        END,
        expected={f"{FILE}::TestCard::test_a", f"{FILE}::TestCard::test_b"},
    )
    assert list(outcome.faults) == [f"{FILE}::TestCard::setUpClass"]


def test_a_test_that_did_not_run_has_failed(read):
    outcome = read(
        said("Starting TestCard.test_a ... "),
        END,
        expected={f"{FILE}::TestCard::test_a", f"{FILE}::TestCard::test_forgotten"},
    )
    assert list(outcome.faults) == [f"{FILE}::TestCard::test_forgotten"]


def test_known_failures_of_stock_code_do_not_count(read):
    lines = [
        said("Starting TestEveryModel.test_form ... "),
        said("ERROR: Subtest TestEveryModel.test_form (model='x')\nwhy", "ERROR"),
        END,
    ]
    known = {"Subtest TestEveryModel.test_form (model='x')"}
    assert not read(*lines, status=1, known=known).failed
    assert read(*lines, status=1, known={"another"}).failed == 1


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ([], 0),
        ([END], 0),
        ([said("Starting TestCard.test_a ... ")], -9),
        ([said("Starting TestCard.test_a ... "), END], 1),
        ([said("no registry", "CRITICAL", "odoo.service.server")], 255),
    ],
    ids=["no log", "no tests", "killed", "failed without a word", "not loaded"],
)
def test_a_broken_run_is_a_failure(read, lines, status):
    assert read(*lines, status=status).failed
