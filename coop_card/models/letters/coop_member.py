# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a member is told about the payment of a refund."""

from odoo import models

from ...rules.masking import number


class CoopMember(models.Model):
    """Says in a sentence how the member's refund is paid."""

    _inherit = "coop.member"

    def _payout_sentence(self):
        """Return how the refund is paid, in the language of the context.

        Of the bank account only the end is told: letters go through many hands.
        """
        member = self.sudo()._payee()
        methods = member.env["coop.payout.method"]
        method = member.payout_method_id or methods._usual(member.company_id)
        bank = member.payout_bank_id or member.partner_id.bank_ids[:1]
        account = number(bank.acc_number) if bank else ""
        return method._sentence(account) if method else ""
