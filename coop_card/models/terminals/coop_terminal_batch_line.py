# SPDX-License-Identifier: LGPL-3.0-or-later
"""What terminal and server counted of a shift, side by side."""

from odoo import api, fields, models


class CoopTerminalBatchLine(models.Model):
    """A sum of a shift: of a kind of transactions on a day, or of a category."""

    _name = "coop.terminal.batch.line"
    _description = "Figures of a Shift"
    _inherit = ["coop.era.mixin"]
    _order = "batch_id desc, id"
    _rec_name = "batch_id"

    batch_id = fields.Many2one(
        "coop.terminal.batch",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        help="The shift.",
    )
    date = fields.Date(readonly=True, help="The day, of transactions.")
    kind = fields.Char(readonly=True, help="The kind of transactions.")
    category = fields.Char(
        readonly=True, help="The short code of the category, of lines."
    )
    direction = fields.Selection(
        [("purchase", "Purchase"), ("sale", "Sale to the co-op")],
        readonly=True,
        help="What members did, of lines.",
    )
    name = fields.Char(
        "Of", compute="_compute_name", help="What is counted here, in words."
    )
    currency_id = fields.Many2one(related="batch_id.currency_id")
    terminal_count = fields.Integer(
        "Count at the terminal", readonly=True, help="What the terminal counted."
    )
    terminal_amount = fields.Monetary(
        "Amount at the terminal", readonly=True, help="With tax."
    )
    server_count = fields.Integer(
        "Count here", readonly=True, help="What had arrived of it."
    )
    server_amount = fields.Monetary("Amount here", readonly=True, help="With tax.")
    difference = fields.Monetary(
        compute="_compute_difference",
        help="What is missing here; below zero: what the terminal does not know of.",
    )

    @api.depends("kind", "category", "direction")
    def _compute_name(self):
        kinds = self._labels("coop.transaction", "kind")
        directions = self._labels(self._name, "direction")
        names = {
            category.coop_code: category.name
            for category in self.env["product.category"]
            .sudo()
            .search([("coop_code", "in", self.mapped("category"))])
        }
        for line in self:
            name = names.get(line.category, line.category)
            place = f"{name} · {directions.get(line.direction)}"
            line.name = kinds.get(line.kind, line.kind) if line.kind else place

    def _labels(self, model, name):
        """Return what the values of a selection are called."""
        return dict(self.env[model]._fields[name]._description_selection(self.env))

    @api.depends("terminal_amount", "server_amount")
    def _compute_difference(self):
        for line in self:
            line.difference = line.terminal_amount - line.server_amount
