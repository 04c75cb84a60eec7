# SPDX-License-Identifier: LGPL-3.0-or-later
"""Choosing whom a payout pays."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .queries import OUTLOOK, PLAN


class CoopPayoutBatch(models.Model):
    """Plans payments by one statement, however many members there are."""

    _inherit = "coop.payout.batch"

    @api.model
    def _outlook(self, method, domain, minimum):
        """Return what a payout would come to.

        :param domain: of the refund accounts that may be paid
        :return: dict of ``line_count``, ``member_count`` and ``amount``
        """
        query = SQL(OUTLOOK, **self._owed(method, domain, minimum))
        return self.env.execute_query_dict(query)[0]

    @api.model
    def _plan(self, values, domain, former=None):
        """Make a draft with a payment for each refund account that may be paid.

        :param dict values: of the payout
        :param domain: of the refund accounts
        :param former: the payments that the new ones replace
        :raise UserError: when there is nobody to pay
        """
        batch = self.sudo().create(values).with_env(self.env)
        method, minimum = batch.method_id, SQL("%s::numeric", str(batch.minimum))
        batch.env.flush_all()
        self.env.cr.execute(
            SQL(
                PLAN,
                batch=batch.id,
                former=former.ids if former else [],
                user=self.env.uid,
                now=self.env.cr.now(),
                **self._owed(method, domain, minimum),
            )
        )
        if not self.env.cr.rowcount:
            raise UserError(self.env._("There is nobody to pay: nothing is owed."))
        batch.invalidate_recordset()
        return batch

    @api.model
    def _owed(self, method, domain, minimum):
        """Return the parameters of ``CHOSEN``: what is owed, and how much it has to be.

        It starts from what the user may see.
        """
        self.env.flush_all()
        payables = self.env["coop.rebate.payable"]._search(domain).select()
        return {
            "owed": method._owed(payables),
            "minimum": minimum,
            "company": method.company_id.id,
        }
