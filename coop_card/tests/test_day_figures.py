# SPDX-License-Identifier: LGPL-3.0-or-later
"""The figures of a day, and the lines behind them."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from .builders import CoopCase
from .day_case import DAY, DayCase

#: What the page shows, summed up in another way: from each booked transaction.
INDEPENDENT = """
SELECT terminal_id, operator_id, sum(amount_total)::float
FROM coop_transaction
WHERE company_id = %s AND date = %s AND status = 'booked'
GROUP BY terminal_id, operator_id
"""


@tagged("post_install", "-at_install")
class TestDayFigures(DayCase):
    """A day of two branches: purchases, produce, returns, a reversal, one held."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.slip("100", tax="7")
        cls.slip("50.25", operator_id=cls.relief.id)
        cls.slip("-20", tax="-1.40")
        cls.slip("900", terminal=cls.scale, line={"direction": "sale"})
        cls.slip("30", terminal=cls.scale)._reverse()
        cls.held = cls.slip("75", member_id=None, card="NOBODY")
        cls.book(cls.document(cls.member, amount="11", day=DAY))
        cls.slip("5000", day=date(2026, 3, 2))
        cls.today = cls.page()

    def figures(self, branch):
        """Return the figures of a branch that are not nothing."""
        totals = self.of_branch(self.today, branch)["totals"]
        return {kind: figure for kind, figure in totals.items() if any(figure)}

    def test_purchases_produce_and_what_was_taken_back_stand_apart(self):
        self.assertEqual(
            self.figures(self.branch),
            {
                "purchase": [2, 157.25],
                "purchase_back": [1, -21.4],
                "held": [1, 75.0],
            },
        )
        self.assertEqual(
            self.figures(self.mill),
            {"purchase": [1, 30.0], "purchase_back": [1, -30.0], "sale": [1, 900.0]},
        )

    def test_what_belongs_to_no_branch_comes_last(self):
        last = self.today["branches"][-1]
        self.assertEqual(last["name"], "No branch")
        self.assertEqual(last["rows"][0]["place"], "Manual slip")
        self.assertEqual(last["totals"]["purchase"], [1, 11.0])

    def test_each_operator_of_a_terminal_has_a_row(self):
        rows = self.of_branch(self.today, self.branch)["rows"]
        self.assertEqual(
            [(row["place"], row["operator"]) for row in rows],
            [
                (self.till.display_name, "Clerk"),
                (self.till.display_name, "Relief"),
            ],
        )

    def test_the_rows_add_up_to_the_transactions(self):
        booked = ("purchase", "purchase_back", "sale", "sale_back")
        shown = {}
        for branch in self.today["branches"]:
            for row in branch["rows"]:
                place = row["terminal_id"] or None, row["operator_id"] or None
                amounts = [row["figures"].get(kind, [0, 0])[1] for kind in booked]
                shown[place] = round(shown.get(place, 0) + sum(amounts), 2)
        query = SQL(INDEPENDENT, self.co_op.id, DAY)
        counted = {row[:2]: row[2] for row in self.env.execute_query(query)}
        self.assertEqual(shown, counted)

    def test_every_figure_opens_what_it_is_the_sum_of(self):
        days = self.env["coop.day"]
        places = [(branch, branch["totals"]) for branch in self.today["branches"]]
        places += [
            (row, row["figures"])
            for branch in self.today["branches"]
            for row in branch["rows"]
        ]
        names = ("branch_id", "origin", "terminal_id", "operator_id")
        for place, figures in [({}, self.today["totals"]), *places]:
            where = {name: place[name] for name in names if name in place}
            for kind, (count, amount) in figures.items():
                action = days.action_lines(DAY.isoformat(), kind, where)
                found = self.env[action["res_model"]].search(action["domain"])
                if found._name == "coop.accumulation":
                    total = sum(found.mapped("amount") + found.mapped("amount_tax"))
                    found = found.transaction_id
                else:
                    total = sum(found.mapped("amount_total"))
                self.assertEqual((len(found), round(total, 2)), (count, amount), kind)

    def test_a_branch_can_be_looked_at_alone(self):
        page = self.page(self.mill)
        self.assertEqual([b["name"] for b in page["branches"]], ["Mill"])
        self.assertEqual(page["totals"]["sale"], [1, 900.0])

    def test_a_quiet_branch_that_is_asked_for_is_shown(self):
        quiet = self.make_branch("Quiet")
        [branch] = self.page(quiet)["branches"]
        self.assertEqual((branch["name"], branch["rows"]), ("Quiet", []))

    def test_a_day_without_slips_is_empty(self):
        self.assertEqual(self.page(day=date(2026, 5, 5))["branches"], [])

    def test_without_a_day_it_is_the_co_ops_today(self):
        page = self.env["coop.day"].get_page()
        self.assertEqual(page["date"], self.co_op._coop_today().isoformat())

    def test_every_role_may_look(self):
        for role in ("operator", "officer", "auditor", "accountant", "manager"):
            page = self.page(user=self.make_user(role))
            self.assertEqual(page["totals"]["sale"], [1, 900.0], role)

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_another_co_op_sees_nothing_of_it(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        stranger = self.make_user("manager", other)
        days = self.env["coop.day"].with_user(stranger)
        days = days.with_context(allowed_company_ids=other.ids)
        self.assertEqual(days.get_page(DAY.isoformat())["branches"], [])
        with self.assertRaises(AccessError):
            days.get_page(DAY.isoformat(), self.branch.id)
        here = {"default_company_id": self.co_op.id}
        self.assertEqual(days.with_context(**here)._of().company_id, other)
        with self.assertRaises(AccessError):
            days.create({"company_id": self.co_op.id})

    def test_a_branch_company_sees_its_co_op(self):
        shop = self.env["res.company"].create(
            {"name": "Shop", "parent_id": self.co_op.id}
        )
        days = self.env["coop.day"].with_context(allowed_company_ids=shop.ids)
        self.assertEqual(days.get_page(DAY.isoformat())["totals"], self.today["totals"])


@tagged("post_install", "-at_install")
class TestDayInThai(CoopCase):
    """Readers of Thai see the Buddhist year."""

    def test_the_day_is_written_in_the_buddhist_era(self):
        self.env["res.lang"]._activate_lang("th_TH")
        page = self.env["coop.day"].with_context(lang="th_TH").get_page("2026-03-01")
        self.assertEqual(page["day"], "01/03/2569")
