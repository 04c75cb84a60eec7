# SPDX-License-Identifier: LGPL-3.0-or-later
"""Payments that come back, and payments in their place."""

from odoo import models
from odoo.exceptions import UserError


class CoopPayoutLine(models.Model):
    """Books that single payments came back, so that they can be paid again."""

    _inherit = "coop.payout.line"

    def action_return(self):
        """Ask why payments came back, and whether they are paid again at once."""
        self._check_returnable()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_payout_return_wizard_action"
        )
        return {**action, "context": {"default_line_ids": self.ids}}

    def _check_returnable(self):
        """Refuse what was not paid, or cannot come back by itself."""
        self.env["coop.payout.batch"]._check_role("undo")
        for line in self:
            if line.state != "paid" or not line.method_id._kind().returns:
                raise UserError(
                    self.env._(
                        "The payment to %(member)s in %(payout)s cannot come back by "
                        "itself: only a paid transfer, cheque, cash or an unclaimed "
                        "refund can. Take the whole payout back.",
                        member=line.member_id.display_name,
                        payout=line.batch_id.display_name,
                    )
                )

    def _return(self, day, reason, returned=True):
        """Book that payments came back, or that others take their place.

        :param bool returned: they came back; otherwise they become void
        """
        self._check_returnable()
        booking = self.env["coop.payout.booking"]
        for batch, lines in self.sudo().grouped("batch_id").items():
            batch._check_day_back(day)
            batch._keep_others_out()
            booking._take_back(lines, day, reason, returned)

    def _check_payable(self):
        """Refuse payments of which something has changed since they were looked at."""
        blocked = self.filtered("is_blocked")
        if blocked:
            line = blocked[0]
            raise UserError(
                self.env._(
                    "The payment to %(member)s cannot be booked: %(why)s",
                    member=line.member_id.display_name,
                    why=line.findings,
                )
            )
