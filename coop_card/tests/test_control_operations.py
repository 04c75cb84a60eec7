# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who did what: the operation log."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .builders import CoopCase

NATIONAL_ID = "1101700230705"


@tagged("post_install", "-at_install")
class TestControlOperations(CoopCase):
    """One list tells what people did to cards, members, rates, runs and settings."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.log = cls.env["coop.operation"]
        cls.manager = cls.make_user("manager")
        cls.rate = cls.env["coop.rebate.rate"].create(
            {
                "fiscal_year_id": cls.year.id,
                "category_id": cls.rice.id,
                "value": 3,
            }
        )

    def operations(self, **values):
        """Return what the log says of records, the latest first."""
        self.env.flush_all()
        of_co_op = [("company_id", "=", self.co_op.id)]
        return self.log.search(
            [*of_co_op, *((name, "=", value) for name, value in values.items())]
        )

    def latest(self, record):
        """Return the latest of what the log says of a record."""
        return self.operations(res_model=record._name, res_id=record.id)[:1]

    def test_a_change_tells_what_was_there_before(self):
        self.rate.with_user(self.manager).value = 3.5
        told = self.latest(self.rate)
        self.assertEqual(told.create_uid, self.manager)
        self.assertEqual((told.what, told.details), ("Rate", "3 → 3.5"))
        self.assertEqual(told.record_name, self.rate.display_name)

    def test_what_stays_as_it_is_is_not_told(self):
        before = self.operations(res_model="coop.rebate.rate")
        self.rate.value = self.rate.value
        self.assertEqual(self.operations(res_model="coop.rebate.rate"), before)

    def test_what_was_deleted_keeps_its_name(self):
        name, number = self.rate.display_name, self.rate.id
        self.rate.unlink()
        told = self.operations(res_model="coop.rebate.rate", res_id=number)[:1]
        self.assertEqual((told.what, told.record_name), ("Deleted", name))

    def test_choices_are_told_as_people_read_them(self):
        self.rate.basis = "per_unit"
        details = "% of the amount → Money per unit"
        self.assertEqual(self.latest(self.rate).details, details)

    def test_days_and_marks_are_told_as_people_read_them(self):
        self.env["res.lang"]._activate_lang("th_TH")
        member = self.make_member(birthdate=date(1990, 3, 1))
        member.birthdate = date(1991, 3, 1)
        thai = self.latest(member).with_context(lang="th_TH")
        self.assertEqual(thai.details, "01/03/2533 → 01/03/2534")
        kind = self.env["coop.card.type"].create({"name": "Gold", "code": "GLD"})
        kind.active = False
        self.assertEqual(self.latest(kind).details, "yes → no")

    def test_an_empty_choice_is_told_as_a_dash(self):
        reports = self.env["coop.report"]
        asked = reports.action_ask("report.coop_card.accumulation_by_card")
        report = reports.browse(asked["res_id"])
        report.period = "month"
        self.assertEqual(self.latest(report).details, "– → This month")

    def test_a_step_is_told_by_its_name(self):
        self.year.action_close()
        self.assertEqual(self.latest(self.year).what, self.year._step_names()["close"])

    def test_steps_of_cards_are_not_kept_twice(self):
        card = self.make_card()
        card.with_user(self.manager).sudo().action_report_lost()
        told = self.latest(card)
        self.assertEqual((told.create_uid, told.card_id), (self.manager, card))
        self.assertEqual((told.what, told.display_name), ("Report lost",) * 2)
        entries = self.env["coop.operation.entry"].search([])
        self.assertNotIn("coop.card", entries.mapped("res_model"))

    def test_a_change_of_a_member_says_nothing_of_a_national_id(self):
        member = self.make_member()
        member.phone = "02 123 4567"
        self.assertIn("02 123 4567", self.latest(member).details)
        member.national_id = NATIONAL_ID
        told = self.latest(member)
        self.assertEqual((told.what, told.details), ("National ID", "– → –"))

    def test_settings_are_told_and_nothing_else_of_a_company(self):
        self.co_op.write({"coop_card_remind_days": 5, "phone": "1"})
        told = self.latest(self.co_op)
        self.assertEqual(told.what, "Remind before a card expires")
        self.assertEqual(told.details, "30 → 5")

    def test_roles_are_told(self):
        user = self.make_user("operator")
        self.assertEqual(self.latest(user).what, "New")
        officer = self.env.ref("coop_card.group_officer")
        user.group_ids = [Command.link(officer.id)]
        self.assertIn("Operator, Officer", self.latest(user).details)

    def test_exclusions_do_not_name_members(self):
        member = self.make_member("Malee Boonmee")
        exclusion = self.env["coop.rebate.exclusion"].create(
            {"fiscal_year_id": self.year.id, "member_id": member.id, "reason": "x"}
        )
        entries = self.env["coop.operation.entry"]
        kept = entries.search([("res_id", "=", exclusion.id)], order="id desc", limit=1)
        self.assertFalse(kept.label)
        self.assertIn("Malee", self.latest(exclusion).record_name)

    def test_it_opens_what_it_is_about(self):
        self.rate.value = 4
        action = self.latest(self.rate).action_open()
        opened = (action["res_model"], action["res_id"])
        self.assertEqual(opened, ("coop.rebate.rate", self.rate.id))

    def test_auditors_read_it_and_nobody_writes_it(self):
        self.rate.value = 4
        for role in ("auditor", "manager"):
            rows = self.as_role(role, self.latest(self.rate))
            self.assertEqual(rows.mapped("what"), ["Rate"])
        for role in ("operator", "officer"):
            with self.assertRaises(AccessError):
                self.as_role(role, self.log).search([])
        entries = self.env["coop.operation.entry"].search([], limit=1)
        for change in (
            lambda: entries.write({"label": "x"}),
            entries.unlink,
        ):
            with self.assertKept():
                change()

    def test_another_co_op_sees_nothing(self):
        auditor = self.make_stranger("auditor")
        own = auditor.company_ids.ids
        rows = self.log.with_user(auditor).with_context(allowed_company_ids=own)
        self.assertFalse(rows.search([("company_id", "=", self.co_op.id)]))
