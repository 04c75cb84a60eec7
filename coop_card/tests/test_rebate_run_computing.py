# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a large year is computed by the job, stopped, and begun anew."""

from unittest.mock import patch

from psycopg2.errors import QueryCanceled

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

from ..models.rebate import coop_rebate_run_computing as computing
from .rebate_case import RebateCase

LOGGER = "odoo.addons.coop_card.models.rebate.coop_rebate_run_computing"


class TestRebateRunComputing(RebateCase):
    """Every year counts as a large one here."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_rate(cls.rice, 10)
        cls.member = cls.make_member()
        cls.purchase(cls.member, "100")
        cls.startClassPatcher(patch.object(computing, "AT_ONCE", 0))

    def work(self):
        """Let the job work; it sees what was committed, and so do we what it does."""
        self.env.flush_all()
        with self.enter_registry_test_mode(), self.registry.cursor() as cr:
            self.env(cr=cr)["coop.rebate.run"]._cron_compute()
        self.env.invalidate_all()

    def fail(self, error):
        """Let the calculation end by an error."""
        calculation = type(self.env["coop.rebate.calculation"])
        return patch.object(calculation, "_compute", side_effect=error)

    def test_a_large_year_waits_for_the_job(self):
        run = self.compute()
        self.assertEqual((run.state, run.total), ("computing", 0))
        self.assertIn("waits for the job", run.progress)
        self.work()
        self.assertEqual((run.state, run.total), ("computed", 10))
        self.assertEqual(run.computed_by_id, self.accountant)
        self.assertFalse(run.progress)

    def test_whoever_asks_for_another_run_of_the_year_is_told_to_wait(self):
        self.compute()
        with self.assertRaisesRegex(UserError, "Somebody else is computing"):
            self.compute()

    def test_a_stopped_run_is_a_draft_again(self):
        run = self.compute()
        run.with_user(self.accountant).action_stop()
        self.work()
        self.assertEqual((run.state, len(run.claim_ids)), ("draft", 0))

    def test_a_run_stopped_while_computed_again_keeps_its_figures(self):
        run = self.compute()
        self.work()
        self.purchase(self.member, "100")
        run.with_user(self.accountant).action_compute()
        run.with_user(self.accountant).action_stop()
        self.work()
        self.assertEqual((run.state, run.total), ("computed", 10))

    def test_an_auditor_stops_nothing(self):
        run = self.as_role("auditor", self.compute())
        with self.assertRaises(AccessError):
            run.action_stop()

    def test_what_is_ended_from_outside_is_tried_again_but_not_for_ever(self):
        run = self.compute()
        with self.fail(QueryCanceled):
            self.work()
        self.assertEqual((run.state, run.attempt_count), ("draft", 4))
        self.assertIn("ended from outside 3 times", run.trouble)

    def test_a_job_that_died_is_done_by_the_next(self):
        run = self.compute()
        run.sudo().attempt_count = 2
        self.work()
        self.assertEqual((run.state, run.total), ("computed", 10))

    def test_what_nobody_expected_is_told(self):
        run = self.compute()
        with self.fail(ZeroDivisionError), mute_logger(LOGGER):
            self.work()
        self.assertEqual(run.state, "draft")
        self.assertIn("something unexpected", run.trouble)
        run.with_user(self.accountant).action_compute()
        self.assertFalse(run.trouble)
        self.work()
        self.assertEqual(run.total, 10)

    def test_steps_have_names(self):
        run = self.compute()
        calculation = self.env["coop.rebate.calculation"]
        steps = 1 + len(calculation._statements(run))
        self.assertEqual(len(calculation._step_names()), steps)
        self.assertIn("Step 3 of 5: the rates used", run._progress((2, 95)))
        self.assertIn("01:35", run._progress((2, 95)))
