# SPDX-License-Identifier: LGPL-3.0-or-later
"""What rows of the logs have in common."""

from odoo import api, fields, models

from ..base import network


class CoopTraceMixin(models.AbstractModel):
    """Says from where something was done, and with which record.

    A log names records by their ids alone: what they are called is read from them, with
    the rights of who looks, and goes with them.
    """

    _name = "coop.trace.mixin"
    _description = "Row of a Log"
    _inherit = ["coop.era.mixin"]

    network_address = fields.Char(
        "Network address",
        readonly=True,
        default=lambda self: network.address(),
        help="The network address the request came from; empty for a scheduled job.",
    )
    res_model = fields.Selection(
        "_selection_res_model",
        "Subject",
        readonly=True,
        help="What kind of thing it was.",
    )
    res_id = fields.Integer("Record ID", readonly=True, help="Which one it was.")
    record_name = fields.Char(
        "Name", compute="_compute_record_name", help="What it is called today."
    )

    @api.model
    def _selection_res_model(self):
        """Return the models of this addon, and those it adds to, by their names."""
        ours = [("model", "=like", "coop.%")]
        known = self.env["ir.model"].sudo().search_fetch(ours, ["model", "name"])
        others = ("res.company", "res.partner", "res.users", "product.category")
        known = known.union(*map(known._get, others))
        return [(model.model, model.name) for model in known]

    @api.depends("res_model", "res_id")
    def _compute_record_name(self):
        for name, rows in self.grouped("res_model").items():
            names = rows._names(name) if name in self.env else {}
            for row in rows:
                row.record_name = names.get(row.res_id)

    def _names(self, model):
        """Return the names of those records the reader may see, by id."""
        records = self.env[model].browse({row.res_id for row in self if row.res_id})
        if not records or not records.has_access("read"):
            return {}
        found = records.exists()._filtered_access("read")
        return {record.id: record.display_name for record in found}

    def action_open(self):
        """Open what the row is about."""
        self.ensure_one()
        return self.env[self.res_model].browse(self.res_id)._get_records_action()
