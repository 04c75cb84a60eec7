# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who may press which button: every public method of our models, role by role."""

import inspect

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.service.model import call_kw
from odoo.tests import tagged
from odoo.tools import mute_logger

from .builders import CoopCase
from .calls import CALLS

#: The roles, and the roles each of them has besides itself.
HAS = {
    "operator": {"operator"},
    "officer": {"operator", "officer"},
    "auditor": {"auditor"},
    "accountant": {"auditor", "accountant"},
    "manager": {"operator", "officer", "auditor", "accountant", "manager"},
}

#: Where the records of these models come from.
OURS = "odoo.addons.coop_card."

#: What is given to methods that want more than records.
ARGUMENTS = {
    "coop.card.action_scanned": ["000000001"],
    "coop.day.action_sign_off": ["2026-03-01", False, ""],
    "coop.day.sign.off.action_withdraw": ["Counted anew"],
    "coop.member.beneficiary.get_suggestions": ["relation"],
    "coop.member.get_suggestions": ["title"],
    "coop.member.search.get_suggestions": ["district"],
    "coop.rebate.trial.action_set": [{}, None],
}

#: Models whose records all co-ops of a database share.
SHARED = {"res.partner"}

#: No record has this id: who may not read its model at all is refused anyway.
NOBODY = 2**31 - 1


@tagged("post_install", "-at_install")
class TestRolesCalls(CoopCase):
    """The web client, and whoever writes a script, calls what is not private."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card = cls.make_card()
        cls.records = {
            "coop.card": cls.card,
            "coop.card.template": cls.env["coop.card.template"].search([], limit=1),
            "coop.fiscal.year": cls.year,
            "coop.member": cls.card.member_id,
            "coop.transaction": cls.book(cls.document(card=cls.card.number)),
        }
        for name, values in cls.values().items():
            cls.records[name] = cls.env[name].create(values)
        cls.records["coop.opening.line"] = cls.records["coop.opening"].line_ids
        cls.records["coop.slip"] = cls.records["coop.slip.sheet"].slip_ids
        cls.users = {role: cls.make_user(role) for role in HAS}

    @classmethod
    def values(cls):
        """Return what records are made of, by model."""
        here = {"name": "Market", "company_id": cls.co_op.id}
        branch = cls.env["coop.branch"].create({**here, "merchant_number": "1" * 15})
        slip = {"identifier": cls.card.number, "code": "RICE", "amount": 1}
        line = {"member_id": cls.card.member_id.id, "amount": 1}
        line["category_id"] = cls.rice.id
        of_co_op = [("company_id", "=", cls.co_op.id)]
        method = cls.env["coop.payout.method"].search(of_co_op, limit=1)
        return {
            "coop.card.batch": {"count": 1, "review_note": "Too many"},
            "coop.card.identifier": {"card_id": cls.card.id, "value": "0A1B2C3D"},
            "coop.card.print.job": {},
            "coop.day.sign.off": {"date": "2026-03-01"},
            "coop.opening": {
                "name": "Old",
                "control_members": 1,
                "date": "2026-03-01",
                "line_ids": [Command.create(line)],
            },
            "coop.operator": {"name": "Somying", "code": "7"},
            "coop.payout.batch": {
                "company_id": cls.co_op.id,
                "method_id": method.id,
                "date": "2027-04-01",
            },
            "coop.rebate.run": {"fiscal_year_id": cls.year.id},
            "coop.slip.sheet": {"slip_ids": [Command.create(slip)]},
            "coop.terminal": {**here, "number": "T0000001", "branch_id": branch.id},
            "res.partner": {"name": "Malee"},
        }

    def test_the_table_knows_every_call(self):
        models = [name for name, one in self.registry.items() if not one._abstract]
        known = {f"{name}.{call}" for name in models for call in self.public(name)}
        table = {f"{name}.{call}" for name, calls in CALLS.items() for call in calls}
        self.assertEqual(known, table)

    def test_a_call_is_refused_to_all_but_its_roles(self):
        for role, user in self.users.items():
            for name, calls in CALLS.items():
                for call, roles in calls.items():
                    if roles and HAS[role].isdisjoint(roles.split()):
                        with self.subTest(role=role, call=f"{name}.{call}"):
                            self.refused(user, name, call)

    def test_a_manager_of_another_co_op_is_refused_every_call(self):
        user = self.make_stranger()
        for name in self.records.keys() - SHARED:
            for call, roles in CALLS.get(name, {}).items():
                if roles:
                    with self.subTest(call=f"{name}.{call}"):
                        self.refused(user, name, call)

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.models")
    def refused(self, user, name, call, error=AccessError):
        """Check that a user may not call a method, and that nothing has happened."""
        records = self.records.get(name, self.env[name].browse(NOBODY))
        arguments = ARGUMENTS.get(f"{name}.{call}", [])
        if not hasattr(getattr(self.registry[name], call), "_api_model"):
            arguments = [records.ids, *arguments]
        with self.assertRaises(error), self.cr.savepoint():
            call_kw(records.with_user(user).browse(), call, arguments, {})

    def public(self, name):
        """Return the public methods that our addon adds to a model."""
        classes = self.registry[name].mro()
        ours = [one for one in classes if one.__module__.startswith(OURS)]
        odoos = {name for one in classes if one not in ours for name in vars(one)}
        return {
            method
            for one in ours
            for method, function in vars(one).items()
            if inspect.isfunction(function)
            and not method.startswith("_")
            and method not in odoos
            and not getattr(function, "_api_private", False)
        }
