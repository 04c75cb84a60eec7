# SPDX-License-Identifier: LGPL-3.0-or-later
"""A terminal learns what it needs, of its own co-op and branch alone."""

from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .terminal_case import TerminalCase


@tagged("post_install", "-at_install")
class TestTerminalConfig(TerminalCase):
    """What enrolment and configuration tell."""

    def config(self, **headers):
        """Return the configuration."""
        response = self.call("GET", "/config", headers=headers)
        self.assertEqual(response.status_code, 200)
        self.assertEqual(int(response.headers["Content-Length"]), len(response.content))
        return response.json()

    def codes(self, part):
        """Return the codes in a list of the configuration."""
        return [thing["code"] for thing in self.config()[part]]

    def test_the_terminal_learns_who_it_is(self):
        config = self.config()
        self.assertEqual(config["terminal"]["number"], self.terminal.number)
        self.assertEqual(
            config["branch"]["merchant_number"], self.branch.merchant_number
        )
        self.assertEqual(config["company"]["name"], self.co_op.name)
        self.assertEqual(config["time_zone"], "Asia/Bangkok")
        self.assertEqual(
            config["currency"]["digits"], self.co_op.currency_id.decimal_places
        )

    def test_enrolment_tells_the_same_and_the_key(self):
        terminal = self.make_terminal()
        code = terminal._new_pairing_code()
        body = {
            "terminal": terminal.number,
            "pairing_code": code,
            "device": {"model": "X"},
        }
        response = self.call("POST", "/enrol", body, key="")
        self.assertEqual(response.status_code, 200)
        enrolled = response.json()
        self.assertEqual(enrolled["branch"], self.config()["branch"])
        self.assertEqual(
            self.call("GET", "/config", key=enrolled["key"]).json()["terminal"][
                "number"
            ],
            terminal.number,
        )
        self.assertEqual(terminal.device_model, "X")

    def test_every_failed_enrolment_is_told_alike(self):
        terminal = self.make_terminal()
        terminal._new_pairing_code()
        answers = [
            self.call(
                "POST", "/enrol", {"terminal": number, "pairing_code": "WRONG234"}
            )
            for number in (terminal.number, "NOSUCH01", self.terminal.number)
        ]
        for answer in answers:
            self.assertProblem(answer, 403, "pairing_refused")
        self.assertEqual(len({answer.text for answer in answers}), 1)
        self.assertEqual(terminal.pairing_tries, 1)

    def test_categories_that_accumulate_are_listed(self):
        self.make_category("MILK", coop_uom_id=self.env.ref("uom.product_uom_litre").id)
        self.make_category("SOAP", coop_accumulates=False)
        categories = {one["code"]: one for one in self.config()["categories"]}
        self.assertEqual(
            categories["MILK"],
            {
                "code": "MILK",
                "name": "Milk",
                "unit": "L",
                "minimum": None,
                "maximum": None,
            },
        )
        self.assertIsNone(categories["RICE"]["unit"])
        self.assertNotIn("SOAP", categories)

    def test_items_of_another_co_op_are_not_listed(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        shop = self.env["res.company"].create(
            {"name": "Shop", "parent_id": self.co_op.id}
        )
        for code, company in (
            ("OURS", self.co_op),
            ("SHOP", shop),
            ("THEIRS", other),
            ("ALL", None),
        ):
            self.env["product.template"].create(
                {
                    "name": code.title(),
                    "coop_code": code,
                    "categ_id": self.rice.id,
                    "company_id": company and company.id,
                }
            )
        products = self.codes("products")
        self.assertTrue({"OURS", "SHOP", "ALL"} <= set(products))
        self.assertNotIn("THEIRS", products)

    def test_no_code_means_both_a_category_and_an_item(self):
        sack = {"name": "Sack", "coop_code": "SACK", "active": False}
        item = self.env["product.template"].create(sack)
        with self.assertRaises(ValidationError):
            item.coop_code = "RICE"
        with self.assertRaises(ValidationError):
            self.rice.coop_code = "SACK"

    def test_operators_of_other_branches_are_not_listed(self):
        elsewhere = self.make_branch("Elsewhere")
        for code, branches in (
            ("1", self.env["coop.branch"]),
            ("2", self.branch),
            ("3", elsewhere),
        ):
            self.env["coop.operator"].create(
                {"name": code, "code": code, "branch_ids": [Command.set(branches.ids)]}
            )
        self.assertEqual(self.codes("operators"), ["1", "2"])

    def test_names_come_in_the_language_asked_for(self):
        self.env["res.lang"]._activate_lang("th_TH")
        self.branch.with_context(lang="th_TH").name = "ร้านตลาดเช้า"
        self.assertEqual(
            self.config(**{"Accept-Language": "th"})["branch"]["name"], "ร้านตลาดเช้า"
        )
        self.assertEqual(
            self.config(**{"Accept-Language": "en"})["branch"]["name"], "Market shop"
        )
