# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests about invoices begin with."""

from datetime import date
from decimal import Decimal

from odoo.fields import Command
from odoo.tests import tagged

from .builders import CoopCase

DAY = date(2026, 3, 1)


@tagged("post_install", "-at_install")
class InvoiceCase(CoopCase):
    """A co-op that keeps accounts, sells rice by invoice and buys paddy by bill."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["account.chart.template"].try_loading(
            "generic_coa", company=cls.co_op, install_demo=False
        )
        cls.vat = cls.make_tax(7)
        cls.bag = cls.make_product("Bag of rice", cls.rice)
        cls.freight = cls.make_product("Freight", cls.env["product.category"])
        cls.somchai = cls.make_member()

    @classmethod
    def make_tax(cls, percent, **values):
        """Return a tax on sales."""
        return cls.env["account.tax"].create(
            {
                "name": f"VAT {percent} %",
                "amount": percent,
                "type_tax_use": "sale",
                "company_id": cls.co_op.id,
                "country_id": cls.co_op.account_fiscal_country_id.id,
                **values,
            }
        )

    @classmethod
    def make_product(cls, name, category, **values):
        """Return an item of a category, without taxes of its own."""
        return cls.env["product.product"].create(
            {
                "name": name,
                "categ_id": category.id,
                "taxes_id": False,
                "supplier_taxes_id": False,
                **values,
            }
        )

    @classmethod
    def line(cls, price, quantity=1, product=None, **values):
        """Return the values of a line: a bag of rice without tax, unless told."""
        return {
            "product_id": (product or cls.bag).id,
            "quantity": quantity,
            "price_unit": price,
            "tax_ids": False,
            **values,
        }

    @classmethod
    def make_move(cls, *lines, kind="out_invoice", partner=None, **values):
        """Return a draft invoice or bill to Somchai, unless told."""
        return cls.env["account.move"].create(
            {
                "move_type": kind,
                "partner_id": (partner or cls.somchai.partner_id).id,
                "company_id": cls.co_op.id,
                "invoice_date": DAY,
                "invoice_line_ids": [Command.create(line) for line in lines],
                **values,
            }
        )

    @classmethod
    def invoice(cls, *lines, **values):
        """Return a posted invoice or bill."""
        move = cls.make_move(*lines, **values)
        move.action_post()
        return move

    def slips(self, move):
        """Return all transactions of a move, oldest first."""
        keys = [f"account.move/{move.id}/{n}" for n in range(1, 20)]
        return self.env["coop.transaction"].search([("key", "in", keys)], order="id")

    def ledger(self, *moves):
        """Return the ledger's sums for moves: ``{(member, direction): Decimals}``.

        The Decimals are amount, tax and quantity. Sums of nothing are left out.
        """
        self.env.flush_all()
        self.env.cr.execute(
            """
            SELECT member_id, direction, sum(amount)::text, sum(amount_tax)::text,
                   sum(quantity)::text
            FROM coop_accumulation WHERE transaction_id IN (
                SELECT id FROM coop_transaction
                WHERE origin = 'invoice' AND split_part(key, '/', 2)::int = ANY(%s)
            )
            GROUP BY member_id, direction
            HAVING sum(amount) <> 0 OR sum(amount_tax) <> 0 OR sum(quantity) <> 0
            """,
            [[move.id for move in moves]],
        )
        return {
            (member_id, direction): tuple(map(Decimal, sums))
            for member_id, direction, *sums in self.env.cr.fetchall()
        }

    def assert_holds(self, move, amount, tax="0", quantity="1", direction="purchase"):
        """Check that the ledger holds this of a move for Somchai, and nothing else."""
        sums = tuple(map(Decimal, (amount, tax, quantity)))
        self.assertEqual(self.ledger(move), {(self.somchai.id, direction): sums})
