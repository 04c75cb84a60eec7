# SPDX-License-Identifier: LGPL-3.0-or-later
"""The page of a day: what it shows."""

from operator import itemgetter

from odoo import api, fields, models
from odoo.tools import groupby

from ...rules import day as rules


class CoopDay(models.TransientModel):
    """A day of a co-op, or of one of its branches, with all its figures.

    The page asks for it by day and branch and keeps nothing. Only printing makes a
    record, for reports are about records.
    """

    _name = "coop.day"
    _description = "Day"
    _inherit = ["coop.era.mixin"]
    _rec_name = "date"

    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        required=True,
        default=lambda self: self.env.company.root_id,
        help="The co-op whose day it is.",
    )
    date = fields.Date(
        required=True,
        default=lambda self: self.env.company.root_id._coop_today(),
        help="The co-op's local day.",
    )
    branch_id = fields.Many2one("coop.branch", help="The branch; empty for all.")

    @api.model
    @api.readonly
    def get_page(self, day=None, branch_id=None):
        """Return the page of a day, as the web client shows it.

        :param str day: the day as ISO text; the co-op's today when left out
        :param int branch_id: one branch only
        """
        return rules.plain(self._of(day, branch_id)._page())

    @api.model
    def _of(self, day=None, branch_id=None, make=None):
        """Return a day of the co-op the user works in.

        :param make: what makes the record: ``self.new`` unless it has to be kept
        """
        co_op = self.env.company.root_id
        record = (make or self.new)(
            {
                "company_id": co_op.id,
                "date": fields.Date.to_date(day) or co_op._coop_today(),
                "branch_id": branch_id or False,
            }
        )
        record.branch_id.check_access("read")
        return record

    def _page(self):
        """Return the page as dicts, with figures that are exact."""
        rows = self._rows()
        branches = self._branches(rows)
        reads_all = self.env.user.has_group("coop_card.group_auditor")
        return {
            "date": fields.Date.to_string(self.date),
            "day": self._format_day(self.date),
            "branch_id": self.branch_id.id,
            "digits": self.company_id.currency_id.decimal_places,
            "branches": branches,
            "totals": rules.total(branch["totals"] for branch in branches),
            "terminals": self._terminals(rows),
            "sales": self._sales(rows) if reads_all else [],
            "may_sign": self.env.user.has_group("coop_card.group_accountant"),
            "may_report": self.env["coop.terminal.total"].has_access("create"),
        }

    def _branches(self, rows):
        """Return a dict for each branch that has figures, a sign-off, or is asked for.

        They are in the branches' own order; what belongs to none comes last.
        """
        signed = {each.branch_id.id: each for each in self._sign_offs()}
        ids = {row["branch_id"] for row in rows} | {*signed} | {*self.branch_id.ids}
        known = self.env["coop.branch"].with_context(active_test=False)
        branches = known.search([("id", "in", [*ids])])
        shown = [*branches, known] if ids - {*branches.ids} else [*branches]
        of = dict(groupby(rows, itemgetter("branch_id")))
        return [
            self._branch(branch, of.get(branch.id, []), signed.get(branch.id))
            for branch in shown
        ]

    def _branch(self, branch, rows, sign_off):
        """Return what the page shows of one branch, whose rows these are."""
        rows = [self._named(row) for row in rows]
        totals = rules.total(row["figures"] for row in rows)
        return {
            "branch_id": branch.id,
            "name": branch.name or self.env._("No branch"),
            "rows": rows,
            "totals": totals,
            "seen": self._seen(totals),
            "sign_off": sign_off and self._signed(sign_off, totals),
        }

    def _named(self, row):
        """Return a row with what people call its place and its operator."""
        terminal = self.env["coop.terminal"].browse(row["terminal_id"] or ())
        channel = self._channels()[row["origin"]]
        if not terminal:
            place = channel
        elif row["origin"] == "terminal":
            place = terminal.display_name
        else:
            place = f"{channel} · {terminal.display_name}"
        operator = self.env["coop.operator"].browse(row["operator_id"] or ())
        return row | {"place": place, "operator": operator.name or ""}

    @api.model
    def _channels(self):
        origins = self.env["coop.transaction"]._fields["origin"]
        return dict(origins._description_selection(self.env))
