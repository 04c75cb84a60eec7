# SPDX-License-Identifier: LGPL-3.0-or-later
"""Refund accounts and the journal items that booked them."""

from odoo import api, models
from odoo.tools import SQL

from . import queries


class CoopRebatePayable(models.Model):
    """Keeps open in the general ledger only what is owed on refund accounts."""

    _inherit = "coop.rebate.payable"

    @api.model
    def _set_off(self, entries):
        """Reconcile what refund accounts are owed with what they owe, or were paid.

        Each account first, then what is left of a member's: a balance that was carried
        over meets the one it was carried to.

        :param entries: the journal entries by which these accounts changed
        """
        self.env.flush_all()
        query = SQL(queries.OPEN_ITEMS, entries=entries.ids)
        plan = {}
        for member_id, account_id, ids in self.env.execute_query(query):
            plan.setdefault((member_id, account_id), []).append(ids)
        self.env["account.move.line"]._coop_reconcile([*plan.values()])
