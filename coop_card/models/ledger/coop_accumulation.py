# SPDX-License-Identifier: LGPL-3.0-or-later
"""The patronage ledger."""

from odoo import api, fields, models
from odoo.tools import SQL


class CoopAccumulation(models.Model):
    """What one transaction means for one member in one product category.

    Lines are written by ``coop.transaction._book`` alone and never change: each keeps
    what was true then. A correction is another transaction. No foreign key points
    here, so that the table can be partitioned by fiscal year.
    """

    _name = "coop.accumulation"
    _description = "Accumulation"
    _inherit = ["coop.era.mixin", "coop.insert.only.mixin"]
    _log_access = False
    _order = "date desc, id desc"
    _rec_name = "reference"

    transaction_id = fields.Many2one(
        "coop.transaction",
        required=True,
        index=True,
        ondelete="restrict",
        help="The document the line comes from.",
    )
    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, ondelete="restrict", help="The co-op."
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    member_id = fields.Many2one(
        "coop.member",
        required=True,
        ondelete="restrict",
        help="The member the line counts for.",
    )
    member_type_id = fields.Many2one(
        "coop.member.type",
        "Member type",
        required=True,
        ondelete="restrict",
        help="The member's type on the day of the line.",
    )
    card_id = fields.Many2one(
        "coop.card",
        index="btree_not_null",
        ondelete="restrict",
        help="The card that was read, if any.",
    )
    category_id = fields.Many2one(
        "product.category",
        required=True,
        ondelete="restrict",
        help="The product category the line accumulates in.",
    )
    product_id = fields.Many2one(
        "product.product",
        "Item",
        index="btree_not_null",
        ondelete="restrict",
        help="The item, where known.",
    )
    date = fields.Date(
        required=True, help="The co-op's local day. It decides the year."
    )
    occurred_at = fields.Datetime("Happened at", help="The instant, where it is known.")
    fiscal_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Fiscal year",
        required=True,
        ondelete="restrict",
        help="The year whose refund the line counts for.",
    )
    direction = fields.Selection(
        [("purchase", "Purchase"), ("sale", "Sale to the co-op")],
        required=True,
        help="Whether the member bought goods or sold produce to the co-op.",
    )
    quantity = fields.Float(
        digits="Product Unit", help="In the category's unit; negative for returns."
    )
    amount = fields.Monetary(help="Without the tax beside it; negative for returns.")
    amount_tax = fields.Monetary("Tax", help="The tax on top of the amount.")
    origin = fields.Selection(
        "_selection_origin", required=True, help="The channel the line came through."
    )
    branch_id = fields.Many2one(
        "coop.branch", ondelete="restrict", help="Where it happened."
    )
    terminal_id = fields.Many2one(
        "coop.terminal",
        ondelete="restrict",
        help="The device that posted it.",
    )
    operator_id = fields.Many2one(
        "coop.operator",
        ondelete="restrict",
        help="Who worked the terminal.",
    )
    reference = fields.Char(help="The slip, invoice or order number.")

    # One member's totals are read from this index alone, without touching the rows.
    _member_totals_idx = models.Index(
        "(member_id, fiscal_year_id, category_id, direction) "
        "INCLUDE (amount, amount_tax, quantity)"
    )
    # Large lines, largest first. Most lines are small, and not in it.
    _large_idx = models.Index(
        "(company_id, amount DESC, date) WHERE amount >= 1000 OR amount <= -1000"
    )
    _company_date_idx = models.Index("(company_id, date, id)")
    _year_idx = models.Index("(fiscal_year_id)")

    def _selection_origin(self):
        return (
            self.env["coop.transaction"]
            ._fields["origin"]
            ._description_selection(self.env)
        )

    @api.model
    def _readable(self):
        """Return what the reader may read of the ledger, to select from, as ``SQL``."""
        table = SQL.identifier(self._table)
        if self.env["ir.rule"]._coop_shows_all(self._name):
            return table
        return self._search([]).subselect(SQL("%s.*", table))
