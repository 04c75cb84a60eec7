# SPDX-License-Identifier: LGPL-3.0-or-later
"""A claim that says how it comes about, and why it may be nothing."""

from odoo import fields, models

from ...rules.explanation import shown
from .reasons import SENTENCES

#: Figures of an explanation that the form shows, by field.
FIGURES = {
    "earned_amount": "earned",
    "rounding_amount": "rounding",
    "kept_amount": "kept",
    "payable_amount": "payable",
    "owed_amount": "owed",
}
#: All that an explanation fills in.
EXPLAINED = (*FIGURES, "is_booked", "reason_text", "letter_note")


class CoopRebateClaim(models.Model):
    """Adds the figures between the lines and the payment, and the reason in words."""

    _inherit = "coop.rebate.claim"

    earned_amount = fields.Float(
        "Before rounding",
        digits=(16, 6),
        compute="_compute_explained",
        help="What the lines earn in all, before rounding.",
    )
    rounding_amount = fields.Float(
        "Rounding",
        digits=(16, 6),
        compute="_compute_explained",
        help="What rounding adds or takes off. Where the sum is below zero, it is "
        "brought to nothing.",
    )
    kept_amount = fields.Monetary(
        "Kept by the co-op",
        compute="_compute_explained",
        help="The part that stays with the co-op for the member, as the run says.",
    )
    payable_amount = fields.Monetary(
        "To be paid",
        compute="_compute_explained",
        help="The part that is paid, tax taken off.",
    )
    owed_amount = fields.Monetary(
        "Still owed",
        compute="_compute_explained",
        help="What the co-op still owes the member of this year's refund, as the "
        "moves below sum up.",
    )
    is_booked = fields.Boolean(
        compute="_compute_explained",
        help="Whether a refund of the year was posted for the member.",
    )
    reason_text = fields.Char(
        "Why, in a sentence",
        compute="_compute_explained",
        help="Why the member gets nothing, as the letter says it.",
    )
    letter_note = fields.Char(
        "Note for the letter",
        compute="_compute_explained",
        help="What the letter says, as it is to be read.",
    )
    move_ids = fields.One2many(
        "coop.rebate.move",
        compute="_compute_move_ids",
        string="What happened to it",
        help="What was posted, offset and paid of the member's refund of the year.",
    )

    def action_letter(self):
        """Show the letter about the refund."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop_card/letter/{self.id}.pdf",
            "target": "new",
        }

    def _compute_explained(self):
        explained = self.env["coop.rebate.explanation"]._of(self._origin)
        for claim in self:
            explanation = explained.get(claim._origin.id)
            if not explanation:
                claim.update(dict.fromkeys(EXPLAINED, False))
                continue
            for name, figure in FIGURES.items():
                claim[name] = getattr(explanation, figure) or 0
            claim.is_booked = explanation.owed is not None
            claim.reason_text = claim._reason_sentence(explanation)
            claim.letter_note = explanation.letter_note

    def _compute_move_ids(self):
        moves = self.env["coop.rebate.move"].search(
            [
                ("payable_id.member_id", "in", self.member_id.ids),
                ("payable_id.fiscal_year_id", "in", self.fiscal_year_id.ids),
            ]
        )
        grouped = moves.grouped(lambda move: (move.fiscal_year_id, move.member_id))
        for claim in self:
            claim.move_ids = grouped.get((claim.fiscal_year_id, claim.member_id))

    def _reason_sentence(self, explanation):
        """Return why there is nothing, in the reader's language; False if there is."""
        if not explanation.reason_code:
            return False
        values = self._reason_values(explanation)
        sentence = SENTENCES[self._reason_key(explanation)]
        return (sentence._translate(self.env.lang or "en_US") % values).strip()

    def _reason_key(self, explanation):
        """Return which sentence fits the reason and the figures."""
        code = explanation.reason_code
        if code == "below_minimum" and self.run_id.below_minimum == "forfeit":
            return "forfeited"
        if code == "negative_base" and explanation.earned < 0:
            return "negative_sum"
        return code

    def _reason_values(self, explanation):
        """Return what stands in the sentences, as text."""
        run, formatted = self.run_id, self.env["coop.report.mixin"]._format
        return {
            "year": run.fiscal_year_id.name,
            "day": formatted(run._membership_day(), "date"),
            "note": explanation.reason_note or "",
            "base": formatted(explanation.base, "amount"),
            "unpaid": formatted(explanation.unpaid, "amount"),
            "earned": formatted(shown(explanation.earned), "percent"),
            "unit": run.rounding_unit,
            "smallest_purchases": formatted(run.minimum_purchase, "amount"),
            "smallest_payout": formatted(run.minimum_payout, "amount"),
        }
