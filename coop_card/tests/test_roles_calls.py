# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who may press which button: every public method of our models, role by role."""

import inspect

from odoo import models
from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged
from odoo.tools import mute_logger

from .builders import CoopCase

#: The roles, and the roles each of them has besides itself.
HAS = {
    "operator": {"operator"},
    "officer": {"operator", "officer"},
    "auditor": {"auditor"},
    "accountant": {"auditor", "accountant"},
    "manager": {"operator", "officer", "auditor", "accountant", "manager"},
}

#: Whoever has one of the roles may call the method on a record of the co-op. A method
#: that only shows what the caller may read anyway is for anybody.
ANYBODY = ""
CALLS = {
    "coop.member": {
        "action_admit": "officer",
        "action_change_search": ANYBODY,
        "action_decease": "officer",
        "action_list_print": ANYBODY,
        "action_list_workbook": ANYBODY,
        "action_personal_data": ANYBODY,
        "action_reinstate": "officer",
        "action_resign": "officer",
        "action_send_sms": ANYBODY,
        "action_suspend": "officer",
        "action_terminate": "officer",
        "get_suggestions": "operator auditor",
    },
    "coop.card": {
        "action_accept": "officer",
        "action_block": "operator",
        "action_cancel": "officer",
        "action_charge": "officer",
        "action_dequeue_print": "officer",
        "action_enqueue_print": "officer",
        "action_invoices": ANYBODY,
        "action_issue": "officer",
        "action_replace": "officer",
        "action_report_lost": "operator",
        "action_restock": "officer",
        "action_return": "officer",
        "action_unblock": "officer",
    },
    "coop.transaction": {
        "action_book": "officer accountant",
        "action_dismiss": "officer accountant",
        "action_move": "officer accountant",
        "action_reverse": "officer accountant",
    },
    "coop.fiscal.year": {
        "action_close": "accountant",
        "action_copy_rates": "accountant",
        "action_reopen": "accountant",
    },
    "coop.terminal": {
        "action_pair": "manager",
        "action_resume": "manager",
        "action_revoke": "manager",
        "action_suspend": "manager",
        "action_view_transactions": ANYBODY,
    },
    "coop.rebate.run": {
        "action_approve": "manager",
        "action_cancel": "accountant",
        "action_compute": "accountant",
        "action_excel": ANYBODY,
        "action_pdf": ANYBODY,
    },
}


@tagged("post_install", "-at_install")
class TestRolesCalls(CoopCase):
    """The web client, and whoever writes a script, calls what is not private."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card = cls.make_card()
        here = {"name": "Market", "company_id": cls.co_op.id}
        branch = cls.env["coop.branch"].create({**here, "merchant_number": "1" * 15})
        terminal = {**here, "number": "T0000001", "branch_id": branch.id}
        cls.records = {
            "coop.member": cls.card.member_id,
            "coop.card": cls.card,
            "coop.transaction": cls.book(cls.document(card=cls.card.number)),
            "coop.fiscal.year": cls.year,
            "coop.terminal": cls.env["coop.terminal"].create(terminal),
            "coop.rebate.run": cls.env["coop.rebate.run"].create(
                {"fiscal_year_id": cls.year.id}
            ),
        }
        cls.users = {role: cls.make_user(role) for role in HAS}

    def test_the_table_knows_every_call(self):
        for name, calls in CALLS.items():
            self.assertEqual(self.public(name), {*calls}, name)

    def test_a_call_is_refused_to_all_but_its_roles(self):
        for role, user in self.users.items():
            for name, calls in CALLS.items():
                for call, roles in calls.items():
                    if roles and HAS[role].isdisjoint(roles.split()):
                        with self.subTest(role=role, call=f"{name}.{call}"):
                            self.refused(user, name, call)

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.models")
    def refused(self, user, name, call):
        """Check that a user may not call a method, and that nothing has happened."""
        records = self.records[name].with_user(user)
        arguments = ["title"] if call == "get_suggestions" else [records.ids]
        with self.assertRaises(AccessError), self.cr.savepoint():
            call_kw(records.browse(), call, arguments, {})

    def public(self, name):
        """Return the public methods that our addon adds to a model."""
        odoos_own = {*dir(models.BaseModel)}
        odoos_own |= {*dir(self.registry["mail.thread"])}
        odoos_own |= {*dir(self.registry["mail.activity.mixin"])}
        return {
            method
            for method, function in inspect.getmembers(
                self.registry[name], inspect.isfunction
            )
            if not method.startswith("_")
            and method not in odoos_own
            and "coop_card" in function.__module__
            and not getattr(function, "_api_private", False)
        }
