# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who may do what with refunds, and in which co-op."""

from odoo.exceptions import AccessError

from .rebate_case import RebateCase

MODELS = (
    "coop.rebate.rate",
    "coop.rebate.run",
    "coop.rebate.run.rate",
    "coop.rebate.line",
    "coop.rebate.claim",
)
RIGHTS = ("read", "create", "write", "unlink")
#: What each role may do with rates, runs and results, in the order of ``RIGHTS``.
ROLES = {
    "operator": ("----", "----", "----"),
    "officer": ("----", "----", "----"),
    "auditor": ("r---", "r---", "r---"),
    "accountant": ("rcwu", "rcw-", "r---"),
    "manager": ("rcwu", "rcwu", "r---"),
}


class TestRebateAccess(RebateCase):
    """Each role does its work and no more; no co-op sees another's refunds."""

    def test_roles(self):
        for role, expected in ROLES.items():
            env = self.env(user=self.make_user(role))
            for index, model in enumerate(MODELS):
                with self.subTest(role=role, model=model):
                    allowed = [env[model].has_access(right) for right in RIGHTS]
                    wanted = [letter != "-" for letter in expected[min(index, 2)]]
                    self.assertEqual(allowed, wanted)

    def test_an_auditor_computes_nothing(self):
        run = self.as_role("auditor", self.make_run())
        with self.assertRaises(AccessError):
            run.action_compute()
        with self.assertRaises(AccessError):
            run.action_cancel()

    def test_another_co_op_sees_nothing(self):
        self.make_rate(self.rice, 1)
        self.purchase(self.make_member(), "100")
        run = self.compute()
        manager = self.make_stranger()
        own = manager.company_ids.ids
        env = self.env(user=manager, context={"allowed_company_ids": own})
        own = [("company_id", "=", self.co_op.id)]
        for model in MODELS:
            self.assertFalse(env[model].search(own), model)
        with self.assertRaises(AccessError):
            run.with_env(env).action_compute()
        with self.assertRaises(AccessError):
            run.with_env(env).action_approve()
        dialog = env["coop.rebate.wizard"].create({"fiscal_year_id": self.year.id})
        with self.assertRaises(AccessError):
            dialog.read(["base_total"])
        with self.assertRaises(AccessError):
            dialog.action_compute()
