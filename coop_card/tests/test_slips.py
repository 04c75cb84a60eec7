# SPDX-License-Identifier: LGPL-3.0-or-later
"""Paper slips that people key in and post together."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form

from .builders import CoopCase

DAY = date(2026, 3, 1)


class SlipCase(CoopCase):
    """An operator, a card, and a sheet that the operator keyed in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card = cls.make_card()
        cls.member = cls.card.member_id
        cls.maize = cls.make_category("MAIZE")
        cls.operator = cls.make_user("operator")

    def sheet(self, *rows, user=None, **values):
        """Return a sheet of rows of (card or member, code, amount) and more values."""
        slips = [
            {"identifier": who, "code": code, "amount": amount, **more}
            for who, code, amount, *rest in rows
            for more in (rest or [{}])
        ]
        return (
            self.env["coop.slip.sheet"]
            .with_user(user or self.operator)
            .create(
                {
                    "date": DAY,
                    "company_id": self.co_op.id,
                    "slip_ids": [Command.create(slip) for slip in slips],
                    **values,
                }
            )
        )


class TestSlipsKeying(SlipCase):
    """What is typed is looked up at once, and never lost."""

    def test_a_card_and_a_number_stand_for_the_member(self):
        sheet = self.sheet(
            (self.card.number, "RICE", 10), (self.member.number, "RICE", 10)
        )
        self.assertEqual(sheet.slip_ids.member_id, self.member)
        self.assertEqual(sheet.slip_ids.mapped("card_id"), self.card)
        self.assertFalse(any(sheet.slip_ids.mapped("unknown")))

    def test_who_scans_a_card_means_the_card(self):
        self.co_op.coop_card_length = 9
        other = self.make_member(number=self.card.number)
        card = self.make_card(number="000000077")
        few = self.make_member(number="77")
        slips = self.sheet(
            (f" {self.card.number} ", "RICE", 1),
            ("77", "RICE", 1),
            ("00077", "RICE", 1),
            (other.number[1:], "RICE", 1),
        ).slip_ids
        found = [(slip.member_id, slip.card_id) for slip in slips]
        own = (self.member, self.card)
        self.assertEqual(
            found, [own, (few, card.browse()), (card.member_id, card), own]
        )

    def test_a_read_tag_means_its_card(self):
        self.co_op.coop_card_reader_kind = "reversed"
        values = {"medium": "rfid", "value": "05E4FA9D", "card_id": self.card.id}
        self.env["coop.card.identifier"].create(values)
        self.make_member(number="9DFAE405")
        slip = self.sheet(("9dfae405", "RICE", 1)).slip_ids
        self.assertEqual((slip.member_id, slip.card_id), (self.member, self.card))

    def test_a_family_counts_together(self):
        child = self.make_member(main_member_id=self.member.id)
        slip = self.sheet((child.number, "RICE", 10)).slip_ids
        self.assertEqual(slip.member_id, self.member)

    def test_codes_are_read_in_any_case_and_may_be_an_items(self):
        item = {"name": "Sack", "coop_code": "SACK", "categ_id": self.rice.id}
        self.env["product.template"].create(item)
        sheet = self.sheet(
            (self.card.number, "maize", 1), (self.card.number, "sack", 1)
        )
        self.assertEqual(sheet.slip_ids.category_id, self.maize + self.rice)

    def test_what_is_unknown_stays_as_typed_and_is_marked(self):
        slip = self.sheet(("NOBODY", "WHAT", 10)).slip_ids
        self.assertEqual((slip.identifier, slip.unknown), ("NOBODY", True))
        self.assertIn("Nobody goes by this number", slip.remark)
        self.assertIn("Nothing has this code", slip.remark)

    def test_a_blocked_card_is_told(self):
        self.card.action_block()
        slip = self.sheet((self.card.number, "RICE", 10)).slip_ids
        self.assertFalse(slip.unknown)
        self.assertIn("Blocked", slip.remark)

    def test_the_screen_looks_up_while_typing(self):
        begun = self.env["coop.slip.sheet"].with_user(self.operator).action_begin()
        sheet = self.env["coop.slip.sheet"].browse(begun["res_id"])
        with (
            Form(sheet.with_user(self.operator)) as form,
            form.slip_ids.new() as row,
        ):
            row.identifier = self.card.number
            self.assertEqual(row.member_id, self.member)
            row.code = "rice"
            self.assertEqual(row.code, "RICE")
            row.amount = 5
        self.assertEqual(sheet.slip_ids.amount, 5)

    def test_an_empty_sheet_is_used_again(self):
        sheets = self.env["coop.slip.sheet"].with_user(self.operator)
        first, second = sheets.action_begin(), sheets.action_begin()
        self.assertEqual(first["res_id"], second["res_id"])

    def test_totals_by_category(self):
        number = self.card.number
        sheet = self.sheet(
            (number, "RICE", 10), (number, "RICE", 0.10), (number, "MAIZE", 5)
        )
        self.assertEqual((sheet.slip_count, sheet.amount_total), (3, 15.1))
        for text in ("Rice", "10.10", "Maize", "5.00"):
            self.assertIn(text, sheet.total_table)

    def test_the_tax_is_part_of_the_sum(self):
        number = self.card.number
        sheet = self.sheet(
            (number, "RICE", 10.1, {"amount_tax": 0.7}),
            (number, "RICE", 0.2),
            (number, "MAIZE", 5, {"amount_tax": 0.35}),
            control_total=16.35,
        )
        self.assertEqual((sheet.amount_total, sheet.difference), (16.35, 0))
        for text in ("11.00", "5.35"):
            self.assertIn(text, sheet.total_table)
        sheet.action_post()
        self.assertEqual(sheet.state, "posted")


class TestSlipsPosting(SlipCase):
    """All slips of a sheet are booked together, once, and then stay."""

    def test_each_slip_becomes_a_transaction(self):
        branch = self.env["coop.branch"].create(
            {
                "name": "Market",
                "merchant_number": "1" * 15,
                "company_id": self.co_op.id,
            }
        )
        sheet = self.sheet(
            (self.card.number, "RICE", 10.1, {"quantity": 3, "reference": "S-7"}),
            (self.member.number, "MAIZE", 5),
            branch_id=branch.id,
        )
        sheet.action_post()
        booked = sheet.slip_ids.transaction_id
        keys = [f"slip/{slip.id}" for slip in sheet.slip_ids]
        self.assertEqual(booked.mapped("key"), keys)
        self.assertEqual({*booked.mapped("origin")}, {"manual"})
        self.assertEqual(booked.create_uid, self.operator)
        self.assertEqual(booked.line_ids.branch_id, branch)
        first = booked[0]
        self.assertEqual((first.card_id, first.reference), (self.card, "S-7"))
        line = first.line_ids
        self.assertEqual((line.amount, line.quantity, line.date), (10.1, 3, DAY))

    def test_sales_to_the_co_op_are_keyed_on_their_own_sheets(self):
        sheet = self.sheet((self.card.number, "RICE", 10), direction="sale")
        sheet.action_post()
        self.assertEqual(sheet.slip_ids.transaction_id.line_ids.direction, "sale")

    def test_a_second_click_books_nothing(self):
        sheet = self.sheet((self.card.number, "RICE", 10))
        sheet.action_post()
        booked = sheet.slip_ids.transaction_id
        sheet.action_post()
        self.assertEqual(sheet.slip_ids.transaction_id, booked)
        mine = [("member_id", "=", self.member.id)]
        self.assertEqual(self.env["coop.accumulation"].search_count(mine), 1)

    def test_what_is_odd_is_shown_and_held(self):
        self.card.action_block()
        sheet = self.sheet(
            (self.card.number, "RICE", 10),
            ("NOBODY", "RICE", 20),
            (self.member.number, "WHAT", 30),
        )
        sheet.action_post()
        statuses = sheet.slip_ids.mapped("status")
        self.assertEqual(statuses[1:], ["held", "held"])
        self.assertEqual(sheet.held_count, 2)
        self.assertIn("unknown", sheet.slip_ids[1].warning_text)

    def test_who_was_unknown_when_typed_is_looked_up_again(self):
        sheet = self.sheet(("000009999", "RICE", 10))
        self.make_card(self.member, number="000009999")
        sheet.action_post()
        self.assertEqual(sheet.slip_ids.member_id, self.member)
        self.assertEqual(sheet.slip_ids.transaction_id.member_id, self.member)

    def test_it_has_to_add_up(self):
        sheet = self.sheet((self.card.number, "RICE", 10), control_total=11)
        with self.assertRaisesRegex(UserError, "add up to .*10.00.*11.00"):
            sheet.action_post()
        sheet.slip_ids.amount = 11
        sheet.action_post()
        self.assertEqual(sheet.state, "posted")

    def test_rows_that_say_nothing_are_refused(self):
        unfinished = self.sheet((self.card.number, "RICE", 10), ("X", "RICE", 0))
        with self.assertRaisesRegex(UserError, "Row 2"):
            unfinished.action_post()
        with self.assertRaisesRegex(UserError, "no slip"):
            self.sheet().action_post()

    def test_what_is_posted_is_reversed_and_not_edited(self):
        sheet = self.sheet((self.card.number, "RICE", 10))
        sheet.action_post()
        slip = sheet.slip_ids
        for change in (
            lambda: slip.write({"amount": 5}),
            lambda: slip.unlink(),
            lambda: slip.copy(),
            lambda: sheet.write({"date": date(2026, 3, 2)}),
            lambda: sheet.unlink(),
        ):
            with self.assertRaisesRegex(UserError, "posted"), self.cr.savepoint():
                change()
        with self.assertRaises(AccessError):
            slip.action_reverse()
        action = self.as_role("officer", slip).action_reverse()
        chosen = action["context"]["default_transaction_ids"]
        self.assertEqual(chosen, slip.transaction_id.ids)

    def test_nothing_but_the_button_posts(self):
        sheet = self.sheet((self.card.number, "RICE", 10))
        other = self.make_user("operator").id
        for vals in ({"state": "posted"}, {"posted_at": DAY}, {"user_id": other}):
            defaults = {f"default_{name}": value for name, value in vals.items()}
            for forge in (
                lambda vals=vals: sheet.write(vals),
                lambda vals=vals: self.sheet(**vals),
                lambda defaults=defaults: sheet.with_context(**defaults).create({}),
            ):
                with self.assertRaises(AccessError):
                    forge()
        sheet.action_post()
        copied = self.as_role("officer", sheet).copy()
        self.assertEqual((copied.state, copied.posted_at), ("draft", False))
        self.assertEqual(copied.user_id, copied.env.user)

    def test_slips_are_put_on_no_sheet_that_is_posted_or_anothers(self):
        posted, draft, more = (
            self.sheet((self.card.number, "RICE", 10)) for _ in range(3)
        )
        posted.action_post()
        theirs, slip = self.sheet(user=self.make_user("operator")), draft.slip_ids
        with self.assertRaisesRegex(UserError, "posted"), self.cr.savepoint():
            slip.sheet_id = posted
        with self.assertRaises(AccessError):
            slip.sheet_id = theirs.with_user(self.operator)
        slip.sheet_id = more
        self.assertEqual(len(more.slip_ids), 2)
