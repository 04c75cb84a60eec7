# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports that come by message."""

import base64
import io
from datetime import date
from unittest.mock import patch

from lxml import etree
from openpyxl import load_workbook

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import freeze_time, new_test_user

from .builders import CoopCase

MONTHS = "report.coop_card.accumulation_by_month"


@freeze_time("2026-06-10 05:00:00")
class TestReportsByMail(CoopCase):
    """Made in the background, with the rights of who gets them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = cls.make_user("auditor")
        cls.purchase(cls.make_member(), "70")
        reports = cls.env["coop.report"].with_user(cls.reader)
        cls.report = reports.create({"definition": MONTHS, "name": "Months"})
        cls.deliveries = cls.env["coop.report.delivery"]

    def work(self):
        """Let the job do what there is, without ending the test's transaction."""
        for delivery in self.deliveries.search([("state", "=", "waiting")]):
            delivery._work(lambda _done: True)

    def sent(self, user):
        """Return what was made for a user."""
        return self.deliveries.search([("user_id", "=", user.id)])

    def test_a_report_is_sent_to_who_asks(self):
        self.report.action_send()
        self.work()
        delivery = self.sent(self.reader)
        self.assertEqual((delivery.state, delivery.filename), ("sent", "Months.xlsx"))
        book = load_workbook(io.BytesIO(base64.b64decode(delivery.content)))
        self.assertEqual(list(book.active.values)[-1][6], 70)
        message = self.env["mail.message"].search(
            [("model", "=", delivery._name), ("res_id", "=", delivery.id)]
        )
        self.assertEqual(message.partner_ids, self.reader.partner_id)
        self.assertEqual(message.attachment_ids.name, "Months.xlsx")
        self.assertEqual(message.author_id, self.co_op.partner_id)
        self.assertEqual(message.subject, f"Months – {self.co_op.name}")

    def test_the_message_does_not_wait_for_the_hourly_mails(self):
        self.report.action_send()
        waiting = self.deliveries.search([("state", "=", "waiting")])
        as_in_jobs = waiting.with_context(mail_notify_force_send=False)
        with patch.object(self.registry["mail.mail"], "send_after_commit") as leaving:
            as_in_jobs._work(lambda _done: True)
        leaving.assert_called_once()

    def test_the_message_says_what_was_asked(self):
        name = 'Milk / "A & B" <x>'
        self.report.write({"name": name, "date_to": "2026-03-31"})
        self.report.action_send()
        self.work()
        delivery = self.sent(self.reader)
        self.assertEqual(delivery.filename, "Milk - -A & B- -x-.xlsx")
        message = self.env["mail.message"].search(
            [("model", "=", delivery._name), ("res_id", "=", delivery.id)]
        )
        self.assertIn("Until: 03/31/2026", message.body)
        self.assertIn("A &amp; B", message.body)

    def test_who_is_gone_or_lost_the_right_gets_nothing(self):
        self.report.mail_every = "day"
        with freeze_time("2026-06-11 01:00:00"):
            self.reader.active = False
            self.env["coop.report"]._queue_due()
            self.assertFalse(self.sent(self.reader))
        with freeze_time("2026-06-12 01:00:00"):
            self.reader.active = True
            self.reader.group_ids = self.env.ref("base.group_user")
            self.env["coop.report"]._queue_due()
            self.work()
        delivery = self.sent(self.reader)
        self.assertEqual((delivery.state, delivery.content), ("waiting", False))
        self.assertIn("not allowed", delivery.message)
        self.reader.group_ids += self.env.ref("coop_card.group_auditor")
        delivery.with_user(self.reader).action_go_on()
        self.work()
        self.assertEqual((delivery.state, delivery.message), ("sent", False))

    def test_what_stopped_goes_on_from_the_list_and_from_the_form(self):
        for kind in ("list", "form"):
            view = etree.fromstring(self.deliveries.get_view(view_type=kind)["arch"])
            [button] = view.iterfind(".//button[@name='action_go_on']")
            self.assertEqual(
                button.get("invisible"), "not message or state != 'waiting'", kind
            )

    def test_it_goes_out_on_its_days(self):
        self.report.mail_every = "week"
        self.assertEqual(self.report.mail_on, date(2026, 6, 11))
        self.env["coop.report"]._queue_due()
        self.assertFalse(self.sent(self.reader))
        with freeze_time("2026-06-11 01:00:00"):
            self.env["coop.report"]._queue_due()
            self.env["coop.report"]._queue_due()
        self.assertEqual(len(self.sent(self.reader)), 1)
        self.assertEqual(self.report.mail_on, date(2026, 6, 18))

    def test_days_missed_are_not_made_up_for(self):
        """What was sent on Mondays is sent on Mondays again."""
        for every, following in (("day", "2026-06-11"), ("week", "2026-06-15")):
            self.report.write({"mail_every": every, "mail_on": "2026-01-05"})
            self.env["coop.report"]._queue_due()
            self.assertEqual(self.report.mail_on, date.fromisoformat(following))
        self.assertEqual(len(self.sent(self.reader)), 2)

    def test_the_last_of_a_month_stays_the_last(self):
        """A day that a month lacks is its last one, and comes back in the next."""
        self.report.write({"mail_every": "month", "mail_on": "2026-01-31"})
        for today, following in (
            ("2026-01-31", "2026-02-28"),
            ("2026-02-28", "2026-03-31"),
            ("2026-03-31", "2026-04-30"),
            ("2026-07-04", "2026-07-31"),
        ):
            with freeze_time(f"{today} 01:00:00"):
                self.env["coop.report"]._queue_due()
            self.assertEqual(self.report.mail_on, date.fromisoformat(following))

    def test_another_day_is_kept_from_then_on(self):
        self.report.write({"mail_every": "month", "mail_on": "2026-01-31"})
        self.report.mail_on = "2026-02-28"
        with freeze_time("2026-02-28 01:00:00"):
            self.env["coop.report"]._queue_due()
        self.assertEqual(self.report.mail_on, date(2026, 3, 28))

    def send_to_stranger(self, **values):
        """Send the report to somebody from whom a rule hides all rows; return who."""
        stranger = self.make_user("auditor")
        self.report.write({"shared": True, **values})
        self.report.write({"mail_every": "day", "mail_user_ids": stranger.ids})
        self.report.mail_on = fields.Date.today()
        model = self.env["ir.model"]._get("coop.accumulation.day")
        domain = f"[(0, '=', 1)] if user.id == {stranger.id} else [(1, '=', 1)]"
        self.env["ir.rule"].create(
            {"name": "Nothing", "model_id": model.id, "domain_force": domain}
        )
        self.env["coop.report"]._queue_due()
        self.work()
        return stranger

    def test_others_get_what_is_shared_with_their_own_rows(self):
        stranger = self.send_to_stranger()
        content = base64.b64decode(self.sent(stranger).content)
        self.assertNotIn(70, list(load_workbook(io.BytesIO(content)).active.values)[-1])
        self.assertFalse(self.sent(self.reader))

    def test_paper_has_the_rows_of_who_gets_it(self):
        """Tests have the page that becomes the PDF."""
        stranger = self.send_to_stranger(mail_format="pdf")
        self.report.action_send()
        self.work()
        printed = {
            user: base64.b64decode(self.sent(user).content)
            for user in (stranger, self.reader)
        }
        self.assertIn(b"70.00", printed[self.reader])
        self.assertNotIn(b"70.00", printed[stranger])
        self.assertIn(b"Nothing to show", printed[stranger])

    def test_what_is_sent_has_a_name_and_is_shared_with_others(self):
        other = self.make_user("auditor")
        with self.assertRaisesRegex(UserError, "Share"), self.cr.savepoint():
            self.report.write({"mail_every": "day", "mail_user_ids": other.ids})
        with self.assertRaisesRegex(UserError, "name"):
            self.report.copy({"name": False, "mail_every": "day"})

    def test_who_may_not_read_reports_of_the_co_op_is_no_reader(self):
        self.report.shared = True
        for user in (self.make_stranger("auditor"), new_test_user(self.env, "nobody")):
            refused = self.assertRaisesRegex(UserError, user.login)
            with refused, self.cr.savepoint():
                self.report.write({"mail_every": "day", "mail_user_ids": user.ids})

    def test_who_works_in_a_branch_company_gets_it_too(self):
        shop = self.env["res.company"].create(
            {"name": "Shop", "parent_id": self.co_op.id}
        )
        reader = self.make_user("auditor", shop)
        reports = self.env["coop.report"].with_user(reader)
        reports = reports.with_context(allowed_company_ids=shop.ids)
        reports.create({"definition": MONTHS}).action_send()
        self.work()
        delivery = self.sent(reader)
        self.assertEqual((delivery.state, delivery.message), ("sent", False))

    def test_what_was_sent_of_an_unnamed_report_is_kept(self):
        self.report.name = False
        self.report.action_send()
        self.work()
        self.report.flush_recordset()
        self.env.cr.execute("UPDATE coop_report SET write_date = '2026-01-01'")
        self.env["coop.report"]._forget_unnamed()
        self.assertTrue(self.sent(self.reader).content)

    def test_files_go_with_the_report(self):
        self.report.action_send()
        self.work()
        files = self.env["ir.attachment"].search(
            [
                ("res_model", "=", "coop.report.delivery"),
                ("res_id", "=", self.sent(self.reader).id),
                ("res_field", "in", (False, "content")),
            ]
        )
        self.assertEqual(len(files), 2)
        self.report.unlink()
        self.assertFalse(files.exists())

    def test_nobody_reads_what_was_sent_to_others(self):
        self.report.action_send()
        other = self.make_user("auditor")
        self.assertFalse(self.deliveries.with_user(other).search([]))
        self.assertTrue(self.deliveries.with_user(self.reader).search([]))

    def test_what_was_sent_is_forgotten(self):
        self.report.action_send()
        self.deliveries.flush_model()
        self.env.cr.execute(
            "UPDATE coop_report_delivery SET create_date = '2026-05-01'"
        )
        self.deliveries._forget_old()
        self.assertFalse(self.deliveries.search([]))
