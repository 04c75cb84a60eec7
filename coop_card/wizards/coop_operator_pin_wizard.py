# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog where an operator gets a PIN."""

from odoo import fields, models
from odoo.exceptions import UserError


class CoopOperatorPinWizard(models.TransientModel):
    """Takes a PIN, typed twice; the database never has it but as its hash."""

    _name = "coop.operator.pin.wizard"
    _description = "PIN of an Operator"

    operator_id = fields.Many2one(
        "coop.operator",
        required=True,
        readonly=True,
        ondelete="cascade",
        help="Whose PIN it is.",
    )
    pin = fields.Char(
        "PIN",
        store=False,
        compute="_compute_pin",
        inverse="_inverse_pin",
        help="4 to 8 digits that the operator keys at the terminal.",
    )
    pin_again = fields.Char(
        "PIN again",
        store=False,
        compute="_compute_pin",
        inverse="_inverse_pin",
        help="The same, so that it is no slip of the finger.",
    )
    pin_hash = fields.Json(
        groups="base.group_system", help="What is kept of what was typed."
    )

    def _compute_pin(self):
        self.pin = self.pin_again = False

    def _inverse_pin(self):
        for wizard in self:
            pin, again = wizard.pin, wizard.pin_again
            wizard.sudo().pin_hash = self.env["coop.operator"]._hashed_pin(pin, again)

    def action_confirm(self):
        """Give the operator the PIN."""
        self.ensure_one()
        self.operator_id._check_pin_setter()
        pin_hash = self.sudo().pin_hash
        if not pin_hash:
            raise UserError(self.env._("Let the operator type the PIN, twice."))
        self.operator_id._set_pin(pin_hash)
        self.unlink()
        return {"type": "ir.actions.act_window_close"}
