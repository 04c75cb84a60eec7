# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a payout method does by its kind, and what other addons may make of that."""

from odoo import api, models
from odoo.tools import SQL

from .payout_kinds import KINDS
from .queries import COLLECTED, PAYEES_OF, SETTLED, WHOLE


class CoopPayoutMethod(models.Model):
    """Asks the table of kinds. Addons with kinds of their own extend these methods."""

    _inherit = "coop.payout.method"

    @api.model
    def _kinds(self):
        """Return the table of kinds; a hook for addons that bring others."""
        return KINDS

    def _kind(self):
        """Return what tells this method's kind from others."""
        return self._kinds()[self.kind]

    def _sign(self):
        """Return 1 where the co-op pays, -1 where it is paid back."""
        return -1 if self.collects else 1

    @api.model
    def _kinds_that(self, name):
        """Return the kinds for which something is true, such as ``returns``."""
        return [kind for kind, row in self._kinds().items() if getattr(row, name)]

    @api.model
    def _kinds_that_ask(self, name):
        """Return the kinds of methods that a finding is looked at for."""
        return [kind for kind, row in self._kinds().items() if name in row.asks]

    def _owed(self, payables):
        """Return the query of what this method may pay; a hook for other kinds.

        :param SQL payables: query of the ids of refund accounts
        :return: SQL of rows ``payable_id, member_id, amount``
        """
        if not self._kind().settles:
            return SQL(COLLECTED if self.collects else WHOLE, payables=payables)
        return SQL(
            SETTLED,
            payables=payables,
            company=self.company_id.id,
            currency=self.company_id.currency_id.id,
            payees=SQL(PAYEES_OF, payables=payables),
        )

    def _paid(self, lines):
        """Do what belongs to payments beside their entry; a hook for other kinds.

        It is part of the transaction that books them: either both are done, or neither.
        Payments come in parts, in the name of who posted the payout.

        :param lines: payments by this method that have just been booked
        """

    def _taken_back(self, lines):
        """Undo what ``_paid`` did; a hook for other kinds.

        :param lines: payments by this method that are void now, or came back
        """
