# SPDX-License-Identifier: LGPL-3.0-or-later
"""Numbers that terminals count and that have not arrived are known until they do."""

import random

from .terminal_case import TerminalModelCase


class TestTerminalSequence(TerminalModelCase):
    """The numbers that terminals count."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.terminal = cls.make_terminal()
        cls.sequences = cls.env["coop.terminal.sequence"]

    def post(self, *numbers, terminal=None):
        """Let transactions of these numbers arrive, as they would be rejected."""
        terminal = terminal or self.terminal
        self.env.cr.execute(
            "INSERT INTO coop_transaction"
            " (company_id, origin, digest, status, terminal_id, seq)"
            " SELECT %s, 'terminal', gen_random_uuid(), 'rejected', %s, seq"
            " FROM unnest(%s) AS seq",
            (self.co_op.id, terminal.id, list(numbers)),
        )

    def state(self, **options):
        """Return the state of the terminal."""
        return self.sequences._state(self.terminal, **options)[self.terminal.id]

    def test_before_anything_has_arrived(self):
        self.assertEqual(self.state(), (0, 0, []))

    def test_case_46_a_gap_is_known_until_it_is_filled_in_any_order(self):
        """Case 46: a gap in the numbers, filled later and out of order."""
        self.post(1, 2, 6, 7, 10)
        self.assertEqual(self.state(), (2, 10, [[3, 5], [8, 9]]))
        self.post(9)
        self.assertEqual(self.state(), (2, 10, [[3, 5], [8, 8]]))
        self.post(4)
        self.assertEqual(self.state(), (2, 10, [[3, 3], [5, 5], [8, 8]]))
        self.post(3, 5)
        self.assertEqual(self.state(), (7, 10, [[8, 8]]))
        self.post(8)
        self.assertEqual(self.state(), (10, 10, []))

    def test_a_number_that_is_used_twice_is_no_gap(self):
        self.post(1, 1, 2, 2)
        self.assertEqual(self.state(), (2, 2, []))

    def test_the_first_to_arrive_need_not_be_the_first(self):
        self.post(3)
        self.assertEqual(self.state(), (0, 3, [[1, 2]]))

    def test_the_largest_number_there_is(self):
        self.post(2**31 - 1)
        self.assertEqual(self.state(), (0, 2**31 - 1, [[1, 2**31 - 2]]))

    def test_terminals_are_told_apart(self):
        other = self.make_terminal()
        self.post(1)
        self.post(2, terminal=other)
        self.assertEqual(
            self.sequences._state(self.terminal | other),
            {self.terminal.id: (1, 1, []), other.id: (0, 2, [[1, 1]])},
        )

    def test_no_more_ranges_are_told_than_asked_for(self):
        self.post(*range(2, 300, 2))
        through, highest, missing = self.state()
        self.assertEqual((through, highest, len(missing)), (0, 298, 100))
        self.assertEqual(self.state(most=2)[2], [[1, 1], [3, 3]])

    def test_the_job_changes_nothing_of_what_is_told(self):
        numbers = list(range(1, 61))
        random.Random(46).shuffle(numbers)
        while numbers:
            arrived, numbers = numbers[:7], numbers[7:]
            self.post(*arrived)
            before = self.state()
            self.sequences._cron_look_through()
            self.assertEqual(self.state(), before)
        self.assertEqual(self.state(), (60, 60, []))

    def test_the_job_reads_no_more_than_has_come_since(self):
        self.post(1, 2, 5)
        self.sequences._cron_look_through()
        kept = self.sequences.search([("terminal_id", "=", self.terminal.id)])
        self.assertEqual((kept.checked, kept.missing), (5, [[3, 4]]))
        self.post(3, 4, 6)
        self.sequences._cron_look_through()
        self.assertEqual((kept.checked, kept.missing), (6, []))

    def test_more_ranges_than_are_kept_stay_missing(self):
        self.post(*range(2, 2200, 2))
        before = self.state(most=2000)
        self.sequences._cron_look_through()
        kept = self.sequences.search([("terminal_id", "=", self.terminal.id)])
        self.assertEqual((kept.checked, len(kept.missing)), (1999, 1000))
        self.assertEqual(self.state(most=2000), before)
