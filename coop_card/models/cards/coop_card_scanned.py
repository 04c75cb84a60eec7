# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a card that is scanned anywhere in the app opens."""

from odoo import api, models


class CoopCard(models.Model):
    """Leads from what a reader sent to the one it stands for."""

    _inherit = "coop.card"

    @api.model
    @api.readonly
    def action_scanned(self, text):
        """Open the member of a scanned card, or the card itself while it is nobody's.

        :param str text: what a reader of the co-op's desks sent
        :return: the action, or False where the user sees nobody who goes by it
        """
        member, card = self.env["coop.member"]._identify(text, self.env.company)
        found = member._filtered_access("read") or card
        return found._get_records_action() if found else False
