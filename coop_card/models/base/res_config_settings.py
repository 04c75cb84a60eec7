# SPDX-License-Identifier: LGPL-3.0-or-later
"""The co-op's page under Settings."""

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Shows the settings of the company the user works for."""

    _inherit = "res.config.settings"

    coop_tz = fields.Selection(related="company_id.coop_tz", readonly=False)
    coop_tax_in_base = fields.Boolean(
        related="company_id.coop_tax_in_base", readonly=False
    )
    coop_card_length = fields.Integer(
        related="company_id.coop_card_length", readonly=False
    )
    coop_card_check_typed = fields.Boolean(
        related="company_id.coop_card_check_typed", readonly=False
    )
    coop_card_reader_kind = fields.Selection(
        related="company_id.coop_card_reader_kind", readonly=False
    )
    coop_card_remind_days = fields.Integer(
        related="company_id.coop_card_remind_days", readonly=False
    )
    coop_card_officer_id = fields.Many2one(
        related="company_id.coop_card_officer_id", readonly=False
    )
