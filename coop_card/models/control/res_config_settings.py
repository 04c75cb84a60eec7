# SPDX-License-Identifier: LGPL-3.0-or-later
"""The settings of the logs."""

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Shows how long the co-op keeps its security log."""

    _inherit = "res.config.settings"

    coop_security_log_days = fields.Integer(
        related="company_id.coop_security_log_days", readonly=False
    )
