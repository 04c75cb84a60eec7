# SPDX-License-Identifier: LGPL-3.0-or-later
"""Refunds that co-ops have published, with their sources."""

from decimal import Decimal

from odoo.exceptions import UserError

from .payout_case import PayoutCase
from .rebate_case import RebateCase


class TestRebateWorkedExamples(RebateCase):
    """Published figures come out to the last digit."""

    def refund(self, amount, rate, **settings):
        """Return the run and the member of one purchase in a year of its own."""
        member = self.make_member()
        self.purchase(member, amount)
        self.make_rate(self.rice, rate)
        return self.compute(**settings), member

    def test_willy_street_2023(self):
        """3.72 for each 1,000: 4,225 earns 15.717, which is rounded up."""
        run, member = self.refund("4225", 0.372, minimum_payout=2)
        self.assertClaim(run, member, "15.72")

    def test_willy_street_2023_minimum_counts_after_rounding(self):
        """537.00 earns 1.99764: 2.00, and paid. 536.00 earns 1.99, and nothing."""
        run, member = self.refund("537", 0.372, minimum_payout=2)
        self.assertClaim(run, member, "2.00")
        other = self.make_member()
        self.purchase(other, "536")
        again = self.compute(minimum_payout=2)
        self.assertClaim(again, other, "1.99", cash="0", reason="below_minimum")

    def test_willy_street_2010_split(self):
        """520,598 in whole units: 20 % are 104,120 of credit, 416,478 stay equity."""
        settings = {"cash_percent": 20, "rounding_unit": "1"}
        run, member = self.refund("520598", 100, **settings)
        self.assertClaim(run, member, "520598", cash="104120")

    def test_whole_foods_co_op_2016_split(self):
        """454,520: 20 % in cash are 90,904, retained are 363,616."""
        run, member = self.refund("454520", 100, cash_percent=20)
        self.assertClaim(run, member, "454520", cash="90904")

    def test_pembina_2017_rates_by_category(self):
        """1 % on general goods, 4.25 % on fuel, nothing on food; 40 % in cash."""
        general, fuel = self.make_category("GENERAL"), self.make_category("FUEL")
        for category, rate in ((general, 1), (fuel, 4.25), (self.rice, 0)):
            self.make_rate(category, rate)
        buys = (("GENERAL", "2500"), ("FUEL", "600"), ("RICE", "9999.99"))
        members = [self.make_member() for _buy in buys]
        for member, (code, amount) in zip(members, buys, strict=True):
            self.purchase(member, amount, code=code)
        run = self.compute(cash_percent=40, minimum_payout=10)
        self.assertClaim(run, members[0], "25.00", cash="10.00")
        self.assertClaim(run, members[1], "25.50", cash="10.20")
        self.assertClaim(run, members[2], "0", reason="zero_rate")

    def test_uk_co_op_2006_rounds_down(self):
        """1.43 pence a point: 520 points were £7.43, not £7.44; 2,500 were £35.75."""
        run, member = self.refund("520", 1.43, rounding="down")
        self.assertClaim(run, member, "7.43")
        other = self.make_member()
        self.purchase(other, "2500")
        self.assertClaim(self.compute(rounding="down"), other, "35.75")

    def test_wing5_rounds_half_up_at_the_satang(self):
        """5 % of 18,521.15 baht are 926.0575."""
        run, member = self.refund("18521.15", 5)
        self.assertClaim(run, member, "926.06")

    def shared(self, pool, *amounts, **settings):
        """Return what members get who bought for the amounts, in their order."""
        members = [self.make_member() for _amount in amounts]
        for member, amount in zip(members, amounts, strict=True):
            self.purchase(member, amount)
        self.make_rate(self.rice, pool, basis="pool")
        run = self.compute(**settings)
        claims = {claim.member_id: claim for claim in run.claim_ids}
        return [str(self.exact(claims[member], "amount")[0][0]) for member in members]

    def test_whole_foods_co_op_share_of_a_pool(self):
        """2,600 of 3,710,000 bought by owners, 50,000 of cash to share: 35.04."""
        self.assertEqual(self.shared(50000, "2600", "3707400")[0], "35.04")

    def test_lumuco_refund_by_unit(self):
        """33,700 for 200 units are 168.50 a unit: 30 units 5,055; 12 units 2,022."""
        units = (30, 12, 25, 17, 12, 15, 19, 10, 0, 5, 10, 25, 10, 10)
        members = [self.make_member() for _unit in units]
        for member, unit in zip(members, units, strict=True):
            self.purchase(member, "1", quantity=unit)
        self.make_rate(self.rice, 168.5, basis="per_unit")
        run = self.compute()
        self.assertClaim(run, members[0], "5055.00")
        self.assertClaim(run, members[1], "2022.00")
        self.assertClaim(run, members[8], "0", reason="no_quantity")
        self.assertEqual(self.exact(run, "total"), [(Decimal("33700"),)])

    def test_pcmpc_pools(self):
        """4,000 on purchases of 10,000 and 30,000; 100 on three equal ones."""
        self.assertEqual(self.shared(4000, "10000", "30000"), ["1000.00", "3000.00"])

    def test_pcmpc_pool_of_three_equal_members(self):
        """The satang that is left goes to the smallest member number."""
        shares = self.shared(100, "7", "7", "7")
        self.assertEqual(shares, ["33.34", "33.33", "33.33"])

    def test_pools_of_a_co_op_shop_in_the_philippines(self):
        """500 on 1,000 and 3,000 are 125 and 375."""
        self.assertEqual(self.shared(500, "1000", "3000"), ["125.00", "375.00"])

    def test_life_cycle(self):
        """1,000 at 3 % are 30; 2,000 more make it 90; nothing changes once approved.

        The life cycle is that of the test suite of a co-op shop in the Philippines.
        """
        empty = self.compute()
        with self.assertRaisesRegex(UserError, "nothing to approve"):
            self.approve(empty)
        run, member = self.refund("1000", 3)
        self.assertClaim(run, member, "30.00")
        self.purchase(member, "2000")
        run.with_user(self.accountant).action_compute()
        self.assertClaim(run, member, "90.00")
        self.approve(run)
        with self.assertRaisesRegex(UserError, "not possible"):
            run.with_user(self.accountant).action_compute()

    def test_pools_of_a_co_op_shop_that_grow(self):
        """1,000 on 25 and 75 are 250 and 750, in the same test suite.

        Computing again replaces what was there: nothing is added.
        """
        self.assertEqual(self.shared(1000, "25", "75"), ["250.00", "750.00"])
        run = self.env["coop.rebate.run"].search([("company_id", "=", self.co_op.id)])
        run.with_user(self.accountant).action_compute()
        self.assertEqual(self.exact(run, "total"), [(Decimal(1000),)])
        self.assertEqual(len(run.claim_ids), 2)


class TestPcmpcGovernance(PayoutCase):
    """The rules of PCMPC's specification (A15.4 to A15.10) about who, when and once.

    Its sharing of the surplus is in ``test_rebate_surplus``.
    """

    def test_who_prepares_does_not_approve(self):
        run = self.make_run()
        run.with_user(self.manager).action_compute()
        with self.assertRaisesRegex(UserError, "computed run .* yourself"):
            self.approve(run)

    def test_a_resolution_is_needed(self):
        run = self.compute()
        with self.assertRaisesRegex(UserError, "resolution"):
            run.with_user(self.manager).action_approve()

    def test_what_is_posted_is_not_computed_again(self):
        with self.assertRaisesRegex(UserError, "not possible"):
            self.refund_run.with_user(self.accountant).action_compute()
        with self.assertRaisesRegex(UserError, "not possible in the state “Posted”"):
            self.post(self.refund_run)

    def test_arrears_are_taken_off_first(self):
        """500 of arrears off 3,900 leave 3,400 to pay."""
        member = self.make_member()
        self.purchase(member, "39000")
        self.post_refunds()
        receivable = self.make_account("110001", "Receivable", "asset_receivable")
        self.owe(
            member, 500, receivable, self.make_account("400001", "Sales", "income")
        )
        self.pay("offset")
        paid = self.pay("cash").line_ids.filtered(lambda line: line.member_id == member)
        self.assertEqual(paid.mapped("amount"), [3400])
        self.assertEqual(
            self.exact(self.payables_of(member), "balance"), [(Decimal(0),)]
        )
