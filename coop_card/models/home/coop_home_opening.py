# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the figures of the home page open."""

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

#: By what bars tell the sums of a year apart.
FIELDS = {"category": "category_id", "branch": "branch_id"}


class CoopHome(models.AbstractModel):
    """Opens the list or report behind each figure."""

    _inherit = "coop.home"

    @api.model
    @api.readonly
    def action_open_sums(self, direction, by=None, key=None, before=False):
        """Open the days and months that a bar is the sum of.

        :param str direction: ``purchase`` or ``sale``
        :param str by: ``month``, ``category`` or ``branch``; None for the whole year
        :param key: the bar's key: the first day of a month as ISO text, or an id, False
            for none and None for all the others
        :param bool before: those of the year before
        """
        co_op = self.env.company.root_id
        year = self._two_years(co_op)[bool(before)]
        first, last, group = year.date_start, year.date_end, "date:month"
        domain = Domain("company_id", "=", co_op.id)
        domain &= Domain("direction", "=", direction)
        if by == "month":
            first, last, group = *self._days_of(key, year), "date:day"
        elif by and key is None:
            group = FIELDS[by]
        elif by:
            domain &= Domain(FIELDS[by], "=", key)
        domain &= Domain("date", ">=", first) & Domain("date", "<=", last)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_accumulation_day_action"
        )
        titles = [self.env["coop.day"]._kind_names()[direction]]
        titles.append(self._title_of(by, key) or year.name)
        return action | {
            "name": " · ".join(titles),
            "domain": list(domain),
            "context": {"group_by": [group]},
        }

    def _title_of(self, by, key):
        """Return how people call a bar; empty for those that share one."""
        if by == "month":
            first = fields.Date.to_date(key)
            return self.env["coop.report.mixin"]._format(first, "month")
        model = {"category": "product.category", "branch": "coop.branch"}.get(by)
        return self.env[model].browse(key or ()).display_name if model else ""

    def _days_of(self, month, year):
        """Return the first and the last day of a month as far as it lies in a year."""
        first = fields.Date.to_date(month)
        last = first + relativedelta(months=1, days=-1)
        return max(first, year.date_start), min(last, year.date_end)

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
