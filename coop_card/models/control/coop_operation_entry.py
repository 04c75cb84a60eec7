# SPDX-License-Identifier: LGPL-3.0-or-later
"""What people did that no other history tells."""

from odoo import fields, models


class CoopOperationEntry(models.Model):
    """One step, or one change of what the co-op has set up.

    Cards and members have histories of their own: ``coop.operation`` shows all of them
    in one list.
    """

    _name = "coop.operation.entry"
    _description = "Entry of the Operation Log"
    _inherit = ["coop.company.mixin", "coop.trace.mixin", "coop.insert.only.mixin"]
    _order = "id desc"
    _rec_name = "label"

    company_id = fields.Many2one(index=False)
    action = fields.Selection(
        [
            ("create", "New"),
            ("write", "Changed"),
            ("unlink", "Deleted"),
            ("step", "Step"),
        ],
        required=True,
        readonly=True,
        help="What was done.",
    )
    step = fields.Char(readonly=True, help="The step that was taken.")
    label = fields.Char(
        "Name then", readonly=True, help="What the thing was called at that time."
    )
    changes = fields.Json(
        readonly=True, help="What changed: field, value before and value after."
    )
    reason = fields.Char(readonly=True, help="Why it was done.")

    _date_idx = models.Index("(create_date)")
