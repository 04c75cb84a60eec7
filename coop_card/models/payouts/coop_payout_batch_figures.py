# SPDX-License-Identifier: LGPL-3.0-or-later
"""What payouts come to."""

from odoo import api, fields, models
from odoo.tools import SQL

from .payout_findings import FINDINGS
from .queries import BY_STATE


class CoopPayoutBatch(models.Model):
    """Sums up the payments of a payout and leads to what belongs to it."""

    _inherit = "coop.payout.batch"

    line_count = fields.Integer("Number of payments", compute="_compute_totals")
    total = fields.Monetary(
        compute="_compute_totals",
        help="What is to be paid, or was paid, less what came back.",
    )
    paid_count = fields.Integer("Paid", compute="_compute_totals")
    returned_count = fields.Integer("Came back", compute="_compute_totals")
    returned_total = fields.Monetary(
        "Amount that came back",
        compute="_compute_totals",
        help="Payments that came back; the co-op owes these amounts again.",
    )
    progress = fields.Float(
        compute="_compute_totals", help="How far the work is, in percent."
    )
    finding_count = fields.Integer(
        "To look at",
        compute="_compute_findings",
        help="Payments about which something should be known first.",
    )
    blocked_count = fields.Integer(
        "Cannot be paid",
        compute="_compute_findings",
        help="Payments that have to be corrected or removed first.",
    )
    entry_ids = fields.One2many("account.move", "coop_payout_batch_id", "Entries")
    entry_count = fields.Integer("Number of entries", compute="_compute_entry_count")

    @api.depends("state", "line_ids.state", "line_ids.amount")
    def _compute_totals(self):
        self.env.flush_all()
        query = SQL(BY_STATE, ids=self._origin.ids)
        found = {}
        for row in self.env.execute_query_dict(query):
            found.setdefault(row["batch_id"], {})[row["state"]] = row
        for batch in self:
            batch._set_totals(found.get(batch._origin.id, {}))

    def _set_totals(self, states):
        """Fill in what the payments come to, by state."""

        def figure(name, *wanted):
            return sum(states[one][name] for one in wanted if one in states)

        self.line_count = figure("lines", *states)
        self.paid_count = figure("lines", "paid")
        self.returned_count = figure("lines", "returned")
        self.returned_total = figure("amount", "returned")
        self.total = figure("amount", "planned", "paid")
        undone = "planned" if self.state == "posting" else "paid"
        left = figure("lines", undone)
        self.progress = (
            100 * (self.line_count - left) / self.line_count if self.line_count else 0
        )

    @api.depends("state", "line_ids.findings")
    def _compute_findings(self):
        lines = self.env["coop.payout.line"]
        query = lines._found(SQL("line.batch_id = ANY(%s)", self._origin.ids))
        found, blocked = {}, {}
        for line_id, batch_id, name in self.env.execute_query(query):
            found.setdefault(batch_id, set()).add(line_id)
            if FINDINGS[name].blocks:
                blocked.setdefault(batch_id, set()).add(line_id)
        for batch in self:
            batch.finding_count = len(found.get(batch._origin.id, ()))
            batch.blocked_count = len(blocked.get(batch._origin.id, ()))

    def _compute_entry_count(self):
        groups = (
            self.env["account.move"]
            .sudo()
            ._read_group(
                [("coop_payout_batch_id", "in", self.ids)],
                ["coop_payout_batch_id"],
                ["__count"],
            )
        )
        counts = {batch.id: count for batch, count in groups}
        for batch in self:
            batch.entry_count = counts.get(batch.id, 0)

    def action_lines(self):
        """Show the payments: to be changed in drafts, to be looked at afterwards."""
        self.ensure_one()
        return self._lines_action([])

    def action_findings(self):
        """Show the payments about which something should be known first."""
        self.ensure_one()
        return self._lines_action([("findings", "!=", False)])

    def action_returned(self):
        """Show the payments that came back."""
        self.ensure_one()
        return self._lines_action([("state", "=", "returned")])

    def _lines_action(self, domain):
        name = "coop_payout_line_action"
        if self.state == "draft":
            name += "_draft"
        action = self.env["ir.actions.act_window"]._for_xml_id(f"coop_card.{name}")
        return {
            **action,
            "domain": [("batch_id", "=", self.id), *domain],
            "context": {"coop_one_payout": True},
        }

    def action_payables(self):
        """Show the refund accounts that are paid from."""
        self.ensure_one()
        domain = [("payout_line_ids.batch_id", "=", self.id)]
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_rebate_payable_action"
        )
        return {**action, "domain": domain, "context": {}}

    def action_entries(self):
        """Show the journal entries."""
        self.ensure_one()
        return self.entry_ids._get_records_action(name=self.env._("Journal entries"))
