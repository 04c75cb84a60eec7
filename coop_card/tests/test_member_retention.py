# SPDX-License-Identifier: LGPL-3.0-or-later
"""When members who left become anonymous, and what keeps it from happening."""

from datetime import date, timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from ..models.retention import coop_member_retention
from .retention_case import LEFT_ON, RetentionCase


@tagged("post_install", "-at_install")
class TestMemberRetention(RetentionCase):
    """The job waits for years and for notice, and leaves what is still needed."""

    def work(self, days):
        """Let the job work as if so many days had passed."""
        self.env.flush_all()
        cron = self.env["ir.cron"]
        with (
            freeze_time(fields.Datetime.now() + timedelta(days=days)),
            patch.object(type(cron), "_commit_progress", return_value=60),
        ):
            self.env["coop.member.retention"]._cron_make_anonymous()

    def assertHeld(self, hold):
        """Fail unless something keeps the member's data, for the job and by hand."""
        self.assertEqual(self.retention().hold, hold)
        with self.assertRaisesRegex(UserError, "cannot be made anonymous yet"):
            self.somsri._make_anonymous("Asked for it")

    def test_the_job_waits_for_years_and_for_notice(self):
        self.assertFalse(self.retention().due_on)
        self.work(days=400)
        self.assertFalse(self.somsri.anonymous_since)
        self.co_op.coop_member_years = 10
        today = self.co_op._coop_today()
        self.assertEqual(self.retention().due_on, today + timedelta(days=30))
        self.work(days=29)
        self.assertFalse(self.somsri.anonymous_since)
        self.work(days=31)
        self.assertTrue(self.somsri.anonymous_since)
        self.assertFalse(self.retention())
        self.assertEqual(self.somsri.event_ids[0].reason, "Left more than 10 years ago")

    def test_who_left_first_comes_first(self):
        earlier = self.make_member("Earlier", join_date=date(2010, 1, 1))
        earlier.action_resign(date=LEFT_ON - timedelta(days=1))
        self.env.flush_all()
        rows = self.env["coop.member.retention"]
        self.assertEqual(rows.search([]).member_id, earlier | self.somsri)
        self.co_op.coop_member_years = 10
        self.env.flush_all()
        with (
            patch.object(coop_member_retention, "AT_A_TIME", 1),
            freeze_time(fields.Datetime.now() + timedelta(days=31)),
        ):
            self.assertEqual(rows._due(self.co_op).member_id, earlier)

    def test_who_left_lately_stays(self):
        self.co_op.coop_member_years = 50
        self.assertEqual(self.retention().due_on, date(2065, 3, 1))
        self.work(days=31)
        self.assertFalse(self.somsri.anonymous_since)

    def test_a_reason_by_hand_keeps_the_data(self):
        self.co_op.coop_member_years = 1
        self.somsri.keep_reason = "Lawsuit 12"
        self.assertHeld("kept")
        self.work(days=31)
        self.assertFalse(self.somsri.anonymous_since)

    def test_a_year_whose_refund_is_not_posted_keeps_the_data(self):
        self.assertFalse(self.retention().hold)
        run = self.make_run()
        self.assertHeld("year")
        run.action_cancel()
        self.assertFalse(self.retention().hold)
        self.year.sudo().state = "open"
        self.assertHeld("year")

    def test_a_year_closed_lately_keeps_the_data(self):
        today = self.co_op._coop_today()
        ended = today - timedelta(days=300)
        self.recent_year.flush_recordset()
        for year, last in ((self.recent_year, LEFT_ON), (self.year, ended)):
            self.env.cr.execute(
                "UPDATE coop_fiscal_year SET date_start = %s, date_end = %s"
                " WHERE id = %s",
                [last - timedelta(days=9), last, year.id],
            )
        self.assertHeld("year")

    def test_refunds_that_are_not_settled_keep_the_data(self):
        self.post_refunds()
        self.assertHeld("refund")
        self.pay(self.somsri, 5)
        self.assertNotIn(self.retention().hold, ("refund", "year"))

    def test_transactions_to_review_keep_the_data(self):
        self.somsri.flush_recordset()
        held = self.book(self.document(self.somsri, day=date(2014, 3, 2)))
        self.assertEqual(held.status, "held")
        self.assertHeld("review")

    def test_family_members_keep_the_data(self):
        child = self.make_member("Lek Sukjai")
        self.env.cr.execute(
            "UPDATE coop_member SET main_member_id = %s WHERE id = %s",
            [self.somsri.id, child.id],
        )
        self.assertHeld("family")

    def test_staff_keep_their_contact(self):
        user = self.make_user("operator")
        user.partner_id = self.somsri.partner_id
        self.assertHeld("user")
        user.active = False
        self.assertFalse(self.retention().hold)

    def test_what_another_company_needs_keeps_the_contact_alone(self):
        self.co_op.coop_member_years = 10
        stranger = self.make_stranger()
        self.move_to(stranger.company_id)
        stranger.partner_id = self.somsri.partner_id
        self.assertFalse(self.retention().hold)
        self.work(days=31)
        self.assertTrue(self.somsri.anonymous_since)
        self.assertEqual(self.somsri.name, "Somsri Tellable")

    def move_to(self, company):
        """Give another company an open and young entry that names the contact."""
        lines = self.entry(
            fields.Date.today(), self.co_op.coop_rebate_payable_account_id
        ).line_ids
        self.assertEqual(self.retention().hold, "owed")
        self.env.cr.execute(
            "UPDATE account_move_line SET company_id = %s WHERE id = ANY(%s)",
            [company.id, lines.ids],
        )

    def test_a_member_who_fails_does_not_keep_the_job_from_others(self):
        self.co_op.coop_member_years = 10
        self.co_op.partner_id.lang = "en_US"
        other = self.make_member("Next", join_date=date(2010, 1, 1))
        other.action_resign(date=LEFT_ON)
        due = self.retention() | self.retention(other)
        failing, working = due.sorted().member_id
        make_anonymous = type(failing)._make_anonymous

        def fail_once(member, reason):
            make_anonymous(member, reason)
            if member == failing:
                raise ValueError(member.display_name)

        with (
            patch.object(type(failing), "_make_anonymous", fail_once),
            self.assertLogs("odoo.addons.coop_card.models.retention") as logs,
        ):
            self.work(days=31)
        self.assertFalse(failing.anonymous_since)
        self.assertTrue(working.anonymous_since)
        self.assertIn(f"Member {failing.id} stays: ValueError", logs.output[0])
        self.assertNotIn(failing.number, logs.output[0])

    def entry(self, day, account):
        """Post a journal entry that names the member's contact."""
        journal = self.co_op.coop_rebate_journal_id
        other = self.co_op.coop_rebate_reserve_account_id
        name = self.somsri.partner_id.id
        lines = [
            {"account_id": account.id, "debit": 5, "partner_id": name},
            {"account_id": other.id, "credit": 5, "partner_id": name},
        ]
        entry = self.env["account.move"].create(
            {
                "journal_id": journal.id,
                "date": day,
                "line_ids": [Command.create(line) for line in lines],
            }
        )
        entry.action_post()
        return entry

    def test_open_and_young_journal_entries_keep_the_data(self):
        self.co_op.coop_member_years = 10
        equity = self.co_op.coop_rebate_source_account_id
        self.entry("2012-01-01", equity)
        self.assertFalse(self.retention().hold)
        self.entry(fields.Date.today(), equity)
        self.assertEqual(self.retention().hold, "books")
        self.entry("2012-01-01", self.co_op.coop_rebate_payable_account_id)
        self.assertHeld("owed")

    def test_by_hand_young_journal_entries_are_told(self):
        self.co_op.coop_member_years = 10
        self.entry(fields.Date.today(), self.co_op.coop_rebate_source_account_id)
        dialog = self.env["coop.member.anonymise.wizard"]
        dialog = dialog.create({"chosen_ids": self.somsri.ids, "reason": "Asked"})
        self.assertEqual(dialog.young_text, self.somsri.display_name)
        dialog.action_confirm()
        self.assertTrue(self.somsri.anonymous_since)

    def test_the_dialog_tells_who_stays_and_why(self):
        active = self.make_member("Active")
        kept = self.make_member("Kept", join_date=date(2010, 1, 1))
        kept.action_resign(date=LEFT_ON)
        kept.keep_reason = "Lawsuit"
        dialog = self.env["coop.member.anonymise.wizard"].create(
            {"chosen_ids": (self.somsri | active | kept).ids, "reason": "x"}
        )
        self.assertEqual(dialog.taken_ids, self.somsri)
        self.assertIn(active.number, dialog.skipped_text)
        self.assertIn(kept.number, dialog.held_text)
        self.assertNotIn(kept.number, dialog.skipped_text)

    def test_the_dialog_tells_merged_numbers_whose_contact_stays(self):
        twin = self.make_member("Somsri Twin", join_date=date(2010, 1, 1))
        self.env.cr.execute(
            "UPDATE coop_member SET state = 'active' WHERE id = %s", [self.somsri.id]
        )
        self.env.invalidate_all()
        twin._merge_into(self.somsri, "Registered twice")
        self.somsri.action_resign(date=LEFT_ON)
        self.env["res.company"].create(
            {"name": "Twin Ltd", "partner_id": twin.partner_id.id}
        )
        dialog = self.env["coop.member.anonymise.wizard"].create(
            {"chosen_ids": self.somsri.ids, "reason": "x"}
        )
        self.assertEqual(dialog.shared_text, twin.display_name)
