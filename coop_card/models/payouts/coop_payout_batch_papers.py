# SPDX-License-Identifier: LGPL-3.0-or-later
"""The papers that come with a payout."""

from odoo import models


class CoopPayoutBatch(models.Model):
    """Adds the buttons of receipts, lists and the bank's file."""

    _inherit = "coop.payout.batch"

    def action_receipts(self):
        """Download a receipt for each payment."""
        return self._download("receipts")

    def action_signatures(self):
        """Download the list that members sign when they are paid."""
        return self._download("signatures")

    def action_cheques(self):
        """Download the list of cheques."""
        return self._download("cheques")

    def action_bank_file(self):
        """Download the file that the bank takes the payments from."""
        return self._download("bank")

    def _download(self, paper):
        self.ensure_one()
        self.env["coop.payout.paper"]._check(self, paper)
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop_card/payout/{self.id}/{paper}",
            "target": "download",
        }
