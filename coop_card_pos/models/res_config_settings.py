# SPDX-License-Identifier: LGPL-3.0-or-later
"""The co-op's settings of the Point of Sale."""

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Shows the branch of a shop and how receipts name members."""

    _inherit = "res.config.settings"

    pos_coop_branch_id = fields.Many2one(
        related="pos_config_id.coop_branch_id",
        readonly=False,
        domain="[('company_id', 'parent_of', company_id)]",
    )
    coop_receipt_name = fields.Selection(
        related="company_id.coop_receipt_name", readonly=False
    )
