# SPDX-License-Identifier: LGPL-3.0-or-later
"""Odoo's own tests are compared test by test, whatever each comes to."""

import pytest

from tools.testing import odoo_log, odoo_own
from tools.testing.outcome import Outcome

TAG = "/account:TestMove"
POST = "account/tests/test_move.py::TestMove::test_post"
RESET = "account/tests/test_move.py::TestMove::test_reset"
STAMP = "2026-01-02 03:04:05,678 9"
LOGGER = "odoo.addons.account.tests.test_move"


def run(**verdicts):
    """Return a run's Outcome and what came of the tests named post and reset."""
    names = {"post": POST, "reset": RESET}
    found = {names[name]: verdict for name, verdict in verdicts.items()}
    bad = {test: "why" for test, verdict in found.items() if verdict == "failed"}
    return Outcome(faults=bad), found


def test_tests_that_come_to_the_same_pass_even_where_they_fail():
    same = run(post="passed", reset="failed")
    outcome = odoo_own.compare([TAG], same, same)
    assert (outcome.passed, outcome.failed) == (2, 0)


@pytest.mark.parametrize(
    ("without", "ours"),
    [
        ({"post": "passed"}, {"post": "failed"}),
        ({"post": "failed"}, {"post": "passed"}),
        ({"post": "passed"}, {"post": "skipped"}),
        ({"post": "passed", "reset": "passed"}, {"post": "passed"}),
    ],
)
def test_a_difference_is_a_failure_and_says_what_it_is(without, ours):
    outcome = odoo_own.compare([TAG], run(**without), run(**ours))
    assert outcome.failed == 1
    assert "without our addons" in next(iter(outcome.faults.values()))


def test_a_class_that_odoo_has_no_longer_is_a_failure():
    same = run(post="passed")
    outcome = odoo_own.compare([TAG, "/account:TestGone"], same, same)
    assert list(outcome.faults) == ["/account:TestGone"]


def test_two_runs_that_break_down_are_not_taken_for_equal(tmp_path):
    runs = []
    for name in ("without", "with"):
        log = tmp_path / f"test-own-{name}.log"
        log.write_text(f"{STAMP} INFO db {LOGGER}: Starting TestMove.test_post ... \n")
        runs.append(odoo_log.verdicts(log, 1))
    outcome = odoo_own.compare([TAG], *runs)
    assert len(outcome.faults) == 2


def test_what_came_of_each_test_is_read_from_the_log(tmp_path):
    log = tmp_path / "test.log"
    said = [
        ("INFO", LOGGER, "Starting TestMove.test_post ..."),
        ("INFO", LOGGER, "Starting TestMove.test_reset ..."),
        ("ERROR", LOGGER, "FAIL: TestMove.test_reset"),
        ("ERROR", "odoo.tests.result", "1 failed, 0 error(s) of 2 tests when loading"),
    ]
    log.write_text(
        "\n".join(f"{STAMP} {one} db {two}: {text}" for one, two, text in said)
    )
    _outcome, verdicts = odoo_log.verdicts(log, 1)
    assert verdicts == {POST: "passed", RESET: "failed"}


def test_every_line_of_the_list_names_a_class_of_an_addon():
    assert odoo_own.chosen()
    assert all(line.startswith("/") and ":Test" in line for line in odoo_own.chosen())
