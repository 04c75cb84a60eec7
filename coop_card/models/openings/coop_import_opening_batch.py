# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which opening balances an import fills."""

from odoo import fields, models
from odoo.exceptions import UserError


class CoopImport(models.Model):
    """Fills a draft of opening balances."""

    _inherit = "coop.import"

    opening_id = fields.Many2one(
        "coop.opening",
        "Opening balances to fill",
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        domain=[("state", "=", "draft")],
        help="The list the rows are added to. Nothing counts before it is posted.",
    )

    def action_check(self):
        """Have the file read, once it is known what it fills."""
        for record in self.filtered(lambda one: one.kind == "opening"):
            if not record.opening_id:
                raise UserError(self.env._("Choose the opening balances to fill."))
            record.opening_id._check_draft()
        return super().action_check()

    def action_opening(self):
        """Show the opening balances that were filled."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "coop.opening",
            "res_id": self.opening_id.id,
            "views": [(False, "form")],
        }
