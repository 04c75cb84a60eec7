# SPDX-License-Identifier: LGPL-3.0-or-later
"""What every list and every dialog of the app has, read from the registry."""

import re

from lxml import etree

from odoo.tests import TransactionCase, tagged

#: Lists in the order of their ids, and what that order is.
IN_ORDER_OF_IDS = {
    "coop.booking.rule": "the order in which a transaction is judged",
    "coop.opening.line": "the order of the old list",
    "coop.payout.line": "the order of the batch, which papers and bank files keep",
    "coop.rebate.claim": "the order of member numbers, in which runs write them",
    "coop.rebate.difference": "the order of member numbers",
    "coop.rebate.line": "the order of member numbers, in which runs write them",
}

#: At least five words, and an end.
SENTENCE = re.compile(r"(\S+\s+){4,}\S+[.:!]")


@tagged("post_install", "-at_install")
class TestViewsComplete(TransactionCase):
    """People find their way in lists, and know what a dialog is about to do."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        actions = cls.env["ir.actions.act_window"].search(
            [("res_model", "like", "coop.%")]
        )
        cls.lists = actions.filtered(
            lambda action: "list" in action.view_mode.split(",")
        )

    def arch(self, model, kind, view_id=False):
        """Return a view of a model as the web client gets it."""
        return etree.fromstring(self.env[model].get_view(view_id, kind)["arch"])

    def test_every_list_has_filters_of_its_own(self):
        self.assertGreater(len(self.lists), 30)
        for action in self.lists:
            with self.subTest(action=action.xml_id):
                view = action.search_view_id
                search = self.arch(action.res_model, "search", view.id)
                self.assertTrue(search.findall(".//filter"))
                self.assertTrue(search.findall(".//field"))

    def test_every_list_has_an_order_that_means_something(self):
        for model in set(self.lists.mapped("res_model")):
            order = self.arch(model, "list").get("default_order")
            order = order or self.env[model]._order
            with self.subTest(model=model):
                self.assertEqual(order == "id", model in IN_ORDER_OF_IDS)

    def test_every_empty_list_of_the_menu_says_how_to_begin(self):
        menus = self.env["ir.ui.menu"].search([("action", "!=", False)])
        shown = {menu.action for menu in menus}
        for action in self.lists.filtered(lambda action: action in shown):
            with self.subTest(action=action.xml_id):
                self.assertIn("o_view_nocontent_smiling_face", action.help or "")

    def test_every_dialog_says_what_it_does(self):
        views = self.env["ir.ui.view"].search(
            [
                ("model", "like", "coop.%"),
                ("type", "=", "form"),
                ("inherit_id", "=", False),
            ]
        )
        for view in views.filtered(lambda one: self.env[one.model].is_transient()):
            arch = self.arch(view.model, "form", view.id)
            texts = [" ".join(text.split()) for text in arch.itertext()]
            with self.subTest(view=view.xml_id):
                self.assertTrue([text for text in texts if SENTENCE.search(text)])
