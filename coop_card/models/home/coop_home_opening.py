# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the figures of the home page open."""

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

#: What the days behind a bar are grouped by.
GROUPED = {"month": "date:day", "category": "date:month", "branch": "date:month"}


class CoopHome(models.AbstractModel):
    """Opens the list or report behind each figure."""

    _inherit = "coop.home"

    @api.model
    @api.readonly
    def action_open_sums(self, direction, by=None, key=None):
        """Open the days and months that a bar is the sum of.

        :param str direction: ``purchase`` or ``sale``
        :param str by: ``month``, ``category`` or ``branch``; None for the whole year
        :param key: the bar's key: the first day of a month as ISO text, or an id, False
            for none and None for all the others
        """
        co_op = self.env.company.root_id
        year, _before = self._two_years(co_op)
        domain = Domain("company_id", "=", co_op.id)
        domain &= Domain("direction", "=", direction)
        domain &= Domain("date", ">=", year.date_start)
        domain &= Domain("date", "<=", year.date_end)
        group = GROUPED.get(by, "date:month")
        if by == "month":
            first = fields.Date.to_date(key)
            after = first + relativedelta(months=1)
            domain &= Domain("date", ">=", first) & Domain("date", "<", after)
        elif key is not None:
            domain &= Domain(f"{by}_id", "=", key)
        elif by:
            group = f"{by}_id"
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_accumulation_day_action"
        )
        return action | {"domain": list(domain), "context": {"group_by": [group]}}

    @api.model
    @api.readonly
    def action_open_members(self, state):
        """Open the members of a standing."""
        return self._open_states("coop_member", state)

    @api.model
    @api.readonly
    def action_open_cards(self, state):
        """Open the cards in a state."""
        return self._open_states("coop_card", state)

    @api.model
    def action_open_idle(self):
        """Open the report of members who did not move this year."""
        report = "report.coop_card.members_without_movement"
        year, _before = self._two_years(self.env.company.root_id)
        reports = self.env["coop.report"]
        question = reports.create({"definition": report, "fiscal_year_id": year.id})
        return question._get_records_action(target="current")

    @api.model
    @api.readonly
    def action_open_waiting(self, name):
        """Open what waits, by the name it has on the page."""
        return self._open_waiting(name)

    def _open_states(self, name, state):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            f"coop_card.{name}_action"
        )
        co_op = self.env.company.root_id
        domain = [("company_id", "=", co_op.id), ("state", "=", state)]
        return action | {"domain": domain, "context": {}}
