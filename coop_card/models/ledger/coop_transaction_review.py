# SPDX-License-Identifier: LGPL-3.0-or-later
"""What people decide about held transactions."""

from odoo import fields, models
from odoo.exceptions import AccessError, UserError


class CoopTransaction(models.Model):
    """Lets a person book a held transaction, corrected or not, or dismiss it."""

    _inherit = "coop.transaction"

    def write(self, vals):
        """Let a reviewer correct the member and the day, and decide by the buttons."""
        corrections = vals.keys() <= {"member_id", "date", "review_note"}
        held = all(transaction.status == "held" for transaction in self)
        if not self.env.su and not (corrections and held):
            raise AccessError(
                self.env._("A transaction stays as it came. Reverse it instead.")
            )
        return super().write(vals)

    def action_book(self):
        """Book held transactions as they now stand, with the reviewer's corrections."""
        self._check_held()
        self.env["coop.booking"].sudo()._book_held(self.sudo())

    def action_dismiss(self):
        """Decide against held transactions; the note says why."""
        self._check_held()
        for transaction in self:
            if not transaction.review_note:
                raise UserError(self.env._("Write down why in the field Review note."))
        self.sudo().write({"status": "dismissed", **self._reviewed()})

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
