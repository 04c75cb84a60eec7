# SPDX-License-Identifier: LGPL-3.0-or-later
"""The manager's dialog for a member who was registered twice."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopMemberMergeWizard(models.TransientModel):
    """Shows what a merge of two members would move and what would stay, and does it."""

    _name = "coop.member.merge.wizard"
    _description = "Merge Two Members"

    company_id = fields.Many2one(related="merged_id.company_id")
    merged_id = fields.Many2one(
        "coop.member",
        "Member to end",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_members()[-1:],
        help="Hands over all that counts from now on. The number stays taken and leads "
        "to the other member.",
    )
    survivor_id = fields.Many2one(
        "coop.member",
        "Merge into",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_members()[:-1],
        help="Goes on with all that counts from now on.",
    )
    reason = fields.Char(
        required=True,
        default=lambda self: self.env._("Registered twice"),
        help="Kept in the history of both members.",
    )
    refusal = fields.Char(
        compute="_compute_outlook", help="Why the two cannot be merged."
    )
    outlook = fields.Html(
        compute="_compute_outlook", help="What will move, and what will stay."
    )

    @api.model
    def _default_members(self):
        """Return the one or two members chosen, the one to end last.

        Whoever was registered first goes on.

        :raise UserError: when they are more
        """
        if self.env.context.get("active_model") != "coop.member":
            return self.env["coop.member"]
        ids = sorted(self.env.context.get("active_ids") or ())
        if len(ids) > 2:
            raise UserError(
                self.env._("Two members are merged at a time: choose two in the list.")
            )
        return self.env["coop.member"].browse(ids)

    @api.depends("merged_id", "survivor_id")
    def _compute_outlook(self):
        for wizard in self:
            merged, survivor = wizard.merged_id, wizard.survivor_id
            chosen = bool(merged and survivor)
            wizard.refusal = chosen and merged._merge_refusal(survivor)
            wizard.outlook = chosen and self.env["ir.qweb"]._render(
                "coop_card.coop_member_merge_outlook", wizard._outlook()
            )

    def _outlook(self):
        """Return what the preview shows: years, cards and what else hangs on it."""
        merged = self.merged_id
        live = merged._live_cards()
        return {
            "merged": merged,
            "survivor": self.survivor_id,
            "currency": merged.currency_id,
            "moving": self._years(merged._counting_transactions()),
            "staying": self._staying_years(),
            "held": len(merged._held_transactions()),
            "cards": live,
            "ended_cards": merged.card_ids - live,
            "family": merged._family() - self.survivor_id,
            "beneficiaries": merged.beneficiary_ids,
            "has_others": bool(self.survivor_id.beneficiary_ids),
        }

    def _years(self, transactions):
        """Return how many transactions of which fiscal year there are, and their sums.

        :return: ``[{"year": record, "count": 3, "purchase": 120.0, "sale": 0.0}]``
        """
        return self._sums(Domain("transaction_id", "in", transactions.ids))

    def _staying_years(self):
        """Return the same for what is decided and stays with the old number."""
        years = self.merged_id._undecided_years()
        mine = Domain("member_id", "=", self.merged_id.id)
        return self._sums(mine & Domain("fiscal_year_id", "not in", years.ids))

    @api.model
    def _sums(self, domain):
        groups = self.env["coop.accumulation"]._read_group(
            domain,
            ["fiscal_year_id", "direction"],
            ["transaction_id:count_distinct", "amount:sum", "amount_tax:sum"],
        )
        rows = {}
        for year, direction, count, amount, tax in groups:
            empty = {"year": year, "count": 0, "purchase": 0, "sale": 0}
            row = rows.setdefault(year, empty)
            row["count"] += count
            row[direction] += amount + tax
        return sorted(rows.values(), key=lambda row: row["year"].date_start)

    def action_swap(self):
        """Let the other of the two go on."""
        self.ensure_one()
        self.merged_id, self.survivor_id = self.survivor_id, self.merged_id
        title = self.env._("Merge with another member")
        return self._get_records_action(target="new", name=title)

    def action_merge(self):
        """Merge the two and show who goes on."""
        self.ensure_one()
        survivor = self.survivor_id
        self.merged_id._merge_into(survivor, self.reason)
        return survivor._get_records_action(target="current")
