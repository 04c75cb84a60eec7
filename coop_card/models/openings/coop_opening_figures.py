# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the lines of opening balances add up to."""

from odoo import api, fields, models
from odoo.tools import SQL

from .queries import BY_STATE, TOTALS


class CoopOpening(models.Model):
    """Compares the lines with the control figures, and tells what became of them."""

    _inherit = "coop.opening"

    line_count = fields.Integer("Number of lines", compute="_compute_totals")
    member_count = fields.Integer(
        "Members entered",
        compute="_compute_totals",
        help="How many members the lines name.",
    )
    amount_total = fields.Monetary(
        "Entered", compute="_compute_totals", help="What the lines add up to."
    )
    amount_over = fields.Monetary(
        "Difference",
        compute="_compute_totals",
        help="By how much the lines are above the control total, or below it.",
    )
    members_over = fields.Integer(
        "Difference in members",
        compute="_compute_totals",
        help="How many members too many the lines name, or too few.",
    )
    agrees = fields.Boolean(
        compute="_compute_totals",
        help="Amount and members are what was written down beforehand.",
    )
    booked_count = fields.Integer("Booked", compute="_compute_states")
    booked_amount = fields.Monetary(
        "Amount booked",
        compute="_compute_states",
        help="What counts for members now: posted, not held, not taken back.",
    )
    waiting_count = fields.Integer(
        "To review",
        compute="_compute_states",
        help="Balances, or their reversals, that wait for a person's decision.",
    )
    gone_count = fields.Integer(
        "Taken back",
        compute="_compute_states",
        help="Balances that were taken back or dismissed.",
    )
    unposted_count = fields.Integer("Still to post", compute="_compute_states")
    progress = fields.Float(
        compute="_compute_states", help="How far the work is, in percent."
    )

    @api.depends(
        "line_ids.amount", "line_ids.member_id", "control_total", "control_members"
    )
    def _compute_totals(self):
        totals = self._totals()
        for opening in self:
            total = totals.get(opening._origin.id, {})
            opening.line_count = total.get("lines", 0)
            opening.member_count = total.get("members", 0)
            opening.amount_total = total.get("amount", 0)
            opening.amount_over = total.get("amount_over", 0)
            opening.members_over = total.get("members_over", 0)
            opening.agrees = bool(total) and not (
                total["amount_over"] or total["members_over"]
            )

    def _totals(self):
        """Return what the lines add up to: exact numbers, by the ids of batches."""
        self.env.flush_all()
        query = SQL(TOTALS, ids=self._origin.ids)
        return {row["id"]: row for row in self.env.execute_query_dict(query)}

    @api.depends("state", "line_ids.transaction_id")
    def _compute_states(self):
        self.env.flush_all()
        query = SQL(BY_STATE, ids=self._origin.ids)
        found = {}
        for opening_id, state, count, amount in self.env.execute_query(query):
            found.setdefault(opening_id, {})[state] = (count, amount)
        for opening in self:
            states = found.get(opening._origin.id, {})
            counts = {state: count for state, (count, _amount) in states.items()}
            opening.booked_count = counts.get("booked", 0)
            opening.booked_amount = states.get("booked", (0, 0))[1]
            opening.waiting_count = counts.get("held", 0) + counts.get("reversing", 0)
            opening.gone_count = counts.get("reversed", 0) + counts.get("dismissed", 0)
            opening.unposted_count = counts.get("draft", 0)
            opening.progress = opening._progress(counts)

    def _progress(self, counts):
        """Return how far the work is, by the numbers of lines in each state."""
        total = sum(counts.values())
        if self.looking:
            return self._looked_at_percent(total)
        undone = counts.get("draft", 0)
        if self.state == "reversing":
            undone = counts.get("booked", 0) + counts.get("held", 0)
        return 100 * (total - undone) / total if total else 0

    def action_lines(self):
        """Show the lines: to be changed in drafts, to be looked at afterwards."""
        self.ensure_one()
        name = "coop_opening_line_action"
        if self.state == "draft":
            name += "_draft"
        action = self.env["ir.actions.act_window"]._for_xml_id(f"coop_card.{name}")
        context = {
            "default_opening_id": self.id,
            "default_direction": self.direction,
        }
        return {**action, "context": context, "domain": [("opening_id", "=", self.id)]}

    def action_waiting(self):
        """Show the transactions that wait for review."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_transaction_action_review"
        )
        own = self.env["coop.opening.line"]._search([("opening_id", "=", self.id)])
        lines = self.env["coop.opening.line"].browse(own)
        ids = lines.transaction_id.ids
        domain = [
            ("status", "=", "held"),
            "|",
            ("id", "in", ids),
            ("reversal_of_id", "in", ids),
        ]
        return {**action, "domain": domain}

    def action_import(self):
        """Begin to fill the batch from Excel."""
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        return {
            "type": "ir.actions.act_window",
            "res_model": "coop.import",
            "views": [(False, "form")],
            "context": {
                "default_kind": "opening",
                "default_opening_id": self.id,
                "default_company_id": self.company_id.id,
            },
        }
