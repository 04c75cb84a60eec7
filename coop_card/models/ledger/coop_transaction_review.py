# SPDX-License-Identifier: LGPL-3.0-or-later
"""What people decide about held transactions."""

from odoo import fields, models
from odoo.exceptions import AccessError, UserError

#: What a reviewer may set right by hand.
CORRECTIONS = {"member_id", "date", "review_categories", "review_note"}


class CoopTransaction(models.Model):
    """Lets a person book a held transaction, corrected or not, or dismiss it."""

    _inherit = "coop.transaction"

    def write(self, vals):
        """Let a reviewer correct a held transaction, and decide by the buttons."""
        held = all(transaction.status == "held" for transaction in self)
        if not self.env.su and not (vals.keys() <= CORRECTIONS and held):
            raise AccessError(
                self.env._("A transaction stays as it came. Reverse it instead.")
            )
        return super().write(vals)

    def action_book(self):
        """Book held transactions as they now stand, with the reviewer's corrections.

        Of several, those that still lack something go on waiting.

        :raise UserError: where none of them can be booked
        """
        self._check_held()
        refusals = self.env["coop.booking"].sudo()._book_held(self.sudo())
        if len(refusals) == len(self):
            raise UserError(next(iter(refusals.values())))
        return self._tell_booked(refusals) if refusals else None

    def _tell_booked(self, refusals):
        """Return what tells a reviewer how many were booked and why others were not."""
        booked = len(self) - len(refusals)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "sticky": True,
                "title": self.env._(
                    "Booked: %(booked)s. Still waiting: %(waiting)s.",
                    booked=booked,
                    waiting=len(refusals),
                ),
                "message": next(iter(refusals.values())),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def action_dismiss(self):
        """Dismiss held transactions whose note says why; ask where one does not."""
        self._check_held()
        if all(transaction.review_note for transaction in self):
            return self._dismiss()
        return self._open_dialog("coop_transaction_dismiss_wizard_action")

    def _dismiss(self, reason=None):
        """Decide against held transactions.

        :param str reason: why, for those that have no note of their own
        """
        self._check_held()
        for transaction in self.sudo():
            note = transaction.review_note or reason
            if not note:
                raise UserError(self.env._("Write down why they are dismissed."))
            decision = {"status": "dismissed", "review_note": note}
            transaction.write(decision | self._reviewed())

    def action_codes(self):
        """Ask which categories unknown codes mean."""
        self._check_held()
        return self._open_dialog("coop_transaction_code_wizard_action")

    def _check_held(self):
        self.check_access("write")
        for transaction in self:
            if transaction.status != "held":
                raise UserError(
                    self.env._(
                        "Transaction %s does not wait for review.",
                        transaction.display_name,
                    )
                )

    def _reviewed(self):
        """Return the values that keep who decided, and when."""
        return {"review_user_id": self.env.uid, "review_date": fields.Datetime.now()}
