# SPDX-License-Identifier: LGPL-3.0-or-later
"""One rate of the dialog that finds what a pool pays for."""

from odoo import fields, models


class CoopRebateAffordWizardLine(models.TransientModel):
    """A rate as it is, and as it would be."""

    _name = "coop.rebate.afford.wizard.line"
    _description = "Rate That Would Change"
    _transient_max_hours = 24 * 7

    wizard_id = fields.Many2one(
        "coop.rebate.afford.wizard",
        required=True,
        ondelete="cascade",
        help="The dialog that tells it.",
    )
    rate_id = fields.Many2one(
        "coop.rebate.rate", required=True, ondelete="cascade", help="The rate."
    )
    before = fields.Char("Now", readonly=True, help="The rate as it is.")
    after = fields.Char("Then", readonly=True, help="The rate as it would be.")
