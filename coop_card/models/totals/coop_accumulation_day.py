# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the ledger adds up to, day by day."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.tools import SQL

from . import queries

#: What is summed up, and how each sum is read from text.
SUMS = {
    "transaction_count": int,
    "line_count": int,
    "quantity": Decimal,
    "amount": Decimal,
    "amount_tax": Decimal,
    "amount_total": Decimal,
}


class CoopAccumulationDay(models.Model):
    """Sums of the ledger by day, place, category, direction and channel.

    Settled and pending sums together, so that they are those of the lines at any
    instant. A key may have several rows: whoever reads them groups them.
    """

    _name = "coop.accumulation.day"
    _inherit = ["coop.era.mixin"]
    _description = "Accumulation by Day"
    _auto = False
    _order = "date desc, id desc"
    _rec_name = "date"

    company_id = fields.Many2one("res.company", "Co-op", help="The co-op.")
    currency_id = fields.Many2one(related="company_id.currency_id")
    date = fields.Date(help="The co-op's local day.")
    branch_id = fields.Many2one("coop.branch", help="Where it happened.")
    terminal_id = fields.Many2one("coop.terminal", help="The device that posted it.")
    operator_id = fields.Many2one("coop.operator", help="Who worked the terminal.")
    category_id = fields.Many2one(
        "product.category", help="The product category of the lines."
    )
    direction = fields.Selection(
        "_selection_direction",
        help="Whether the member bought goods or sold produce to the co-op.",
    )
    origin = fields.Selection(
        "_selection_origin", help="The channel the lines came through."
    )
    transaction_count = fields.Integer(
        "Transactions",
        help="Each transaction is counted once, where its first line is: look at it "
        "for all categories together.",
    )
    line_count = fields.Integer("Lines", help="How many lines of the ledger.")
    quantity = fields.Float(
        digits="Product Unit", help="In the category's unit; returns are negative."
    )
    amount = fields.Monetary(help="Without the tax beside it; returns are negative.")
    amount_tax = fields.Monetary("Tax", help="The tax on top of the amount.")
    amount_total = fields.Monetary("Total", help="The amount with its tax.")

    @property
    def _table_query(self):
        return SQL(queries.DAYS)

    def _selection_direction(self):
        return self._selection_of_lines("direction")

    def _selection_origin(self):
        return self._selection_of_lines("origin")

    def _selection_of_lines(self, name):
        lines = self.env["coop.accumulation"]
        return lines._fields[name]._description_selection(self.env)

    @api.model
    def _figures(self, domain, by=()):
        """Return exact sums of what the user may read.

        :param domain: which days, places, categories
        :param by: names of stored fields to group by, such as ``date`` or ``branch_id``
        :return: a dict for each group, in their order: the values of ``by`` (ids for
            records, None for none) and what ``SUMS`` names, as ``int`` and ``Decimal``;
            without ``by``, a single one
        """
        query = self._search(domain)
        groups = [self._field_to_sql(self._table, name, query) for name in by]
        sums = [
            SQL("COALESCE(sum(%s), 0)::text", SQL.identifier(self._table, name))
            for name in SUMS
        ]
        query.groupby = query.order = SQL(", ").join(groups) if groups else None
        rows = self.env.execute_query(query.select(*groups, *sums))
        return [self._figure(by, row) for row in rows]

    @api.model
    def _figure(self, by, row):
        sums = zip(SUMS.items(), row[len(by) :], strict=True)
        keys = zip(by, row[: len(by)], strict=True)
        return dict(keys) | {name: read(text) for (name, read), text in sums}
