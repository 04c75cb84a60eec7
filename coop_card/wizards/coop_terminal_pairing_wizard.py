# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that shows a pairing code."""

import base64
import json

from odoo import api, fields, models

from ..rules.pairing import spaced


class CoopTerminalPairingWizard(models.TransientModel):
    """Shows a pairing code once, as text and as a QR code.

    The code comes in the context and is never stored: the dialog is only looked at.
    """

    _name = "coop.terminal.pairing.wizard"
    _description = "Pairing of a Terminal"

    terminal_id = fields.Many2one(
        "coop.terminal", readonly=True, help="The terminal to pair."
    )
    code = fields.Char(store=False, help="What the device hands in for its key.")
    code_spaced = fields.Char(
        "Pairing code", compute="_compute_code", help="The code as one reads it aloud."
    )
    qr_code = fields.Binary(
        "QR code",
        compute="_compute_code",
        help="Address of the server, database, terminal number and code, as JSON.",
    )

    @api.depends("code", "terminal_id")
    def _compute_code(self):
        for wizard in self:
            wizard.code_spaced = spaced(wizard.code or "")
            wizard.qr_code = wizard._qr_code()

    def _qr_code(self):
        """Return the picture a device reads the pairing from, as base64 PNG."""
        content = {
            "url": self.get_base_url(),
            "database": self.env.cr.dbname,
            "terminal": self.terminal_id.number,
            "pairing_code": self.code,
        }
        reports = self.env["ir.actions.report"]
        # Drawn large, so that its squares come out even where the view makes it small.
        picture = reports.barcode("QR", json.dumps(content), width=960, height=960)
        return base64.b64encode(picture)
