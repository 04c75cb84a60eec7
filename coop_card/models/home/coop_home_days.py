# SPDX-License-Identifier: LGPL-3.0-or-later
"""Days that nobody signed off, on the home page."""

from datetime import timedelta

from odoo import fields, models
from odoo.tools import SQL

from . import queries

#: So many days back are looked through: older ones stay unsigned for good.
DAYS = 14


class CoopHome(models.AbstractModel):
    """Reminds accountants of days, once the co-op signs off days at all."""

    _inherit = "coop.home"

    def _waiting(self, co_op):
        """Add the days to sign off, of which the oldest opens."""
        waiting = super()._waiting(co_op)
        days = self._is_for(("accountant",)) and self._unsigned_days(co_op)
        if days:
            waiting.append(
                {
                    "name": "days",
                    "title": self._waiting_titles()["days"],
                    "count": len(days),
                    "urgent": False,
                }
            )
        return waiting

    def _unsigned_days(self, co_op):
        """Return the past days of branches that nobody signed off, oldest first.

        :return: pairs of a day and the id of its branch, 0 for no branch
        """
        sign_offs = self.env["coop.day.sign.off"]
        signed = [("company_id", "=", co_op.id), ("withdrawn_by_id", "=", False)]
        if not sign_offs.search_count(signed, limit=1):
            return []
        today = co_op._coop_today()
        branches = self.env["coop.branch"].with_context(active_test=False)
        statement = SQL(
            queries.UNSIGNED,
            company=co_op.id,
            days=[today - timedelta(days=back) for back in range(1, DAYS + 1)],
            branches=[*branches.search([("company_id", "=", co_op.id)]).ids, 0],
        )
        return self.env.execute_query(statement)

    def _open_waiting(self, name):
        """Open the page of the oldest day."""
        if name != "days":
            return super()._open_waiting(name)
        co_op = self.env.company.root_id
        # Somebody may have signed off the last meanwhile: then today's page opens.
        day, branch = [*self._unsigned_days(co_op), (co_op._coop_today(), 0)][0]
        action = self.env["ir.actions.client"]._for_xml_id(
            "coop_card.coop_day_action_page"
        )
        params = {"day": fields.Date.to_string(day), "branch_id": branch or False}
        return action | {"params": params}

    def _waiting_titles(self):
        return super()._waiting_titles() | {
            "days": self.env._("Days to sign off"),
        }
