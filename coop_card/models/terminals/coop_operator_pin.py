# SPDX-License-Identifier: LGPL-3.0-or-later
"""The PINs operators sign in with at terminals."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...rules import pin as pins


class CoopOperator(models.Model):
    """Keeps of a PIN what terminals check it against, and nothing else."""

    _inherit = "coop.operator"

    pin_hash = fields.Json(
        copy=False,
        readonly=True,
        groups="base.group_system",
        help="Salt and hash of the PIN. The PIN itself is with the operator alone.",
    )
    pin_set_at = fields.Datetime(
        "PIN set on",
        copy=False,
        readonly=True,
        help="When the operator got the PIN. Empty: none, and terminals that ask for "
        "one do not let the operator in.",
    )

    @api.model
    def _has_field_access(self, field, operation):
        """Let nobody but the server say when a PIN was set."""
        kept = operation == "write" and field.name == "pin_set_at" and not self.env.su
        return not kept and super()._has_field_access(field, operation)

    def action_set_pin(self):
        """Open the dialog where a PIN is chosen."""
        self.ensure_one()
        self._check_pin_setter()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("PIN of %s", self.name),
            "res_model": "coop.operator.pin.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {"default_operator_id": self.id},
        }

    def action_remove_pin(self):
        """Take the PINs away, for instance of those who forgot theirs."""
        self._check_pin_setter()
        self.sudo().write({"pin_hash": False, "pin_set_at": False})

    def _set_pin(self, pin_hash):
        """Keep the hash of a new PIN."""
        self._check_pin_setter()
        self.sudo().write({"pin_hash": pin_hash, "pin_set_at": fields.Datetime.now()})

    def _check_pin_setter(self):
        self.check_access("read")
        if not self.env.user.has_group("coop_card.group_officer"):
            raise AccessError(
                self.env._("Ask an officer or a manager to set the PIN of an operator.")
            )

    @api.model
    def _hashed_pin(self, pin, again):
        """Return what is kept of a PIN that was typed twice.

        :raise UserError: if it is not fit to be one
        """
        if not pins.is_well_formed(pin or ""):
            raise UserError(self.env._("A PIN has 4 to 8 digits."))
        if pin != again:
            raise UserError(self.env._("The two PINs differ. Type them anew."))
        if pins.is_guessed_at_once(pin):
            raise UserError(
                self.env._(
                    "Anybody would try this PIN first. Choose digits that are not all "
                    "the same and do not follow each other."
                )
            )
        return pins.hashed(pin)
