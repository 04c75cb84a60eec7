# SPDX-License-Identifier: LGPL-3.0-or-later
"""No model shows one co-op's data to another."""

import re

from odoo.fields import Domain
from odoo.tests import tagged

from .builders import CoopCase

#: What a user can do with records, and so has to be kept from.
OPERATIONS = ("read", "write", "create", "unlink")
#: Models that hold no co-op's data, and why.
NOBODYS = {
    "coop.card.print.check": "one mark of how far all printed cards were looked at",
    "coop.terminal.stranger": "network addresses, before anybody said a co-op",
}
#: Dialogs that show a page of the co-op: whoever works there may see it.
OF_CO_OPS = ("coop.day",)
#: Models with a further rule about the kind of their import.
OF_IMPORTS = ("coop.import.problem", "coop.import.row")


@tagged("post_install", "-at_install")
class TestSeparationModels(CoopCase):
    """A manager of another co-op is kept out of every model by its rules.

    The rules are tried on records that are never saved, so that no model is left out
    because nobody makes its records here.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stranger = cls.make_stranger()
        cls.other = cls.stranger.company_id

    @classmethod
    def stored(cls):
        """Return the names of our models whose records stay."""
        return {
            name
            for name, model in cls.env.items()
            if name.startswith("coop.") and not model._abstract and not model._transient
        }

    def test_every_model_is_separated_or_says_why_not(self):
        for name in sorted(self.stored() - {*NOBODYS}):
            for operation in OPERATIONS:
                with self.subTest(model=name, operation=operation):
                    self.assertTrue(self.keeps_out(name, operation))

    def test_the_list_of_exceptions_is_not_longer_than_it_has_to_be(self):
        for name in NOBODYS:
            self.assertIn(name, self.stored())
            self.assertNotIn("company_id", self.env[name]._fields)

    def test_rules_let_in_whom_the_data_belongs_to(self):
        for name in sorted(self.stored() - {*NOBODYS}):
            if self.as_stranger(name).has_access("read"):
                with self.subTest(model=name):
                    self.assertTrue(self.let_in(name, "read", self.other))

    def test_a_dialog_is_for_whoever_opened_it_alone(self):
        """Odoo keeps nobody from another's dialogs, and jobs work on some."""
        for name, path in self.dialogs().items():
            for operation in OPERATIONS:
                model = self.as_stranger(name)
                rules = Domain(model.env["ir.rule"]._compute_domain(name, operation))
                records = {
                    user: model.sudo().new(self.values(name, path, user))
                    for user in (self.env.user, self.stranger)
                }
                for user, record in records.items():
                    with self.subTest(model=name, operation=operation, user=user.login):
                        found = bool(record.filtered_domain(rules))
                        self.assertEqual(found, user == self.stranger)

    def dialogs(self):
        """Return the path to who asked, by our dialogs and their lines."""
        dialogs = {
            name: model
            for name, model in self.env.items()
            if name.startswith("coop.") and model._transient and not model._abstract
        }
        lines = {
            field.comodel_name: f"{field.inverse_name}.create_uid"
            for model in dialogs.values()
            for field in model._fields.values()
            if field.type == "one2many" and self.env[field.comodel_name]._transient
        }
        self.assertTrue(dialogs and lines)
        own = dict.fromkeys(dialogs, "create_uid") | lines
        return {name: path for name, path in own.items() if name not in OF_CO_OPS}

    def test_real_records_are_not_found(self):
        card = self.make_card(self.make_member())
        self.book(self.document(card=card.number))
        self.env.flush_all()
        tried = 0
        for name in sorted(self.stored() - {*NOBODYS}):
            model = self.as_stranger(name)
            if model.has_access("read"):
                mine = [(self.path(name), "=", self.co_op.id)]
                tried += bool(model.sudo().search(mine, limit=1))
                self.assertFalse(model.search(mine, limit=1), name)
        self.assertGreater(tried, 10)

    def as_stranger(self, name):
        """Return a model as the manager of the other co-op has it."""
        allowed = {"allowed_company_ids": self.other.ids}
        return self.env[name].with_user(self.stranger).with_context(**allowed)

    def keeps_out(self, name, operation):
        """Return whether the manager of the other co-op cannot do something here."""
        allowed = self.as_stranger(name).has_access(operation)
        return not allowed or not self.let_in(name, operation, self.co_op)

    def let_in(self, name, operation, company):
        """Return whether rules let the stranger do something with a co-op's record."""
        model = self.as_stranger(name)
        rules = model.env["ir.rule"]._compute_domain(name, operation)
        values = self.values(name, self.path(name), company)
        if "user_id" in model._fields:
            values["user_id"] = self.stranger.id
        if name in OF_IMPORTS:
            values["import_id"] = self.env["coop.import"].new({"kind": "opening"})
        record = model.sudo().new(values)
        return bool(record.filtered_domain(Domain(rules)))

    def path(self, name):
        """Return the fields that lead from a model to its co-op."""
        if "company_id" in self.env[name]._fields:
            return "company_id"
        rules = self.as_stranger(name).env["ir.rule"]._get_rules(name, "read")
        texts = " ".join(rules.sudo().mapped("domain_force"))
        paths = re.findall(r"'([a-z_.]+\.company_id)'", texts)
        self.assertTrue(paths, f"{name}: nothing says which co-op its records are of")
        return paths[0]

    def values(self, name, path, owner):
        """Return the values of a record that is a co-op's or a user's by a path."""
        first, _dot, rest = path.partition(".")
        if not rest:
            return {first: owner.id}
        below = self.env[self.env[name]._fields[first].comodel_name]
        return {first: below.new(self.values(below._name, rest, owner))}
