# SPDX-License-Identifier: LGPL-3.0-or-later
"""The grid of rates: what applies where, what it costs, and who may change it."""

from unittest.mock import patch

from lxml import etree

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tools import mute_logger
from odoo.tools.safe_eval import safe_eval

from ..models.rebate import coop_rebate_run_computing, coop_rebate_trial_sums
from .rebate_case import RebateCase


class TestRebateGrid(RebateCase):
    """Two categories, one below the other, and two member types."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ordinary, cls.associate = cls.make_type("ORD"), cls.make_type("ASC")
        cls.jasmine = cls.make_category("JASMINE", parent_id=cls.rice.id)
        cls.somchai = cls.make_member()
        cls.malee = cls.make_member("Malee", type_id=cls.associate.id)
        cls.purchase(cls.somchai, "1000")
        cls.purchase(cls.somchai, "200.10", code="JASMINE")
        cls.purchase(cls.malee, "500", code="JASMINE")

    def setUp(self):
        super().setUp()
        self.trials = self.env["coop.rebate.trial"].with_user(self.accountant)

    def page(self):
        """Return the page and the trial behind it."""
        page = self.trials.get_page(self.year.id)
        return page, self.trials.browse(page["id"])

    def key(self, category, member_type=None, direction="purchase"):
        """Return how the page names a cell."""
        return f"{direction}/{category.id}/{member_type.id if member_type else 0}"

    def cell(self, category, member_type=None, direction="purchase"):
        """Return what tells one cell from the others."""
        return {
            "direction": direction,
            "category_id": category.id,
            "member_type_id": member_type.id if member_type else 0,
        }

    def estimated(self):
        """Let no ledger be small enough to be gone through while typing."""
        return patch.object(coop_rebate_trial_sums, "LINES_WHILE_TYPING", 0)

    def large(self):
        """Let every year be one that a job goes through."""
        return patch.object(coop_rebate_run_computing, "AT_ONCE", 0)

    def test_a_job_computes_large_years_exactly_and_tells_who_asked(self):
        rate = self.make_rate(self.rice, 1)
        _page, trial = self.page()
        with self.estimated(), self.large():
            sums = trial.get_sums(exact=True)
            self.assertEqual((sums["exact"], trial.state), (False, "asked"))
            self.assertIn("waits for the job", sums["waiting"])
            later = self.page()[1]
            later.get_sums(exact=True)
            self.assertEqual(later.state, "ready")
            trial._work(lambda _done: True)
            self.assertTrue(later.get_sums()["exact"])
            self.assertEqual(later.get_sums()["sums"]["total/"], [17, True])
            cell = self.cell(self.rice)
            self.assertFalse(later.get_sums(cell, 2.0)["exact"])
            rate.value = 2
            self.assertFalse(later.get_sums()["exact"])
        message = self.env["mail.message"].search(
            [("model", "=", self.year._name), ("res_id", "=", self.year.id)]
        )
        self.assertEqual(message.partner_ids, self.accountant.partner_id)
        self.assertIn("17.00", message.body)

    def test_who_asked_is_told_what_keeps_the_answer_from_coming(self):
        self.make_rate(self.rice, 1)
        _page, trial = self.page()
        with self.estimated(), self.large():
            trial.get_sums(exact=True)
            trial.sudo().attempt_count = coop_rebate_run_computing.ATTEMPTS
            trial._work(lambda _done: True)
            sums = trial.get_sums()
            self.assertIn("ended from outside", sums["trouble"])
            self.assertFalse(sums["waiting"])
            trial.get_sums(exact=True)
            trial._work(lambda _done: True)
            self.assertTrue(trial.get_sums()["exact"])

    def test_a_run_without_rates_leads_to_the_grid_of_its_year(self):
        run = self.make_run()
        arch = etree.fromstring(run.get_view(view_type="form")["arch"])
        [button] = arch.xpath("//button[@string='Set rates']")
        grid = self.env.ref("coop_card.coop_rebate_trial_action_rates")
        self.assertEqual(button.get("name"), str(grid.id))
        context = safe_eval(
            button.get("context"), {"fiscal_year_id": run.fiscal_year_id.id}
        )
        self.assertEqual(context["rates"], {"year_id": self.year.id})

    def test_rows_are_a_tree_and_columns_begin_with_any_type(self):
        page, _trial = self.page()
        rows = {row["id"]: row["depth"] for row in page["categories"]}
        self.assertEqual(rows[self.jasmine.id], rows[self.rice.id] + 1)
        self.assertLess([*rows].index(self.rice.id), [*rows].index(self.jasmine.id))
        self.assertEqual(page["types"][0]["id"], 0)
        self.assertIn(self.associate.id, [one["id"] for one in page["types"]])

    def test_a_cell_tells_what_applies_and_from_where(self):
        rice = self.make_rate(self.rice, 1.5)
        self.make_rate(self.rice, 3, self.associate)
        cells = self.page()[0]["sums"]["cells"]
        self.assertEqual(cells[self.key(self.rice)]["rate_id"], rice.id)
        for member_type, value, source in (
            (None, 1.5, 0),
            (self.ordinary, 1.5, 0),
            (self.associate, 3, self.associate.id),
        ):
            cell = cells[self.key(self.jasmine, member_type)]
            self.assertEqual((cell["rate_id"], cell["value"]), (False, value))
            self.assertEqual(cell["from"], (self.rice.id, source))

    def test_sums_are_those_of_a_run(self):
        self.make_rate(self.rice, 1.25)
        self.make_rate(self.jasmine, 3, self.associate)
        sums = self.page()[0]["sums"]
        self.assertTrue(sums["exact"])
        run = self.compute()
        self.assertEqual(sums["sums"]["total/"], [run.total, True])
        self.assertEqual(sums["sums"]["total/"], [30, True])
        by_type = sums["sums"][f"type/purchase/{self.associate.id}"]
        self.assertEqual(by_type, [15, True])
        by_row = sums["sums"][f"category/purchase/{self.jasmine.id}"]
        self.assertEqual(by_row, [17.5, True])

    def test_beside_a_rate_stands_what_it_costs_wherever_it_applies(self):
        self.make_rate(self.rice, 1)
        self.make_rate(self.jasmine, 2, self.associate)
        cells = self.page()[0]["sums"]["cells"]
        self.assertEqual(cells[self.key(self.rice)]["sum"], [12, True])
        self.assertEqual(cells[self.key(self.rice, self.ordinary)]["sum"], [10, True])
        self.assertEqual(cells[self.key(self.jasmine, self.associate)]["sum"][0], 10)
        self.assertIsNone(cells[self.key(self.rice, self.associate)]["sum"])

    def test_large_ledgers_show_base_times_rate(self):
        self.make_rate(self.rice, 1.25)
        with self.estimated():
            page, trial = self.page()
            sums = page["sums"]
            self.assertFalse(sums["exact"])
            self.assertEqual(sums["sums"]["total/"], [21.25, True])
            self.make_rate(self.jasmine, 2, tier_ids=self.tier(400, 4))
            sums = trial.get_sums()
            self.assertEqual(sums["sums"]["total/"], [12.5, False])
            self.assertEqual(sums["cells"][self.key(self.jasmine)]["sum"], [0, False])
            sums = trial.get_sums(exact=True)
        self.assertEqual(sums["sums"]["total/"], [36.5, True])
        self.assertEqual(sums["cells"][self.key(self.jasmine)]["sum"], [24, True])

    def test_a_pool_costs_what_it_shares_out(self):
        self.make_rate(self.rice, 100, basis="pool")
        page, trial = self.page()
        self.assertEqual(page["sums"]["sums"]["total/"], [100, True])
        with self.estimated():
            sums = trial.get_sums()
        self.assertEqual(sums["cells"][self.key(self.rice)]["sum"], [100, True])
        self.assertEqual(sums["sums"]["total/"], [100, True])

    def test_money_per_unit_counts_quantities(self):
        self.purchase(self.somchai, "10", quantity=4)
        self.make_rate(self.rice, 0.25, basis="per_unit")
        page, _trial = self.page()
        self.assertEqual(page["sums"]["bases"][f"purchase/{self.rice.id}"], [1010, 4])
        self.assertEqual(page["sums"]["sums"]["total/"], [1, True])

    def test_what_is_typed_is_summed_and_forgotten(self):
        rate = self.make_rate(self.rice, 1)
        _page, trial = self.page()
        sums = trial.get_sums(self.cell(self.rice), 2)
        self.assertEqual(sums["cells"][self.key(self.rice)]["sum"], [34, True])
        sums = trial.get_sums(self.cell(self.jasmine, self.associate), 10)
        self.assertEqual(sums["sums"]["total/"], [62, True])
        sums = trial.get_sums(self.cell(self.rice), None)
        self.assertEqual(len(sums["missing"]), 2)
        self.assertEqual((rate.value, len(self.year.rate_ids)), (1, 1))

    def test_a_cell_is_set_changed_and_emptied(self):
        _page, trial = self.page()
        trial.action_set(self.cell(self.rice), 1.5)
        rate = self.year.rate_ids
        self.assertEqual(
            (rate.value, rate.basis, rate.category_id.id),
            (1.5, "percent", self.rice.id),
        )
        self.assertFalse(rate.member_type_id)
        trial.action_set(self.cell(self.rice), 2)
        self.assertEqual(rate.value, 2)
        sums = trial.action_set(self.cell(self.rice), None)
        self.assertFalse(self.year.rate_ids)
        self.assertEqual(len(sums["missing"]), 2)

    def test_a_new_rate_is_per_unit_where_the_one_it_replaces_is(self):
        self.make_rate(self.rice, 1, basis="per_unit")
        _page, trial = self.page()
        trial.action_set(self.cell(self.jasmine, self.associate, "purchase"), 2)
        own = self.year.rate_ids.filtered("member_type_id")
        self.assertEqual(own.basis, "per_unit")

    def test_what_has_no_rate_is_listed_until_it_is_decided(self):
        self.make_rate(self.rice, 1, self.ordinary)
        page, trial = self.page()
        [missing] = page["sums"]["missing"]
        self.assertEqual(missing["name"], self.jasmine.display_name)
        self.assertEqual(missing["types"], [self.associate.name])
        self.assertEqual(missing["base"], 500)
        sums = trial.action_set(missing["cell"], 0)
        self.assertFalse(sums["missing"])
        self.approve(self.compute())

    def test_sales_have_cells_of_their_own(self):
        self.purchase(self.somchai, "100", direction="sale")
        self.make_rate(self.rice, 1)
        _page, trial = self.page()
        sums = trial.action_set(self.cell(self.rice, None, "sale"), 5)
        self.assertEqual(sums["sums"]["direction/sale"], [5, True])
        self.assertEqual(sums["sums"]["direction/purchase"], [17, True])

    def test_who_takes_no_part_costs_nothing(self):
        self.env["coop.rebate.exclusion"].create(
            {
                "fiscal_year_id": self.year.id,
                "member_id": self.malee.id,
                "reason": "Default on a loan",
            }
        )
        self.make_rate(self.rice, 1)
        self.assertEqual(self.page()[0]["sums"]["sums"]["total/"], [12, True])

    def test_purchases_count_from_when_the_page_is_opened(self):
        self.make_rate(self.rice, 1)
        with self.estimated():
            _page, trial = self.page()
            self.purchase(self.somchai, "1000")
            self.assertEqual(trial.get_sums()["sums"]["total/"], [17, True])
            self.assertEqual(self.page()[0]["sums"]["sums"]["total/"], [27, True])

    def test_one_statement_whatever_the_members(self):
        self.make_rate(self.rice, 1)
        _page, trial = self.page()
        with self.estimated():
            trial.get_sums()
            with self.assertQueryCount(5):
                trial.get_sums()

    def test_auditors_look_and_change_nothing(self):
        auditor = self.make_user("auditor")
        self.make_rate(self.rice, 1)
        page = self.trials.with_user(auditor).get_page(self.year.id)
        self.assertFalse(page["editable"])
        trial = self.trials.with_user(auditor).browse(page["id"])
        self.assertEqual(trial.get_sums()["sums"]["total/"], [17, True])
        with self.assertRaises(AccessError):
            trial.action_set(self.cell(self.rice), 2)
        with self.assertRaises(AccessError):
            trial.get_sums(self.cell(self.rice), 2)

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_another_co_op_sees_nothing(self):
        stranger = self.make_stranger()
        trials = self.trials.with_user(stranger).with_context(
            allowed_company_ids=stranger.company_ids.ids
        )
        with self.assertRaises(AccessError):
            trials.get_page(self.year.id)
        own = trials.create({"fiscal_year_id": self.year.id})
        with self.assertRaises(AccessError):
            own.get_sums()
        _page, trial = self.page()
        with self.assertRaises(AccessError):
            trial.with_user(stranger).get_sums()

    def tier(self, threshold, value):
        """Return the command that makes a tier."""
        return [Command.create({"threshold": threshold, "value": value})]
