# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports about terminals."""

from datetime import timedelta

from odoo.fields import Datetime

from .report_case import ReportReading
from .terminal_case import TerminalCase


class TestReportTerminals(ReportReading, TerminalCase):
    """What came in from each, what is missing, and what shifts came to."""

    def test_a_terminal_that_never_called_is_in_it(self):
        terminal = self.make_terminal("T0000009")
        rows = self.cells("terminal_activity", "terminal", "slips", "contact")
        self.assertIn((terminal.number, "", ""), rows)

    def test_what_has_arrived_since_waits_no_longer(self):
        """The report says what the list of terminals says."""
        self.post(*(self.transaction() for _ in range(2)))
        told = {"contact_at": Datetime.now() - timedelta(hours=1), "waiting_count": 3}
        self.terminal.contact_ids.sudo().write(told)
        self.assertEqual(self.cells("terminal_activity", "waiting"), [("1",)])
        self.assertEqual(self.terminal.waiting_count, 1)

    def test_shifts_show_both_counts_and_their_difference(self):
        terminal = self.make_terminal("T0000009")
        self.env["coop.terminal.batch"].sudo().create(
            {
                "company_id": self.co_op.id,
                "terminal_id": terminal.id,
                "branch_id": terminal.branch_id.id,
                "number": 4,
                "state": "different",
                "opened_at": "2026-03-01 02:00:00",
                "terminal_amount": 100,
                "server_amount": 80,
                "server_count": 3,
            }
        )
        rows = self.cells("shift_totals", "shift", "count", "difference")
        self.assertEqual(rows, [("4", "3", "20.00")])

    def test_of_an_open_shift_it_shows_what_has_arrived(self):
        self.post(*(self.transaction(batch=3) for _ in range(2)))
        rows = self.cells("shift_totals", "shift", "count", "counted", "booked")
        self.assertEqual(rows, [("3", "2", "", "246.90")])
