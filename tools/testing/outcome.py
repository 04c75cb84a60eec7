# SPDX-License-Identifier: LGPL-3.0-or-later
"""What came of a stage: counts, and for each failed test the lines that tell why."""

from dataclasses import dataclass, field


@dataclass
class Outcome:
    """Results of tests, each counted once.

    `faults` maps the name of a failed test to its excerpt from the log. A run that
    broke down is a fault too, so that no silence passes for success. `logs` are the
    files in which everything stands.
    """

    passed: int = 0
    skipped: int = 0
    faults: dict = field(default_factory=dict)
    logs: list = field(default_factory=list)

    @property
    def failed(self):
        """How many tests failed."""
        return len(self.faults)

    def fail(self, name, excerpt):
        """Note a failure of the test; several of one test count once."""
        known = self.faults.get(name)
        self.faults[name] = f"{known}\n{excerpt}" if known else excerpt

    def __add__(self, other):
        return Outcome(
            self.passed + other.passed,
            self.skipped + other.skipped,
            self.faults | other.faults,
            self.logs + other.logs,
        )

    def __str__(self):
        text = f"{self.passed} passed, {self.failed} failed"
        return f"{text}, {self.skipped} skipped" if self.skipped else text
