# SPDX-License-Identifier: LGPL-3.0-or-later
"""A day's sales at the counters."""

from datetime import datetime, time, timedelta

import pytz

from odoo import models
from odoo.fields import Domain


class CoopDay(models.TransientModel):
    """Compares a day with what the shops have sold, branch by branch."""

    _inherit = "coop.day"

    def _all_sales(self):
        """Return the shops' sales beside the others."""
        branches = self._shops().sudo().mapped("coop_branch_id")
        wanted = [branch for branch in branches if branch in (self.branch_id or branch)]
        if not self.branch_id:
            wanted.append(branches.browse())  # shops without a branch
        return [*super()._all_sales(), *map(self._shop_sales, wanted)]

    def _shops(self):
        shops = self.env["pos.config"].sudo().with_context(active_test=False)
        return shops.search([("company_id", "child_of", self.company_id.id)])

    def _shop_sales(self, branch):
        """Return the sales of a branch's shops; see ``_all_sales``."""
        start, end = (self._instant(self.date + timedelta(days=n)) for n in (0, 1))
        return {
            "origin": "pos",
            "title": self.env._("Point of Sale"),
            "branch": branch.with_env(self.env),
            "model": "pos.order",
            "field": "amount_total",
            "domain": Domain("company_id", "child_of", self.company_id.id)
            & Domain("config_id.coop_branch_id", "=", branch.id)
            & Domain("state", "not in", ("draft", "cancel"))
            & Domain("date_order", ">=", start)
            & Domain("date_order", "<", end),
            "members": self._buyer_domain("partner_id"),
        }

    def _instant(self, day):
        """Return when a day of the co-op begins, in UTC."""
        zone = pytz.timezone(self.company_id.coop_tz)
        begin = zone.localize(datetime.combine(day, time.min))
        return begin.astimezone(pytz.utc).replace(tzinfo=None)

    def _invoice_domain(self):
        """Leave out the invoices of orders: these are sales of the shops."""
        return super()._invoice_domain() & Domain("pos_order_ids", "=", False)
