# SPDX-License-Identifier: LGPL-3.0-or-later
"""What letters say about a way of payment."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.translate import LazyTranslate

from ...rules.placeholders import fill, unknown

_lt = LazyTranslate(__name__)

#: What may stand in braces.
PLACES = {"account", "method"}

#: By kind; kinds of addons, and methods with a text of their own, say it themselves.
SENTENCES = {
    "bank": _lt("The sum is transferred to your bank account {account}."),
    "cash": _lt("The sum is ready for you in cash at the co-op's office."),
    "meeting": _lt("The sum is paid in cash at the meeting of your group."),
    "cheque": _lt("The sum is sent to you as a cheque."),
    "shares": _lt("The sum is added to your shares in the co-op."),
}
OTHERWISE = _lt("The sum is paid to you by: {method}.")


class CoopPayoutMethod(models.Model):
    """Adds the sentence by which letters tell how a refund is paid."""

    _inherit = "coop.payout.method"

    letter_text = fields.Text(
        "Text in letters",
        translate=True,
        help="How a letter tells the member about the payment. {account} stands for "
        "the bank account. Empty: a sentence that fits the kind.",
    )

    @api.constrains("letter_text")
    def _check_letter_text(self):
        for method in self:
            strangers = unknown(method.letter_text or "", PLACES)
            if strangers:
                raise ValidationError(
                    self.env._(
                        "Nothing is known to fill in for %(places)s. Only {account} "
                        "and {method} are.",
                        places=", ".join(strangers),
                    )
                )

    def _sentence(self, account):
        """Return how a refund is paid, in the language of the context.

        :param str account: the number of the member's bank account, or nothing
        """
        usual = SENTENCES.get(self.kind, OTHERWISE)._translate(self.env.lang or "en_US")
        values = {"account": account, "method": self.name}
        return fill(self.letter_text or usual, values).replace(" .", ".")
