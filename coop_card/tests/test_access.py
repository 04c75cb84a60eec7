# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who may do what, and in which co-op."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from .builders import CoopCase

#: What each role may create, beyond reading: see security/ir.model.access.csv.
CREATES = {
    "operator": set(),
    "auditor": set(),
    "officer": {
        "coop.member",
        "coop.card",
        "coop.card.identifier",
        "coop.member.group",
        "coop.occupation",
    },
    "accountant": {"coop.fiscal.year"},
}
REGISTERS = (
    "coop.member",
    "coop.card",
    "coop.card.identifier",
    "coop.card.type",
    "coop.member.type",
    "coop.member.group",
    "coop.occupation",
    "coop.region",
    "coop.branch",
    "coop.operator",
    "coop.terminal",
    "coop.fiscal.year",
)
LEDGER = (
    "coop.transaction",
    "coop.accumulation",
    "coop.card.event",
    "coop.hotlist",
    "coop.hotlist.entry",
    "coop.terminal.batch",
)


class TestAccess(CoopCase):
    """Each role reads; few write; nobody writes the ledger."""

    def test_each_role_creates_what_is_its_work(self):
        for role, allowed in CREATES.items():
            env = self.env(user=self.make_user(role))
            for model in REGISTERS:
                with self.subTest(role=role, model=model):
                    self.assertTrue(env[model].has_access("read"))
                    self.assertEqual(env[model].has_access("create"), model in allowed)

    def test_nobody_creates_or_deletes_in_the_ledger(self):
        for role in (*CREATES, "manager"):
            env = self.env(user=self.make_user(role))
            for model in LEDGER:
                with self.subTest(role=role, model=model):
                    self.assertTrue(env[model].has_access("read"))
                    self.assertFalse(env[model].has_access("create"))
                    self.assertFalse(env[model].has_access("unlink"))

    def test_a_user_without_a_role_sees_nothing(self):
        user = new_test_user(self.env, "nobody", groups="base.group_user")
        for model in (*REGISTERS, *LEDGER):
            with self.assertRaises(AccessError):
                self.env[model].with_user(user).search([])

    def test_the_other_co_op_is_invisible(self):
        card = self.make_card()
        self.book(self.document(card=card.number))
        manager = self.make_stranger()
        own = [("company_id", "=", self.co_op.id)]
        for model in (*REGISTERS, *LEDGER, "coop.booking.rule"):
            records = (
                self.env[model]
                .with_user(manager)
                .with_context(allowed_company_ids=manager.company_id.ids)
            )
            self.assertFalse(records.search(own), model)

    def test_a_user_of_a_branch_company_works_with_its_co_op(self):
        branch = self.env["res.company"].create(
            {"name": "Branch", "parent_id": self.co_op.id}
        )
        member = self.make_member()
        user = self.make_user("officer", branch)
        members = (
            self.env["coop.member"]
            .with_user(user)
            .with_context(allowed_company_ids=branch.ids)
        )
        self.assertIn(member, members.search([]))
        self.assertEqual(members.create({"name": "New"}).company_id, self.co_op)
