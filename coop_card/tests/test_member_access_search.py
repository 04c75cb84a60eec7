# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members are found by those who may see them, as Odoo itself would find them."""

from odoo import models
from odoo.fields import Command
from odoo.tests import tagged

from .builders import CoopCase

#: Rules an administrator may set on contacts, as (domain, whether for all users).
CONTACT_RULES = {
    "own contacts": ("[('user_id', '=', user.id)]", True),
    "own contacts, by role": ("[('user_id', '=', user.id)]", False),
    "contacts in use": ("[('active', '=', True)]", True),
    "contacts of a place": (
        "['|', ('city', '=', 'Mueang'), ('city', '=', False)]",
        True,
    ),
    "contacts with members": ("[('coop_member_ids', '!=', False)]", True),
    "none": ("[(0, '=', 1)]", True),
}
DOMAINS = (
    [],
    [("name", "ilike", "a")],
    [("partner_id.city", "=", "Mueang")],
    ["|", ("gender", "=", "female"), ("user_id", "!=", False)],
    [("main_member_id.name", "=", "Anan")],
)


@tagged("post_install", "-at_install")
class TestMemberAccessSearch(CoopCase):
    """Our way to search is compared with Odoo's for users with further rules."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.env["res.company"].create({"name": "Other Co-op"})
        cls.user = cls.make_user("officer")
        make = cls.make_member
        anan = make("Anan", user_id=cls.user.id, city="Mueang")
        make("Busaba", gender="female", city="Mueang", main_member_id=anan.id)
        make("Chai", city="Suthep", active=False)
        hidden = make("Dara", user_id=cls.user.id)
        hidden.partner_id.company_id = cls.other
        make("Ek").partner_id.company_id = cls.co_op
        archived = make("Fah", city="Mueang", user_id=cls.user.id)
        archived.action_resign()
        archived.partner_id.active = False
        kind = cls.env["coop.member.type"].search(
            [("company_id", "=", cls.other.id)], limit=1
        )
        make("Gan", company_id=cls.other.id, type_id=kind.id)
        cls.env.flush_all()

    def compared(self, case):
        """Check that both searches find the same for each user and domain."""
        for companies in {self.co_op._ids, self.user.company_ids._ids}:
            for context in ({}, {"active_test": False}):
                members = self.env["coop.member"].with_user(self.user)
                members = members.with_context(allowed_company_ids=companies, **context)
                for domain in DOMAINS:
                    with self.subTest(case=case, domain=domain, context=context):
                        query = models.BaseModel._search(members, domain)
                        expected = members.browse(query)
                        self.assertEqual({*members.search(domain)}, {*expected})
                        self.assertEqual(members.search_count(domain), len(expected))

    def rule(self, domain, everybody, model="res.partner"):
        """Return a new rule for all, or for officers alone."""
        groups = [] if everybody else self.env.ref("coop_card.group_officer").ids
        return self.env["ir.rule"].create(
            {
                "name": "Rule of an administrator",
                "model_id": self.env["ir.model"]._get_id(model),
                "domain_force": domain,
                "groups": [Command.set(groups)],
            }
        )

    def test_the_rules_of_odoo_alone(self):
        self.compared("of one company")
        self.user.company_ids += self.other
        self.compared("of two companies")

    def test_further_rules_of_contacts(self):
        self.user.company_ids += self.other
        for case, (domain, everybody) in CONTACT_RULES.items():
            rule = self.rule(domain, everybody)
            self.compared(case)
            rule.unlink()

    def test_rules_of_contacts_and_members_together(self):
        self.rule(*CONTACT_RULES["own contacts, by role"])
        self.rule("[('city', '!=', 'Suthep')]", True)
        self.rule("[('gender', '=', False)]", True, model="coop.member")
        self.compared("several")
        everybody = self.env["coop.member"].search([("company_id", "=", self.co_op.id)])
        seen = everybody.with_user(self.user).search([])
        self.assertTrue({*seen} < {*everybody.with_user(self.user)})

    def test_nothing_is_hidden_from_the_system(self):
        members = self.env["coop.member"].sudo()
        self.rule(*CONTACT_RULES["none"])
        query = models.BaseModel._search(members, [])
        self.assertEqual({*members.search([])}, {*members.browse(query)})
