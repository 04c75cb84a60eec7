# SPDX-License-Identifier: LGPL-3.0-or-later
"""The lines of opening balances."""

from odoo import api, fields, models
from odoo.exceptions import AccessError

#: What people and imports set.
TYPED = {
    "opening_id",
    "company_id",
    "member_id",
    "category_id",
    "direction",
    "quantity",
    "amount",
    "import_id",
}


class CoopOpeningLine(models.Model):
    """What one member brings with them in one category.

    Posting takes for each line a place of its own: member, year, category, direction
    and how often the same was taken back before. The database lets nobody else have it.
    """

    _name = "coop.opening.line"
    _description = "Opening Balance"
    _inherit = ["coop.company.mixin"]
    _order = "id"
    _rec_name = "member_id"
    _rec_names_search = ["member_id.number", "member_id.name"]

    opening_id = fields.Many2one(
        "coop.opening",
        "Opening balances",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
        help="The batch the line belongs to.",
    )
    date = fields.Date(related="opening_id.date", string="As of")
    member_id = fields.Many2one(
        "coop.member",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        help="Type the number or the name, or read the card.",
    )
    category_id = fields.Many2one(
        "product.category",
        required=True,
        ondelete="restrict",
        domain=[("coop_accumulates", "=", True)],
        help="Type the short code or the name.",
    )
    direction = fields.Selection(
        [("purchase", "Purchase"), ("sale", "Sale to the co-op")],
        required=True,
        default="purchase",
        help="What the member bought, or produce the member sold to the co-op.",
    )
    quantity = fields.Float(
        default=0,
        digits="Product Unit",
        help="In the category's unit, where it is known.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    amount = fields.Monetary(
        default=0,
        help="What counts for the refund: with tax where the year counts tax, without "
        "it otherwise.",
    )
    import_id = fields.Many2one(
        "coop.import",
        "From file",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The import the line came from; empty: it was typed.",
    )
    fiscal_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Fiscal year",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="The year it counts for, once it is posted.",
    )
    attempt = fields.Integer(
        "Entered before",
        readonly=True,
        copy=False,
        aggregator=None,
        help="How often the same balance was entered before and taken back.",
    )
    transaction_id = fields.Many2one(
        "coop.transaction",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="What the line has become.",
    )

    _once_in_batch = models.Constraint(
        "UNIQUE (opening_id, member_id, category_id, direction)",
        "A member stands twice in this list with the same category and direction. Add "
        "the two amounts up in one line.",
    )
    _once_in_year = models.UniqueIndex(
        "(member_id, fiscal_year_id, category_id, direction, attempt) "
        "WHERE fiscal_year_id IS NOT NULL",
        "Somebody has just posted a balance of the same member, year and category. "
        "Check the lines again.",
    )
    _positive = models.Constraint(
        "CHECK (LEAST(amount, quantity, 0) = 0 AND GREATEST(amount, quantity, 0) > 0)",
        "A balance has an amount or a quantity, and neither is below zero.",
    )
    _to_post = models.Index("(opening_id, id) WHERE transaction_id IS NULL")

    @api.depends("member_id", "category_id")
    def _compute_display_name(self):
        for line in self:
            parts = (line.member_id.display_name, line.category_id.name)
            line.display_name = ", ".join(filter(None, parts))

    @api.model_create_multi
    def create(self, vals_list):
        """Add lines to drafts and find out what posting them would do."""
        openings = self.env["coop.opening"]
        for vals in vals_list:
            self._check_typed(vals)
            opening = openings.browse(vals.get("opening_id"))
            vals["company_id"] = opening.company_id.id or vals.get("company_id")
            vals.setdefault("direction", opening.direction or "purchase")
        lines = super().create(vals_list)
        lines.opening_id._touch()
        lines._check()
        return lines

    def write(self, vals):
        """Change lines of drafts and find out what posting them would do."""
        self._check_typed(vals)
        self.check_access("write")
        openings = self.opening_id
        openings._touch()
        result = super().write(vals)
        (self.opening_id - openings)._touch()
        self._check()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_posted(self):
        self.opening_id._touch()

    def _check_typed(self, vals):
        if not self.env.su and vals.keys() - TYPED:
            raise AccessError(
                self.env._("What becomes of a line comes from the buttons only.")
            )
