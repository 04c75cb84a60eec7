# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of the Point of Sale begin with: a shop, its items and their sales."""

from datetime import datetime
from uuid import uuid4

from odoo.fields import Command, Datetime

from odoo.addons.coop_card.tests.builders import CoopCase

#: When sales of tests take place: in the year of the builders.
NOON = datetime(2026, 3, 1, 5)


class ShopCase(CoopCase):
    """A co-op with a shop that is open, and a cashier without any role of ours."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.company_id = cls.co_op
        cls.co_op.write(
            {"country_id": cls.env.ref("base.th").id, "chart_template": "generic_coa"}
        )
        cls.sales = cls.make_books()
        cls.tax = cls.make_tax(7)
        cls.branch = cls.env["coop.branch"].create(
            {
                "name": "Market",
                "merchant_number": "764050120000009",
                "company_id": cls.co_op.id,
            }
        )
        cls.cash, cls.later = cls.make_payment_methods()
        cls.shop = cls.make_shop("Market shop")
        cls.rice_bag = cls.make_item("Rice 5 kg", 107)
        cls.cashier = cls.make_cashier()
        cls.shop.with_user(cls.cashier).open_ui()
        cls.till_session = cls.shop.current_session_id
        cls.till_session.set_opening_control(0, None)

    @classmethod
    def make_books(cls):
        """Return a journal of sales, with as few accounts as a shop can do with.

        A whole chart of accounts would take longer than the tests.
        """
        income, receivable, stock = (
            cls.env["account.account"].create(
                {
                    "name": kind,
                    "code": code,
                    "account_type": kind,
                    "reconcile": kind == "asset_receivable",
                    "company_ids": [Command.link(cls.co_op.id)],
                }
            )
            for code, kind in (
                ("400000", "income"),
                ("110000", "asset_receivable"),
                ("120000", "asset_current"),
            )
        )
        cls.co_op.account_default_pos_receivable_account_id = receivable
        cls.co_op.transfer_account_id = stock
        cls.env["ir.default"].set(
            "res.partner",
            "property_account_receivable_id",
            receivable.id,
            company_id=cls.co_op.id,
        )
        return cls.env["account.journal"].create(
            {
                "name": "Sales",
                "code": "SALE",
                "type": "sale",
                "company_id": cls.co_op.id,
                "default_account_id": income.id,
            }
        )

    @classmethod
    def make_tax(cls, percent):
        """Return a tax that prices include."""
        common = {"company_id": cls.co_op.id, "country_id": cls.env.ref("base.th").id}
        group = cls.env["account.tax.group"].create({"name": "VAT", **common})
        return cls.env["account.tax"].create(
            {
                "name": f"VAT {percent} %",
                "amount": percent,
                "price_include_override": "tax_included",
                "tax_group_id": group.id,
                **common,
            }
        )

    @classmethod
    def make_payment_methods(cls):
        """Return how one pays: at once in cash, or later."""
        journal = cls.env["account.journal"].create(
            {
                "name": "Till",
                "code": "TILL",
                "type": "cash",
                "company_id": cls.co_op.id,
                "profit_account_id": cls.sales.default_account_id.id,
                "loss_account_id": cls.sales.default_account_id.id,
            }
        )
        common = {"company_id": cls.co_op.id}
        methods = cls.env["pos.payment.method"]
        cash = methods.create({"name": "Cash", "journal_id": journal.id, **common})
        later = methods.create(
            {"name": "On account", "split_transactions": True, **common}
        )
        return cash, later

    @classmethod
    def make_shop(cls, name, **values):
        """Return a shop of the co-op at its branch."""
        return cls.env["pos.config"].create(
            {
                "name": name,
                "company_id": cls.co_op.id,
                "journal_id": cls.sales.id,
                "invoice_journal_id": cls.sales.id,
                "coop_branch_id": cls.branch.id,
                "payment_method_ids": [Command.set((cls.cash + cls.later).ids)],
                **values,
            }
        )

    @classmethod
    def make_item(cls, name, price, **values):
        """Return an item of the shop, in the category RICE unless told otherwise."""
        return cls.env["product.product"].create(
            {
                "name": name,
                "list_price": price,
                "available_in_pos": True,
                "categ_id": cls.rice.id,
                "taxes_id": [Command.set(cls.tax.ids)],
                **values,
            }
        )

    @classmethod
    def make_cashier(cls):
        """Return a user who may sell, and nothing else."""
        return cls.env["res.users"].create(
            {
                "name": "Malee at the till",
                "login": "malee-at-the-till",
                "password": "malee-at-the-till",
                "company_id": cls.co_op.id,
                "company_ids": [Command.set(cls.co_op.ids)],
                "group_ids": [
                    Command.link(cls.env.ref("base.group_user").id),
                    Command.link(cls.env.ref("point_of_sale.group_pos_user").id),
                ],
            }
        )

    @classmethod
    def order(cls, *lines, partner=None, method=None, state="paid", **values):
        """Return an order as a counter sends it: lines are (item, quantity, price, …).

        A line may end with a dict of what else is to be said of it.
        """
        rows = [cls._line(*line) for line in lines]
        total = sum(row["price_subtotal_incl"] for row in rows)
        tax = total - sum(row["price_subtotal"] for row in rows)
        payment = {
            "amount": total,
            "payment_method_id": (method or cls.cash).id,
            "uuid": str(uuid4()),
        }
        return {
            "uuid": str(uuid4()),
            "state": state,
            "session_id": cls.till_session.id,
            "company_id": cls.co_op.id,
            "user_id": cls.cashier.id,
            "partner_id": partner.id if partner else False,
            "date_order": Datetime.to_string(NOON),
            "amount_total": total,
            "amount_tax": tax,
            "amount_paid": total,
            "amount_return": 0,
            "access_token": str(uuid4()),
            "lines": [Command.create(row) for row in rows],
            "payment_ids": [Command.create(payment)] if state == "paid" else [],
            **values,
        }

    @classmethod
    def _line(cls, item, quantity, price, more=None):
        values = {"discount": 0, **(more or {})}
        price_now = price * (1 - values["discount"] / 100)
        taxes = item.taxes_id & cls.tax  # other companies add their own
        prices = taxes.compute_all(price_now, cls.co_op.currency_id, quantity)
        return {
            "product_id": item.id,
            "qty": quantity,
            "price_unit": price,
            "price_subtotal": prices["total_excluded"],
            "price_subtotal_incl": prices["total_included"],
            "tax_ids": [Command.set(taxes.ids)],
            "full_product_name": item.name,
            "uuid": str(uuid4()),
            **values,
        }

    @classmethod
    def sync(cls, *orders):
        """Send orders to the server as the cashier does, and return them."""
        model = cls.env["pos.order"].with_user(cls.cashier)
        model.sync_from_ui([{**order} for order in orders])
        uuids = [order["uuid"] for order in orders]
        return cls.env["pos.order"].search([("uuid", "in", uuids)])

    @classmethod
    def sell(cls, member, *lines, **values):
        """Sell something to a member who is chosen as customer; return the order."""
        return cls.sync(cls.order(*lines, partner=member.partner_id, **values))

    @classmethod
    def ledger(cls, member):
        """Return quantity, amount and tax of each ledger line of a member."""
        lines = cls.env["coop.accumulation"].search(
            [("member_id", "=", member.id)], order="id"
        )
        return [(line.quantity, line.amount, line.amount_tax) for line in lines]
