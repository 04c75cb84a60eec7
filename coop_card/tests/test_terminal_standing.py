# SPDX-License-Identifier: LGPL-3.0-or-later
"""The list of terminals shows how they stand, and what to look into."""

from datetime import timedelta

from odoo.fields import Datetime
from odoo.tests import Form

from .terminal_case import TerminalModelCase


class TestTerminalStanding(TerminalModelCase):
    """The columns and the filter of the list."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.terminal = cls.make_terminal()
        cls.enrol(cls.terminal)

    def hear_of(self, ago=0, **told):
        """Let the terminal have been heard of some hours ago."""
        told["contact_at"] = Datetime.now() - timedelta(hours=ago)
        self.terminal.contact_ids.sudo().write(told)

    def post(self, *numbers, status="rejected", at=None):
        """Let transactions of these numbers arrive."""
        self.env.cr.execute(
            "INSERT INTO coop_transaction"
            " (company_id, origin, digest, key, status, terminal_id, create_date, seq)"
            " SELECT %s, 'terminal', gen_random_uuid(), gen_random_uuid(), %s, %s, %s,"
            " seq FROM unnest(%s) AS seq",
            (self.co_op.id, status, self.terminal.id, at or Datetime.now(), [*numbers]),
        )
        self.terminal.invalidate_recordset()

    def troubled(self):
        """Return whether the filter finds the terminal."""
        found = self.env["coop.terminal"].search([("has_trouble", "=", True)])
        return self.terminal in found

    def test_all_is_well(self):
        self.hear_of(clock_offset=1, waiting_count=2, program="handheld/2.1")
        self.assertEqual(self.terminal.program, "handheld/2.1")
        self.assertEqual(self.terminal.waiting_count, 2)
        self.assertEqual(self.terminal.clock_text, "Right")
        self.assertEqual(self.terminal.trouble, "")
        self.assertFalse(self.troubled())

    def test_what_has_arrived_waits_no_longer(self):
        old = Datetime.now() - timedelta(days=2)
        self.post(1, 2, at=old)
        self.hear_of(ago=1, waiting_count=3, oldest_waiting_at=old)
        self.assertEqual(self.terminal.waiting_count, 3)
        self.assertEqual(self.terminal.oldest_waiting_at, old)
        self.post(3, 4)
        self.assertEqual(self.terminal.waiting_count, 1)
        self.post(5, 6)
        self.assertEqual(self.terminal.waiting_count, 0)
        self.assertFalse(self.terminal.oldest_waiting_at)

    def test_before_the_first_contact(self):
        self.assertFalse(self.terminal.contact_at)
        self.assertFalse(self.terminal.clock_text)
        self.assertFalse(self.terminal.has_trouble)

    def test_a_clock_that_is_wrong(self):
        for offset, text in ((181, "3 minutes ahead"), (-7200, "2 hours behind")):
            self.hear_of(clock_offset=offset)
            self.assertEqual(self.terminal.clock_text, text)
            self.assertEqual(self.terminal.trouble, f"clock {text}")
            self.assertTrue(self.troubled())

    def test_a_clock_is_told_of_in_thai(self):
        self.env["res.lang"]._activate_lang("th_TH")
        self.hear_of(clock_offset=180)
        self.assertIn("3 นาที", self.terminal.with_context(lang="th_TH").clock_text)

    def test_a_gap_stays_to_be_seen_until_it_is_filled(self):
        self.hear_of()
        self.post(1, 2, 6, 9)
        self.assertEqual(self.terminal.missing_count, 5)
        self.assertEqual(self.terminal.missing_text, "3–5, 7–8")
        self.assertEqual(self.terminal.trouble, "5 missing")
        self.assertTrue(self.troubled())
        self.env["coop.terminal.sequence"]._cron_look_through()
        self.post(3, 4, 5, 7)
        self.assertEqual(self.terminal.missing_text, "8")
        self.post(8)
        self.assertFalse(self.terminal.missing_text)
        self.assertFalse(self.troubled())

    def test_what_waits_for_review(self):
        self.hear_of()
        self.post(1, 2, status="held")
        self.assertEqual(self.terminal.held_count, 2)
        self.assertEqual(self.terminal.trouble, "2 to review")
        action = self.terminal.action_view_held()
        found = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(found.mapped("seq"), [2, 1])

    def test_one_that_is_silent(self):
        self.hear_of(ago=25)
        self.assertEqual(self.terminal.trouble, "silent")
        self.assertTrue(self.troubled())
        self.terminal.action_suspend()
        self.assertFalse(self.terminal.has_trouble)

    def test_the_filter_for_those_not_heard_of_today(self):
        silent = [("contact_ids.contact_at", ">=", "today")]
        terminals = self.env["coop.terminal"]
        self.assertIn(self.terminal, terminals.search(["!", *silent]))
        self.hear_of(ago=48)
        self.assertIn(self.terminal, terminals.search(["!", *silent]))
        self.hear_of()
        self.assertNotIn(self.terminal, terminals.search(["!", *silent]))

    def test_a_shift_that_differs(self):
        self.hear_of()
        batches = self.env["coop.terminal.batch"].sudo()
        for number, state in ((1, "different"), (2, "open")):
            batches.create(
                {
                    "terminal_id": self.terminal.id,
                    "branch_id": self.branch.id,
                    "company_id": self.co_op.id,
                    "number": number,
                    "state": state,
                }
            )
        self.assertEqual(self.terminal.batch_id.number, 2)
        self.assertFalse(self.terminal.has_trouble)
        batches.search([("number", "=", 2)]).state = "different"
        self.terminal.invalidate_recordset()
        self.assertEqual(self.terminal.trouble, "shift differs")

    def test_the_age_of_the_key(self):
        key = self.terminal.key_ids
        key.activated_at -= timedelta(days=200)
        self.assertEqual(self.terminal.key_age, 200)
        self.terminal.action_revoke()
        self.terminal.invalidate_recordset()
        self.assertEqual(self.terminal.key_age, 0)

    def test_a_form_of_a_new_terminal_has_nothing_to_show(self):
        with Form(self.env["coop.terminal"]) as form:
            form.name, form.number = "Till", "NEWTILL1"
            form.branch_id = self.branch
            self.assertFalse(form.trouble)
