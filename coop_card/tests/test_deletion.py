# SPDX-License-Identifier: LGPL-3.0-or-later
"""What others refer to is not deleted, and says why."""

from odoo.exceptions import UserError, ValidationError

from .builders import CoopCase


class TestDeletion(CoopCase):
    """Each refusal is a sentence that names what refers to the record."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        values = {"company_id": cls.co_op.id}
        make = cls.env
        cls.region = make["coop.region"].create({"name": "N", "code": "N", **values})
        cls.branch = make["coop.branch"].create(
            {
                "name": "Market",
                "merchant_number": "1" * 15,
                "region_id": cls.region.id,
                **values,
            }
        )
        cls.terminal = make["coop.terminal"].create(
            {"name": "Till", "number": "T0000001", "branch_id": cls.branch.id, **values}
        )
        cls.operator = make["coop.operator"].create(
            {"name": "Nok", "code": "1", **values}
        )
        cls.group = make["coop.member.group"].create(
            {"name": "Village 1", "code": "V1", **values}
        )
        cls.occupation = make["coop.occupation"].create(
            {"name": "Farmer", "code": "F", **values}
        )
        cls.product = make["product.product"].create(
            {"name": "Jasmine rice", "categ_id": cls.rice.id}
        )
        cls.member = cls.make_member(
            group_id=cls.group.id, occupation_id=cls.occupation.id
        )
        cls.card = cls.make_card(cls.member)
        cls.booked = cls.book(
            cls.document(
                card=cls.card.number,
                terminal_id=cls.terminal.id,
                operator_id=cls.operator.id,
                lines=[{"product_id": cls.product.id, "amount": "10"}],
            )
        )

    def refused(self, records, keeper, error=UserError):
        """Check that records are not deleted, and that the sentence says why."""
        with self.assertRaisesRegex(error, keeper), self.cr.savepoint():
            records.unlink()
        self.assertTrue(records.exists())

    def test_what_the_ledger_refers_to_stays(self):
        for records in (
            self.card,
            self.member.type_id,
            self.rice,
            self.product,
            self.branch,
            self.terminal,
            self.operator,
            self.year,
        ):
            with self.subTest(model=records._name):
                self.refused(records, "cannot be deleted: other records refer")

    def test_what_a_member_refers_to_stays(self):
        for records in (self.member.partner_id, self.group, self.occupation):
            with self.subTest(model=records._name):
                self.refused(records, r"refer to it \(.*Member")

    def test_a_region_with_branches_stays(self):
        self.refused(self.region, "Branch")

    def test_a_card_type_with_cards_stays(self):
        self.refused(self.card.type_id, "Card")

    def test_a_member_stays(self):
        self.refused(self.member, "cannot be deleted|stays in the register")

    def test_an_item_of_the_ledger_stays(self):
        self.refused(self.product, "Archive it instead")

    def test_what_nothing_refers_to_is_deleted(self):
        spare = self.make_category("SPARE")
        group = self.group.copy({"code": "V2"})
        (spare + spare.copy()).unlink()
        group.unlink()
        self.assertFalse(spare.exists() or group.exists())


class TestArchiving(CoopCase):
    """Odoo archives from many places; members are kept in sight."""

    def test_the_contact_of_a_member_is_not_archived(self):
        for state in ("active", "suspended", "applicant"):
            contact = self.make_member(state=state).partner_id
            with self.assertRaisesRegex(ValidationError, "End the membership"):
                contact.action_archive()

    def test_the_contact_of_somebody_who_left_is(self):
        member = self.make_member()
        member.action_resign()
        member.partner_id.action_archive()
        self.assertFalse(member.partner_id.active)

    def test_a_member_with_cards_is_not_archived(self):
        card = self.make_card()
        with self.assertRaisesRegex(ValidationError, card.number):
            card.member_id.action_archive()

    def test_a_member_whose_cards_have_ended_is(self):
        card = self.make_card()
        card.action_cancel(reason="Broken")
        card.member_id.action_archive()
        self.assertFalse(card.member_id.active)
