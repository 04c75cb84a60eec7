# SPDX-License-Identifier: LGPL-3.0-or-later
"""The settings of what is kept of members who left."""

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Shows how long the co-op keeps personal data of members who left."""

    _inherit = "res.config.settings"

    coop_member_years = fields.Integer(
        related="company_id.coop_member_years", readonly=False
    )
    coop_anonymous_from = fields.Date(related="company_id.coop_anonymous_from")
