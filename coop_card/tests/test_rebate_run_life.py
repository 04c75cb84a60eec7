# SPDX-License-Identifier: LGPL-3.0-or-later
"""The life of a refund run."""

from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.sql_db import db_connect
from odoo.tools import SQL, mute_logger

from .rebate_case import RebateCase

RESULTS = ("coop_rebate_line", "coop_rebate_claim", "coop_rebate_run_rate")


class TestRebateRunLife(RebateCase):
    """Computed as often as wanted, approved by another, and then never changed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_rate(cls.rice, 10)
        cls.member = cls.make_member()
        cls.purchase(cls.member, "100")

    def test_runs_of_a_year_are_versions(self):
        runs = self.make_run() + self.make_run()
        self.assertEqual(runs.mapped("version"), [1, 2])
        self.assertEqual(runs[1].display_name, "2026, version 2")
        other = self.make_run(fiscal_year_id=self.make_year(2025).id)
        self.assertEqual(other.version, 1)

    def test_refunds_are_rounded_to_what_the_currency_has(self):
        yen = self.env["res.currency"].with_context(active_test=False)
        self.co_op.currency_id = yen.search([("name", "=", "JPY")])
        for unit in ("0.01", "0.25"):
            with self.assertRaisesRegex(ValidationError, "JPY cannot be rounded"):
                self.make_run(rounding_unit=unit)
        self.assertTrue(self.make_run(rounding_unit="1"))

    def test_a_new_version_leaves_the_old_one_as_it_was(self):
        first = self.approve(self.compute())
        self.purchase(self.member, "900")
        second = self.compute()
        self.assertClaim(first, self.member, "10.00")
        self.assertClaim(second, self.member, "100.00")

    def test_a_run_begins_with_the_settings_of_the_one_before(self):
        settings = {"rounding": "down", "rounding_unit": "0.25", "cash_percent": 40}
        self.make_run(**settings)
        run = self.make_run()
        self.assertEqual({name: run[name] for name in settings}, settings)

    def test_settings_stay_once_they_were_used(self):
        run = self.make_run(minimum_payout=5)
        run.minimum_payout = 6
        run.with_user(self.accountant).action_compute()
        with self.assertRaisesRegex(ValidationError, "make a new run"):
            run.minimum_payout = 7

    def test_it_is_approved_by_somebody_else(self):
        run = self.make_run(resolution_number="GM 1", resolution_date="2027-03-01")
        run.with_user(self.manager).action_compute()
        with self.assertRaisesRegex(UserError, "computed run .* yourself"):
            run.with_user(self.manager).action_approve()
        other = self.make_user("manager")
        run.with_user(other).action_approve()
        self.assertEqual((run.state, run.approved_by_id), ("approved", other))

    def test_it_is_approved_by_a_manager(self):
        with self.assertRaisesRegex(AccessError, "manager"):
            self.as_role("accountant", self.compute()).action_approve()

    def test_the_database_wants_two_people(self):
        run = self.compute()
        values = {"state": "approved", "approved_by_id": self.accountant.id}
        with mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
            run.sudo().write(values)
            run.flush_recordset()

    def test_nobody_types_figures_or_states(self):
        run = self.as_role("manager", self.compute())
        for values in ({"total": 1}, {"computed_by_id": 1}, {"state": "approved"}):
            with self.assertRaises(AccessError):
                run.write(values)
        run.resolution_number = "GM 1/2027"
        self.assertEqual(run.resolution_number, "GM 1/2027")

    def test_nobody_makes_a_run_with_figures(self):
        runs = self.as_role("manager", self.make_run())
        values = {"fiscal_year_id": self.year.id}
        for figures in ({"total": 1}, {"line_count": 4}, {"computed_by_id": 1}):
            with self.assertRaisesRegex(AccessError, "figures"):
                runs.create(values | figures)
            defaults = {f"default_{name}": value for name, value in figures.items()}
            with self.assertRaisesRegex(AccessError, "figures"):
                runs.with_context(**defaults).create(values)
        self.assertTrue(runs.create(values))

    def test_a_resolution_is_corrected_after_the_approval(self):
        run = self.approve(self.compute())
        run.with_user(self.manager).resolution_number = "GM 2/2027"
        self.env.flush_all()
        self.assertEqual(run.resolution_number, "GM 2/2027")

    def test_the_database_keeps_an_approved_run(self):
        run = self.approve(self.compute())
        self.env.flush_all()
        statements = [
            SQL("UPDATE coop_rebate_run SET total = 1"),
            SQL("UPDATE coop_rebate_run SET state = 'computing'"),
            SQL("DELETE FROM coop_rebate_run"),
            SQL("UPDATE coop_rebate_claim SET cash_amount = 1"),
            SQL(
                "INSERT INTO coop_rebate_claim (run_id, company_id, member_id, amount, "
                "cash_amount, retained_amount) VALUES (%s, %s, %s, 1, 1, 0)",
                run.id,
                self.co_op.id,
                self.make_member().id,
            ),
        ]
        for table in map(SQL.identifier, RESULTS):
            statements += [SQL("DELETE FROM %s", table)]
            statements += [SQL("TRUNCATE %s CASCADE", table)]
        for statement in statements:
            with self.assertKept():
                self.cr.execute(statement)

    def test_the_database_keeps_the_results_of_a_computed_run(self):
        self.compute()
        for table in map(SQL.identifier, RESULTS):
            with self.assertKept():
                self.cr.execute(SQL("DELETE FROM %s", table))

    def test_an_unwanted_run_is_cancelled_or_deleted_with_its_results(self):
        run = self.compute()
        run.with_user(self.accountant).action_cancel()
        self.assertEqual(run.state, "cancelled")
        claims = run.claim_ids
        run.with_user(self.manager).unlink()
        self.assertFalse(claims.exists())

    def test_an_approved_run_is_neither_cancelled_nor_deleted(self):
        run = self.approve(self.compute()).with_user(self.manager)
        with self.assertRaisesRegex(UserError, "not possible"):
            run.action_cancel()
        with self.assertRaisesRegex(UserError, "is approved and stays"):
            run.unlink()

    def test_one_computation_of_a_year_at_a_time(self):
        """Another connection holds the year, as a computation under way does."""
        year = self.env["coop.fiscal.year"].search(
            [("company_id", "=", self.env.ref("base.main_company").id)], limit=1
        )
        run = self.env["coop.rebate.run"].create({"fiscal_year_id": year.id})
        with db_connect(self.cr.dbname).cursor() as other:
            other.execute(
                SQL(
                    "SELECT id FROM coop_fiscal_year WHERE id = %s FOR NO KEY UPDATE",
                    year.id,
                )
            )
            with self.assertRaisesRegex(UserError, "Somebody else is computing"):
                run.action_compute()
        run.action_compute()
        self.assertEqual(run.state, "computed")
