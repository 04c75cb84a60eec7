# SPDX-License-Identifier: LGPL-3.0-or-later
"""Read the results of Odoo's tests from Odoo's log.

Odoo announces each test ("Starting TestCard.test_block ..."), logs each failure at
level ERROR under the test's name, and says at the very end how many ran. An ERROR that
is no failure by itself counts against the test that was running.
"""

import re
from dataclasses import dataclass

from tools.testing.outcome import Outcome

RECORD = re.compile(
    r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} \d+ "
    r"(?P<level>[A-Z]+) \S+ (?P<logger>\S+): (?P<text>.*)$"
)
SUITE = "odoo.tests.suite"
TEST_LOGGER = re.compile(rf"^odoo\.addons\.\w+\.tests\.|^{SUITE}$")
STARTING = re.compile(r"^Starting (?P<name>\S+) \.\.\.")
SKIPPED = re.compile(r"^skipped (?P<name>.+?) : ")
FAILURE = re.compile(r"^(FAIL|ERROR): (?P<name>.*)")
OF_CLASS = re.compile(r"^(setUpClass|tearDownClass) \((\S+)\.(\w+)\)")
SUMMARY = re.compile(r"^\d+ failed, \d+ error\(s\) of (?P<count>\d+) tests when")
BAD = {"ERROR", "CRITICAL"}
OUTSIDE = "Odoo outside of its tests"


@dataclass
class Record:
    """One entry of the log; `text` may have several lines."""

    level: str
    logger: str
    text: str


def records(lines):
    """Yield the entries of a log, continuation lines joined to theirs.

    >>> log = ["2026-01-02 03:04:05,678 9 ERROR db odoo.x: FAIL: A.test_b", "why"]
    >>> [(record.level, record.text) for record in records(log)]
    [('ERROR', 'FAIL: A.test_b\\nwhy')]
    """
    record = None
    for line in lines:
        match = RECORD.match(line)
        if match:
            if record:
                yield record
            record = Record(**match.groupdict())
        elif record:
            record.text += f"\n{line.rstrip()}"
    if record:
        yield record


def test_id(logger, name):
    """Return what the catalogue calls the test that an entry is about.

    What Odoo says of a subtest is about its test, and what it says of a class is about
    the method that sets it up or clears it up.

    >>> test_id("odoo.addons.coop_card.tests.test_card", "TestCard.test_block")
    'coop_card/tests/test_card.py::TestCard::test_block'
    >>> test_id("odoo.addons.x.tests.test_a", "Subtest TestA.test_b [c] (d=1)")
    'x/tests/test_a.py::TestA::test_b'
    >>> test_id("odoo.tests.suite", "setUpClass (odoo.addons.x.tests.test_a.TestA)")
    'x/tests/test_a.py::TestA::setUpClass'
    """
    of_class = OF_CLASS.match(name)
    if of_class:
        method, logger, owner = of_class.groups()
        name = f"{owner}.{method}"
    path = logger.removeprefix("odoo.addons.").replace(".", "/")
    test = name.removeprefix("Subtest ").split()[0]
    return f"{path}.py::{test.replace('.', '::')}"


class Reader:
    """Collects an Outcome while it is shown one entry after another.

    `known` holds the names of failures in Odoo's own code, which do not count.
    """

    def __init__(self, known=frozenset()):
        self.known = known
        self.outcome = Outcome()
        self.started = []
        self.skipped = set()
        self.finished = False

    def read(self, record):
        """Take one entry into account."""
        of_test = TEST_LOGGER.match(record.logger)
        if of_test and (match := STARTING.match(record.text)):
            self.started.append(test_id(record.logger, match["name"]))
        elif of_test and (match := SKIPPED.match(record.text)):
            self.skipped.add(test_id(record.logger, match["name"]))
        elif SUMMARY.match(record.text):
            self.finished = True
        elif record.level in BAD:
            self._fail(record)

    def _fail(self, record):
        """Count a bad entry against the test it names, or else the running one."""
        match = FAILURE.match(record.text)
        if not match:
            running = self.started[-1] if self.started else OUTSIDE
            self.outcome.fail(running, record.text)
        elif match["name"].strip() not in self.known:
            self.outcome.fail(test_id(record.logger, match["name"]), record.text)

    def result(self, expected):
        """Return the Outcome of all that was read; what did not run has failed."""
        told = {*self.started, *self.skipped, *self.outcome.faults}
        for name in sorted(set(expected) - told):
            if f"{name.rpartition('::')[0]}::setUpClass" not in told:
                self.outcome.fail(name, "did not run: is its file imported?")
        failed = set(self.outcome.faults)
        self.outcome.passed = len(set(self.started) - failed - self.skipped)
        self.outcome.skipped = len(self.skipped - failed)
        return self.outcome


def read(log, status, known=frozenset(), expected=frozenset()):
    """Return the Outcome of an Odoo run from its log file and exit status.

    `known` names failures in Odoo's own code, which do not count; `expected` holds the
    ids of tests that had to run.
    """
    return _judge(_read(log, known), log, status, expected)


def verdicts(log, status):
    """Return the Outcome of an Odoo run, and what came of each test by its id.

    What comes of a test is ``passed``, ``failed`` or ``skipped``.
    """
    reader = _read(log)
    outcome = _judge(reader, log, status)
    failed = dict.fromkeys(reader.outcome.faults, "failed")
    skipped = dict.fromkeys(reader.skipped, "skipped")
    passed = dict.fromkeys(reader.started, "passed")
    return outcome, passed | skipped | failed


def _read(log, known=frozenset()):
    """Return a Reader that has been shown the whole log."""
    reader = Reader(known)
    with log.open(errors="replace") as lines:
        for record in records(lines):
            reader.read(record)
    return reader


def _judge(reader, log, status, expected=frozenset()):
    """Return the Outcome of what was read; a run that broke down is a fault."""
    broken = _breakdown(reader, status)
    outcome = reader.result([] if broken else expected)
    outcome.logs.append(log)
    if broken:
        outcome.fail(f"Odoo: {log.stem}", broken)
    return outcome


def _breakdown(reader, status):
    """Return what is wrong with the run as a whole, None where nothing is."""
    if not reader.finished:
        return f"Odoo stopped before its tests were over (status {status})"
    if not reader.started:
        return "Odoo found no tests to run"
    if status and not reader.outcome.faults and not reader.known:
        return f"Odoo ended with status {status} for no reason it told"
    return None
