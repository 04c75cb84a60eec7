# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who takes part in a refund, and what stands with the claims of the others."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tools import mute_logger

from .rebate_case import RebateCase


class TestRebateParticipation(RebateCase):
    """A member who is left out gets nothing, and the claim says why."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_rate(cls.rice, 10)
        cls.member, cls.other = cls.make_member(), cls.make_member()
        for member in (cls.member, cls.other):
            cls.purchase(member, "100")

    def leave_out(self, member, **values):
        """Put a member on the year's list."""
        values = {"reason": "Default on loan 12/2026", **values}
        return self.env["coop.rebate.exclusion"].create(
            {"fiscal_year_id": self.year.id, "member_id": member.id, **values}
        )

    def claim(self, run, member):
        """Return a member's claim."""
        return run.claim_ids.filtered(lambda claim: claim.member_id == member)

    def test_a_defaulter_gets_nothing_and_the_reason_is_kept(self):
        listed = self.leave_out(self.member)
        run = self.compute()
        self.assertClaim(run, self.member, "0", reason="defaulter")
        self.assertClaim(run, self.other, "10.00")
        listed.unlink()
        claim = self.claim(run, self.member)
        self.assertEqual(claim.reason_note, "Default on loan 12/2026")
        self.assertFalse(claim.eligible)
        self.assertEqual(run.outside_count, 1)

    def test_a_member_stands_on_the_list_of_a_year_once(self):
        self.leave_out(self.member)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.leave_out(self.member, kind="excluded")

    def test_a_merge_leaves_the_survivor_out(self):
        listed = self.leave_out(self.member)
        self.member._merge_into(self.other, "Registered twice")
        self.assertEqual(listed.member_id, self.other)
        self.assertClaim(self.compute(), self.other, "0", reason="defaulter")

    def test_a_merge_of_two_who_are_left_out_keeps_both_reasons(self):
        listed = [self.leave_out(self.member), self.leave_out(self.other)]
        self.member._merge_into(self.other, "Registered twice")
        self.assertEqual([one.member_id for one in listed], [self.member, self.other])

    def merge_after_the_year(self):
        """Merge the two when the year before is closed; return settings of its run."""
        settings = self.year_before()
        year = self.env["coop.fiscal.year"].browse(settings["fiscal_year_id"])
        year.action_close()
        self.member._merge_into(self.other, "Registered twice")
        return settings

    def test_who_is_left_out_is_so_under_both_numbers(self):
        """Purchases of a closed year stay with the old number."""
        settings = self.merge_after_the_year()
        self.assertClaim(self.compute(**settings), self.member, "10.00")
        for listed in (self.other, self.member):
            exclusion = self.leave_out(
                listed, fiscal_year_id=settings["fiscal_year_id"]
            )
            run = self.compute(**settings)
            self.assertClaim(run, self.member, "0", reason="defaulter")
            self.assertClaim(run, self.other, "0", reason="defaulter")
            exclusion.unlink()

    def test_the_standing_of_both_numbers_is_that_of_the_survivor(self):
        settings = self.merge_after_the_year()
        outside = {"pays_terminated": False, "pays_resigned": False}
        run = self.compute(membership_on="date", **outside, **settings)
        self.assertClaim(run, self.member, "10.00")

    def test_purchases_of_both_numbers_count_together(self):
        settings = self.merge_after_the_year()
        run = self.compute(minimum_purchase=150, **settings)
        self.assertClaim(run, self.member, "10.00")
        run = self.compute(minimum_purchase=201, **settings)
        self.assertClaim(run, self.member, "0", reason="below_purchases")

    def test_who_is_left_out_takes_no_share_of_a_pool(self):
        self.year.rate_ids.write({"basis": "pool", "value": 60})
        self.assertClaim(self.compute(), self.member, "30.00")
        self.leave_out(self.other, kind="excluded")
        run = self.compute()
        self.assertClaim(run, self.member, "60.00")
        self.assertClaim(run, self.other, "0", reason="excluded")

    def test_a_pool_gets_no_tier_by_itself(self):
        rate = self.year.rate_ids
        rate.write({"basis": "pool", "value": 60})
        with self.assertRaises(ValidationError):
            self.env["coop.rebate.tier"].create(
                {"rate_id": rate.id, "threshold": 100, "value": 70}
            )

    def year_before(self):
        """Return the settings of a run of 2025, when both bought the same."""
        year = self.make_year(2025)
        self.make_rate(self.rice, 10, fiscal_year_id=year.id)
        for member in (self.member, self.other):
            self.purchase(member, "100", day=date(2025, 5, 1))
        return {"fiscal_year_id": year.id, "date": date(2026, 2, 20)}

    def test_resigned_members_may_be_left_out(self):
        settings = self.year_before()
        self.member.action_resign(reason="Moved away", date=date(2025, 12, 1))
        self.assertClaim(self.compute(**settings), self.member, "10.00")
        run = self.compute(pays_resigned=False, **settings)
        self.assertClaim(run, self.member, "0", reason="state_resigned")
        self.assertClaim(run, self.other, "10.00")

    def test_the_state_counts_on_the_last_day_of_the_year_or_of_the_refund(self):
        settings = {"pays_resigned": False, **self.year_before()}
        self.member.action_resign(reason="Moved away", date=date(2026, 1, 15))
        self.assertClaim(self.compute(**settings), self.member, "10.00")
        run = self.compute(membership_on="date", **settings)
        self.assertClaim(run, self.member, "0", reason="state_resigned")

    def test_small_purchases_may_earn_nothing(self):
        self.purchase(self.other, "0.01")
        run = self.compute(minimum_purchase=100.01)
        self.assertClaim(run, self.member, "0", reason="below_purchases")
        self.assertClaim(run, self.other, "10.00")

    def test_a_part_below_the_smallest_payout_is_told(self):
        run = self.compute(minimum_payout=5, cash_percent=40)
        claim = self.claim(run, self.member)
        row = self.exact(claim, "amount", "cash_amount", "unpaid_amount")
        self.assertEqual([str(part) for part in row[0]], ["10.00", "0", "4.00"])
        self.assertEqual(claim.reason_code, "below_minimum")

    def test_a_run_begins_with_the_settings_of_the_one_before(self):
        self.compute(pays_resigned=False, below_minimum="forfeit", minimum_purchase=7)
        run = self.compute()
        self.assertFalse(run.pays_resigned)
        self.assertEqual((run.below_minimum, run.minimum_purchase), ("forfeit", 7))
