# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a job finds out about rates: for whom, and for how long it holds."""

from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import Form
from odoo.tools import mute_logger

from ..models.rebate import coop_rebate_run_computing, coop_rebate_trial_sums
from .rebate_case import RebateCase


class TestRebateEstimate(RebateCase):
    """Rice and tea for 1000 each, every year so large that a job goes through it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for module, name in (
            (coop_rebate_run_computing, "AT_ONCE"),
            (coop_rebate_trial_sums, "LINES_WHILE_TYPING"),
        ):
            cls.startClassPatcher(patch.object(module, name, 0))
        cls.tea = cls.make_category("TEA")
        cls.member = cls.make_member()
        cls.purchase(cls.member, "1000")
        cls.purchase(cls.member, "1000", code="TEA")
        cls.rate, cls.tea_rate = cls.make_rate(cls.rice, 2), cls.make_rate(cls.tea, 1)

    def dialog(self, **values):
        """Return the dialog of what 60 pay for, and let it look for the rate."""
        wizards = self.env["coop.rebate.afford.wizard"].with_user(self.accountant)
        values = {"fiscal_year_id": self.year.id, "refund_pool": 60, **values}
        dialog = wizards.create(values)
        dialog.action_find()
        return dialog

    def found(self, **values):
        """Return a dialog that has found its rate."""
        dialog = self.dialog(**values)
        self.work(dialog)
        self.assertEqual(dialog.state, "found")
        return dialog

    def trial(self):
        """Return a page of rates as it is opened now."""
        trials = self.env["coop.rebate.trial"].with_user(self.accountant)
        return trials.browse(trials.get_page(self.year.id)["id"])

    def asked(self):
        """Return a page of rates whose exact cost was asked for."""
        trial = self.trial()
        trial.get_sums(exact=True)
        return trial

    def work(self, estimate):
        """Let the job work; it does so as a user of no co-op."""
        estimate.with_user(self.env.ref("base.user_root"))._work(lambda _done: True)

    def year_elsewhere(self):
        """Return a year of another co-op, with a rate and 77 for its refund."""
        stranger = self.make_stranger("accountant")
        of_theirs = [("company_id", "=", stranger.company_id.id)]
        year = self.env["coop.fiscal.year"].search(of_theirs, limit=1)
        values = {"fiscal_year_id": year.id}
        self.env["coop.rebate.rate"].create(
            {**values, "category_id": self.rice.id, "value": 5}
        )
        refund = Command.create({"kind": "refund", "mode": "rest"})
        self.env["coop.rebate.surplus"].create(
            {**values, "net_surplus": 77, "line_ids": [refund]}
        )
        return year

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_nobody_sees_or_uses_what_others_ask(self):
        other = self.make_user("accountant")
        dialog, trial = self.found(), self.asked()
        for record in (dialog, dialog.line_ids, trial):
            theirs = record.with_user(other)
            self.assertFalse(theirs.search([("id", "in", record.ids)]))
            for operation in ("read", "write", "unlink"):
                self.assertFalse(theirs.has_access(operation))
        with self.assertRaises(AccessError):
            dialog.with_user(other).action_apply()

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_the_job_looks_at_no_year_that_whoever_asked_may_not_see(self):
        year = self.year_elsewhere()
        looking, setting, trial = self.dialog(), self.found(), self.asked()
        setting.action_apply()
        for estimate in (looking, setting, trial):
            state = estimate.state
            estimate.fiscal_year_id = year
            self.work(estimate)
            self.assertEqual(estimate.state, state)
            self.assertIn("records", estimate.message)
            told = self.env["mail.message"].search(
                [("partner_ids", "in", self.accountant.partner_id.ids)], limit=1
            )
            self.assertNotIn(year.name, f"{told.subject} {told.record_name}")
        self.assertFalse(looking.total or looking.refund_pool or trial.answer)
        self.assertEqual(year.rate_ids.value, 5)

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_the_job_sets_no_rate_that_whoever_asked_may_not_set(self):
        dialog = self.found()
        dialog.action_apply()
        self.accountant.group_ids -= self.env.ref("coop_card.group_accountant")
        self.work(dialog)
        self.assertEqual((dialog.state, self.rate.value), ("setting", 2))
        self.assertTrue(dialog.message)

    def test_what_is_stopped_is_what_it_was_before(self):
        looking, setting = self.dialog(), self.found()
        setting.action_apply()
        for dialog, state in ((looking, "draft"), (setting, "found")):
            self.assertEqual(dialog.action_stop()["res_id"], dialog.id)
            self.assertEqual((dialog.state, dialog.progress), (state, False))
            dialog.action_stop()
            self.assertEqual(dialog.state, state)
        self.assertEqual(self.rate.value, 2)

    def test_nothing_is_set_but_what_the_dialog_showed(self):
        for values, change in (
            ({}, lambda _dialog: self.rate.unlink()),
            ({}, lambda _dialog: self.tea_rate.write({"value": 3})),
            (
                {"scope": "one", "rate_id": self.rate.id},
                lambda dialog: dialog.write({"rate_id": self.tea_rate.id}),
            ),
        ):
            with self.cr.savepoint() as savepoint:
                dialog = self.found(**values)
                change(dialog)
                before = self.year.rate_ids.mapped("value")
                dialog.action_apply()
                self.work(dialog)
                self.assertIn("changed meanwhile", dialog.message)
                self.assertEqual(self.year.rate_ids.mapped("value"), before)
                savepoint.rollback()

    def test_what_is_looked_for_changes_only_before_it_is_found(self):
        dialog = self.found()
        with Form(dialog) as form, self.assertRaises(AssertionError):
            form.decimals = "0"
        dialog.action_change()
        with Form(dialog) as form:
            form.decimals = "0"
        dialog.action_find()
        self.work(dialog)
        self.assertEqual((dialog.state, dialog.value), ("found", 4))

    def test_an_answer_holds_until_somebody_else_takes_part(self):
        trial = self.asked()
        self.work(trial)
        self.assertTrue(trial.get_sums()["exact"])
        listed = self.env["coop.rebate.exclusion"].create(
            {
                "fiscal_year_id": self.year.id,
                "member_id": self.member.id,
                "reason": "Default",
            }
        )
        self.assertFalse(trial.get_sums()["exact"])
        listed.unlink()
        self.assertTrue(trial.get_sums()["exact"])
        self.member.action_suspend("Board")
        self.assertFalse(trial.get_sums()["exact"])

    def test_an_answer_is_for_what_was_bought_until_the_job_began(self):
        trial = self.asked()
        self.purchase(self.member, "500")
        self.work(trial)
        sums = trial.get_sums()
        self.assertTrue(sums["exact"])
        self.assertEqual(sums["sums"]["total/"], [40, True])
        self.assertEqual(sums["bases"][f"purchase/{self.rice.id}"][0], 1500)

    def test_trouble_is_told_in_the_language_of_whoever_asked(self):
        self.env["res.lang"]._activate_lang("th_TH")
        self.accountant.lang = "th_TH"
        trial = self.asked()
        trial.sudo().attempt_count = coop_rebate_run_computing.ATTEMPTS
        runs = self.registry["coop.rebate.run"]
        with patch.object(runs, "_ended_from_outside", lambda run: run.env.lang):
            self.work(trial)
        self.assertEqual(trial.message, "th_TH")

    def test_what_nobody_expects_is_asked_again(self):
        trial = self.asked()
        trials = self.registry["coop.rebate.trial"]
        with (
            mute_logger("odoo.addons.coop_card.models.base.coop_job_mixin"),
            patch.object(trials, "_sums", side_effect=ZeroDivisionError),
        ):
            self.work(trial)
        self.assertIn("Ask again", trial.message)
