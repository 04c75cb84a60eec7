# SPDX-License-Identifier: LGPL-3.0-or-later
"""A member asks what is kept about them."""

import io

from openpyxl import load_workbook

from odoo.exceptions import AccessError

from .builders import CoopCase

NATIONAL_ID = "1101700230705"


class TestPersonalData(CoopCase):
    """Officers hand out a workbook with everything, of their own co-op."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member(
            "Malee Boonmee", national_id=NATIONAL_ID, subdistrict="Bang Khen"
        )
        cls.card = cls.make_card(cls.member)
        cls.booked = cls.book(cls.document(card=cls.card.number, reference="Slip 7"))
        cls.purchase(cls.make_member("Somebody Else"), "99")
        note = {"member_id": cls.member.id, "fiscal_year_id": cls.year.id}
        cls.env["coop.rebate.note"].create({**note, "note": "Thank you"})

    def sheets(self, role="officer"):
        """Return the texts of each sheet as an officer gets the workbook."""
        report = self.as_role(role, self.env["report.coop_card.personal_data"])
        name, content = report._workbook(self.member.with_user(report.env.user))
        self.assertIn("Malee Boonmee", name)
        return {
            sheet.title: [
                str(cell) for row in sheet.values for cell in row if cell is not None
            ]
            for sheet in load_workbook(io.BytesIO(content))
        }

    def test_it_holds_what_is_kept_and_nothing_of_others(self):
        sheets = self.sheets()
        self.assertIn(NATIONAL_ID, sheets["Member"])
        self.assertIn("Bang Khen", sheets["Member"])
        self.assertIn(self.card.number, sheets["Card"])
        self.assertIn("Slip 7", sheets["Accumulation"])
        self.assertIn("Thank you", sheets["Note for a Refund Letter"])
        self.assertIn("Payment of a Refund", sheets)
        self.assertNotIn("99", sheets["Accumulation"])

    def test_it_names_choices_as_the_screen_does(self):
        self.assertIn("Active", self.sheets()["Card"])
        self.assertIn("Issue", self.sheets()["Card Event"])

    def test_only_officers_hand_it_out(self):
        self.sheets("manager")
        for role in ("operator", "auditor", "accountant"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.sheets(role)

    def test_an_officer_of_another_co_op_does_not_get_it(self):
        officer = self.make_stranger("officer")
        report = self.env["report.coop_card.personal_data"].with_user(officer)
        with self.assertRaises(AccessError):
            report._workbook(self.member.with_user(officer))

    def test_the_member_has_a_download(self):
        action = self.as_role("officer", self.member).action_personal_data()
        self.assertIn(f"personal_data/{self.member.id}.xlsx", action["url"])
