# SPDX-License-Identifier: LGPL-3.0-or-later
"""What posting opening balances would do, before anybody posts them."""

from odoo import api, fields, models
from odoo.tools import SQL

from .queries import BY_FINDING


class CoopOpening(models.Model):
    """Tells beforehand how many lines are booked, wait for review, or stand in the way.

    Lines are looked at when they are entered; whoever posts has them looked at again.
    """

    _inherit = "coop.opening"

    forecast = fields.Text(
        compute="_compute_forecast", help="What posting would do, and why."
    )
    refused_count = fields.Integer(
        "Lines that cannot be posted", compute="_compute_forecast"
    )

    @api.depends("state", "line_ids.finding", "line_ids.remarks")
    def _compute_forecast(self):
        findings = self._findings()
        for opening in self:
            found = findings.get(opening._origin.id, [])
            opening.forecast = "\n".join(map(opening._forecast_sentence, found))
            opening.refused_count = sum(
                count for finding, _remarks, count in found if finding == "refuse"
            )

    def _findings(self):
        """Return how many lines were found to be what, and why.

        :return: ``{batch id: [(finding, codes, count)]}``, what stands in the way first
        """
        self.env.flush_all()
        found = {}
        for opening_id, *finding in self.env.execute_query(
            SQL(BY_FINDING, ids=self._origin.ids)
        ):
            found.setdefault(opening_id, []).append(tuple(finding))
        order = ("refuse", "hold", "warn", "book", None)
        for findings in found.values():
            findings.sort(key=lambda one: order.index(one[0]))
        return found

    @api.model
    def _forecast_sentence(self, found):
        """Return what happens to some lines, as a sentence."""
        finding, codes, count = found
        why = self.env["coop.opening.line"]._remark_sentences(codes)
        values = {"count": f"{count:,}", "why": why}
        if finding == "refuse":
            return self.env._("Cannot be posted: %(count)s. %(why)s.", **values)
        if finding == "hold":
            return self.env._("Would wait for review: %(count)s. %(why)s.", **values)
        if finding == "warn":
            return self.env._(
                "Would be booked with a remark: %(count)s. %(why)s.", **values
            )
        return self.env._("Would be booked: %(count)s.", **values)

    def _check_lines(self):
        """Look at all lines again: years, members and categories may have changed."""
        drafts = self.filtered(lambda opening: opening.state == "draft")
        drafts.sudo()._compute_fiscal_year_id()
        drafts.line_ids._check()
        self.invalidate_recordset(["forecast", "refused_count"])

    def action_check(self):
        """Look at all lines again and show what posting would do."""
        self.check_access("write")
        self._check_lines()
        self.sudo().message = False
