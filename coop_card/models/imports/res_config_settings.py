# SPDX-License-Identifier: LGPL-3.0-or-later
"""The settings of imports."""

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Shows how long the co-op keeps what it imported."""

    _inherit = "res.config.settings"

    coop_import_days = fields.Integer(
        related="company_id.coop_import_days", readonly=False
    )
