# SPDX-License-Identifier: LGPL-3.0-or-later
"""Opening balances are marked as such wherever they are seen, and quickly typed."""

from decimal import Decimal

from odoo.tests import Form

from .opening_case import OpeningCase


class TestOpeningMarked(OpeningCase):
    """The member's page, the lists and the fields to type in."""

    def table(self):
        """Return the member's table of years for purchases."""
        self.env.flush_all()
        return self.member._accumulation_tables()[0]

    def test_the_member_page_says_what_was_brought_in(self):
        self.purchase(self.member, "50")
        self.assertNotIn("opening", self.table())
        opening = self.posted((self.member, "100.25"), (self.member, "2", self.oil))
        self.assertEqual(["102.25", "102.25"], self.table()["opening"])
        self.assertEqual("152.25", self.table()["totals"][-1])
        self.assertIn("opening balances", self.member.accumulation_table)
        self.reverse(opening)
        self.assertNotIn("opening", self.table())

    def test_lines_and_transactions_are_found_by_their_channel(self):
        opening = self.posted((self.member, "100"))
        self.purchase(self.member, "50")
        for model in ("coop.accumulation", "coop.transaction"):
            found = self.env[model].search(
                [("origin", "=", "opening"), ("company_id", "=", self.co_op.id)]
            )
            self.assertEqual(1, len(found))
            self.assertEqual(opening.name, found.reference)

    def test_the_totals_hold_them(self):
        self.posted((self.member, "100"))
        self.assertEqual(Decimal(100), Decimal(str(self.member.year_total)))

    def test_a_member_is_chosen_by_number_name_or_card(self):
        self.make_card(self.member, number="7700018")
        members = self.env["coop.member"].with_company(self.co_op)
        for typed in ("00012", "Somchai", "7700018", "7700-018"):
            self.assertEqual(self.member.id, members.name_search(typed)[0][0], typed)
        self.assertEqual([], members.name_search("99999"))
        self.assertEqual([], members.name_search("7700018", [("number", "=", "1")]))

    def test_a_scanned_card_names_its_holder_first(self):
        holder, other = self.make_member(), self.make_member(number="7700018")
        card = self.make_card(holder, number="7700018")
        self.env["coop.card.identifier"].create(
            {"card_id": card.id, "medium": "rfid", "value": "04A22B5C"}
        )
        members = self.env["coop.member"].with_company(self.co_op)

        def found(typed, **options):
            return [number for number, _name in members.name_search(typed, **options)]

        self.assertEqual(found("7700018"), [holder.id, other.id])
        self.assertEqual(found("7700018", limit=1), holder.ids)
        self.assertEqual(found("04A22B5C"), holder.ids)
        self.assertEqual(found("770001"), other.ids)

    def test_a_category_is_chosen_by_its_short_code(self):
        self.make_category("R", name="Zinc")
        categories = self.env["product.category"]
        found = categories.name_search("r", [("coop_accumulates", "=", True)])
        self.assertEqual("Zinc", found[0][1])
        self.assertIn(self.rice.id, [number for number, _name in found])

    def test_lines_are_typed_on_the_page(self):
        form = Form(self.env["coop.opening"].with_user(self.officer))
        form.name = "Passbooks"
        form.control_total = 30
        form.control_members = 2
        form.direction = "sale"
        for member, amount in ((self.member, 10), (self.other, 20)):
            with form.typed_line_ids.new() as line:
                line.member_id = member
                line.category_id = self.rice
                line.amount = amount
        opening = form.save()
        self.assertEqual({"sale"}, {*opening.line_ids.mapped("direction")})
        self.assertTrue(opening.agrees)
