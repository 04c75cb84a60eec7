# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is odd about a document, and what is done about it."""

from datetime import date, datetime

from freezegun import freeze_time
from psycopg2.errors import CheckViolation

from odoo.tools import mute_logger

from .builders import CoopCase


@freeze_time("2026-06-15 05:00:00")
class TestBookingRules(CoopCase):
    """One table decides for each reason; nothing is dropped."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member()

    def outcome(self, **values):
        """Book a document of the member; return its status and warnings."""
        values.setdefault("member_id", self.member.id)
        transaction = self.book(self.document(**values))
        return transaction.status, transaction.warnings or ""

    def rule(self, reason):
        """Return the co-op's rule for a reason."""
        domain = [("reason", "=", reason), ("company_id", "=", self.co_op.id)]
        return self.env["coop.booking.rule"].search(domain)

    def test_nothing_odd_is_booked_without_a_word(self):
        self.assertEqual(self.outcome(), ("booked", ""))

    def test_an_unknown_card_is_held(self):
        self.assertEqual(
            self.outcome(card="NOBODY", member_id=None), ("held", "card_unknown")
        )

    def test_a_member_of_another_co_op_is_unknown_here(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        stranger = (
            self.env["coop.member"]
            .with_company(other)
            .create({"name": "Stranger", "company_id": other.id})
        )
        self.assertEqual(self.outcome(member_id=stranger.id), ("held", "card_unknown"))

    @mute_logger("odoo.sql_db")
    def test_a_date_in_the_future_is_held(self):
        self.make_year(2027)
        self.assertEqual(self.outcome(day=date(2026, 6, 16)), ("held", "date_future"))

    def test_today_is_the_co_ops_day(self):
        # 20:00 in UTC is 03:00 of the next day in Bangkok.
        with freeze_time("2026-06-15 20:00:00"):
            self.assertEqual(self.outcome(day=date(2026, 6, 16)), ("booked", ""))

    def test_the_day_comes_from_the_instant_where_the_co_op_is(self):
        document = self.document(self.member, occurred_at=datetime(2026, 6, 1, 17, 30))
        del document["date"]
        self.assertEqual(self.book(document).date, date(2026, 6, 2))

    def test_a_day_without_a_year_is_held(self):
        self.assertEqual(self.outcome(day=date(2025, 6, 1)), ("held", "year_missing"))

    def test_a_closed_year_is_held(self):
        """Case 58: what comes weeks late, for a year that is closed."""
        self.year.action_close()
        self.assertEqual(self.outcome(), ("held", "year_closed"))
        self.year.action_reopen()
        self.assertEqual(self.outcome(), ("booked", ""))

    def test_an_unknown_code_is_held(self):
        lines = [{"code": "RICE", "amount": 1}, {"code": "NOSUCH", "amount": 1}]
        self.assertEqual(self.outcome(lines=lines), ("held", "category_unknown"))

    def test_a_category_that_does_not_accumulate_warns(self):
        self.make_category("BOOKS", coop_accumulates=False)
        lines = [{"code": "BOOKS", "amount": 1}]
        self.assertEqual(self.outcome(lines=lines), ("booked", "category_excluded"))

    def test_what_does_not_accumulate_is_left_out_of_the_ledger_and_kept(self):
        self.make_category("BOOKS", coop_accumulates=False)
        lines = [{"code": "BOOKS", "amount": 1}, {"code": "RICE", "amount": 2}]
        document = self.document(self.member, lines=lines)
        booked = self.book(document)
        self.assertEqual(booked.line_ids.mapped("amount"), [2])
        self.assertEqual(booked.amount_total, 3)
        codes = [line["code"] for line in booked.content["lines"]]
        self.assertEqual(codes, ["BOOKS", "RICE"])
        self.assertEqual(self.env["coop.booking"]._book([document])[0].status, "booked")

    def test_an_item_may_be_in_or_out_by_itself(self):
        books = self.make_category("BOOKS", coop_accumulates=False)
        for code, category, accumulates, warnings in (
            ("IN", books, "yes", ""),
            ("OUT", self.rice, "no", "category_excluded"),
            ("AS", self.rice, "category", ""),
        ):
            self.env["product.template"].create(
                {
                    "name": code,
                    "coop_code": code,
                    "coop_accumulates": accumulates,
                    "categ_id": category.id,
                }
            )
            lines = [{"code": code, "amount": 1}]
            self.assertEqual(self.outcome(lines=lines), ("booked", warnings), code)

    def test_a_member_who_was_not_active_then_warns(self):
        for values in (
            {"state": "applicant"},
            {"leave_date": date(2026, 2, 28)},
        ):
            member = self.make_member(**values)
            self.assertEqual(
                self.outcome(member_id=member.id), ("booked", "member_not_active")
            )

    def test_what_was_bought_before_joining_has_a_rule_of_its_own(self):
        member = self.make_member(join_date=date(2026, 3, 2))
        self.assertEqual(
            self.outcome(member_id=member.id), ("booked", "before_joining")
        )
        self.rule("before_joining").action = "book"
        self.assertEqual(self.outcome(member_id=member.id), ("booked", ""))

    def test_what_comes_after_its_day_was_signed_off(self):
        shop = self.env["coop.branch"].create(
            {"name": "Shop", "merchant_number": "1" * 15, "company_id": self.co_op.id}
        )
        sign_off = self.env["coop.day.sign.off"].create(
            {
                "date": date(2026, 3, 1),
                "branch_id": shop.id,
                "company_id": self.co_op.id,
            }
        )
        late = ("booked", "day_signed_off")
        self.assertEqual(self.outcome(branch_id=shop.id), late)
        self.assertEqual(self.outcome(), ("booked", ""))
        day = date(2026, 3, 2)
        self.assertEqual(self.outcome(branch_id=shop.id, day=day), ("booked", ""))
        sign_off.sudo().write(
            {
                "withdrawn_by_id": self.env.uid,
                "withdrawn_at": datetime(2026, 6, 1),
                "withdrawal_reason": "A slip was missing",
            }
        )
        self.assertEqual(self.outcome(branch_id=shop.id), ("booked", ""))

    def test_the_co_op_decides_what_is_done(self):
        self.make_category("BOOKS", coop_accumulates=False)
        lines = [{"code": "BOOKS", "amount": 1}]
        for action, expected in (
            ("book", ("booked", "")),
            ("warn", ("booked", "category_excluded")),
            ("hold", ("held", "category_excluded")),
        ):
            self.rule("category_excluded").action = action
            self.assertEqual(self.outcome(lines=lines), expected)

    @mute_logger("odoo.sql_db")
    def test_what_the_ledger_cannot_do_without_is_always_held(self):
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            self.rule("card_unknown").action = "book"
            self.rule("card_unknown").flush_recordset()

    def test_a_family_members_purchases_count_for_the_main_member(self):
        child = self.make_member("Child", main_member_id=self.member.id)
        booked = self.book(self.document(child))
        self.assertEqual(booked.line_ids.member_id, self.member)
