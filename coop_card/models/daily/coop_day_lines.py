# SPDX-License-Identifier: LGPL-3.0-or-later
"""The lines behind the figures of a day, and its files."""

from odoo import api, models
from odoo.fields import Domain

from .coop_day_figures import PLACE

#: What lines of the ledger a figure is the sum of; the other figures are of slips.
LINES = {
    "purchase": [("direction", "=", "purchase"), ("amount", ">=", 0)],
    "purchase_back": [("direction", "=", "purchase"), ("amount", "<", 0)],
    "sale": [("direction", "=", "sale"), ("amount", ">=", 0)],
    "sale_back": [("direction", "=", "sale"), ("amount", "<", 0)],
}


class CoopDay(models.TransientModel):
    """Opens what figures are the sum of; prints the page and writes its workbook."""

    _inherit = "coop.day"

    @api.model
    @api.readonly
    def action_lines(self, day, kind, place):
        """Open the lines or slips behind a figure.

        :param str kind: a kind of ``rules/day.py``, or ``received``
        :param dict place: values of ``PLACE``, as far as they matter
        """
        record = self._of(day)
        of_place = [(name, "=", place[name]) for name in PLACE if name in place]
        domain = Domain.AND(
            [record._domain(), of_place, record._condition_of(kind, place)]
        )
        name = "accumulation" if kind in LINES else "transaction"
        action = self.env["ir.actions.act_window"]._for_xml_id(
            f"coop_card.coop_{name}_action"
        )
        title = [record._format_day(record.date), self._titles()[kind]]
        return action | {
            "name": " · ".join(title),
            "domain": list(domain),
            "context": {},
        }

    @api.model
    @api.readonly
    def action_sales(self, day, branch_id, origin, members):
        """Open the documents behind the sales of a source.

        :param bool members: members' documents, or else the others
        """
        record = self._of(day)
        [sale] = [
            each
            for each in record._all_sales()
            if each["origin"] == origin
            and (each["branch"] or record.branch_id).id == (branch_id or False)
        ]
        wanted = sale["members"] if members else ~sale["members"]
        self.env[sale["model"]].check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": " · ".join([record._format_day(record.date), sale["title"]]),
            "res_model": sale["model"],
            "views": [(False, "list"), (False, "form")],
            "domain": list(sale["domain"] & wanted),
        }

    @api.model
    def action_print(self, day, branch_id=None):
        """Print the page of a day."""
        record = self._of(day, branch_id, make=self.create)
        report = self.env.ref("coop_card.day_page_report")
        return report.report_action(record, config=False)

    @api.model
    def action_workbook(self, day, branch_id=None):
        """Download the page of a day as a workbook."""
        record = self._of(day, branch_id, make=self.create)
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop_card/report/day_page/{record.id}.xlsx",
            "target": "download",
        }

    @api.model
    def _titles(self):
        return self._kind_names() | {"received": self.env._("Sent by the terminal")}

    def _condition_of(self, kind, place):
        """Return the domain of what a figure counts among all of its place."""
        conditions = {
            "held": lambda: Domain("status", "=", "held"),
            "received": lambda: Domain("origin", "=", "terminal"),
            "late": lambda: self._late_domain(place),
        }
        return Domain(LINES[kind]) if kind in LINES else conditions[kind]()

    def _late_domain(self, place):
        """Return the domain of what came, or was decided, after a sign-off."""
        branches = [place["branch_id"]] if "branch_id" in place else None
        return Domain.OR(
            Domain("branch_id", "=", sign_off.branch_id.id)
            & (
                Domain("id", ">", sign_off.last_transaction_id)
                | Domain("id", "in", sign_off.held_ids) & Domain("status", "!=", "held")
                | Domain("id", "not in", sign_off.held_ids)
                & Domain("status", "=", "held")
                | Domain("review_date", ">", sign_off.create_date)
            )
            for sign_off in self._sign_offs()
            if branches is None or sign_off.branch_id.id in branches
        )
