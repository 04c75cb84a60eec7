# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a member who is merged into another hands over, besides the ledger."""

from odoo import models

#: States of cards that somebody may still use, or get.
LIVE_CARDS = ("draft", "stock", "active", "blocked", "lost")


class CoopMember(models.Model):
    """Hands over cards, family, beneficiaries, held documents and open business.

    Refunds that have been posted stay with the old number, whose contact the journal
    entries name; they are paid to the other member, by the method and to the bank
    account of theirs.
    """

    _inherit = "coop.member"

    def _hand_over(self, survivor, reason):
        """Give another member all that is not history."""
        self._live_cards()._step("transfer", reason, member_id=survivor.id)
        self._hand_over_family(survivor)
        self._held_transactions().member_id = survivor
        if not survivor.beneficiary_ids:
            self.beneficiary_ids.member_id = survivor
        self._hand_over_notes(survivor)
        self._hand_over_payment(survivor)
        self._hand_over_business(survivor)
        self._note_merge(survivor, reason)

    def _live_cards(self):
        """Return the cards that are in use, or may still come into use."""
        return self.card_ids.filtered(lambda card: card.state in LIVE_CARDS)

    def _family(self):
        """Return the family members whose purchases count for this member."""
        everybody = self.with_context(active_test=False)
        return everybody.search([("main_member_id", "=", self.id)])

    def _hand_over_family(self, survivor):
        """Make the survivor head of the family, and this member head of nobody."""
        family = self._family() - survivor
        if survivor.main_member_id == self:
            survivor.main_member_id = self.main_member_id
        self.main_member_id = False
        family.main_member_id = survivor

    def _held_transactions(self):
        """Return what waits for review about this member, but for reversals.

        A reversal counts for whom its original counted.
        """
        held = [("member_id", "=", self.id), ("status", "=", "held")]
        return self.env["coop.transaction"].search(
            [*held, ("reversal_of_id", "=", False)]
        )

    def _hand_over_notes(self, survivor):
        """Give the survivor the notes for letters that the survivor will get.

        Letters about years that are decided go to the old number. Where the survivor
        has a note of their own for a year, that one counts.
        """
        notes = self.env["coop.rebate.note"]
        years = [("fiscal_year_id", "in", self._undecided_years().ids)]
        own = notes.search([*years, ("member_id", "=", survivor.id)])
        mine = notes.search([*years, ("member_id", "=", self.id)])
        mine.filtered(
            lambda note: note.fiscal_year_id not in own.fiscal_year_id
        ).member_id = survivor

    def _hand_over_payment(self, survivor):
        """Pay the survivor as this member wished, where the survivor has no wish.

        A survivor who has, or had, bank accounts keeps to those. Others get a copy, for
        what was paid names this member's.
        """
        survivor.payout_method_id = survivor.payout_method_id or self.payout_method_id
        bank = self.payout_bank_id or self.partner_id.bank_ids[:1]
        known = survivor.partner_id.with_context(active_test=False).bank_ids
        if bank and not known:
            survivor.payout_bank_id = bank.copy({"partner_id": survivor.partner_id.id})

    def _payee(self):
        """Return who gets what the co-op owes this member."""
        return self.merged_into_id or self

    def _hand_over_business(self, survivor):
        """Give the survivor what Odoo keeps beside a member and is still of use."""
        beside = [("res_model", "=", self._name), ("res_id", "=", self.id)]
        for name in ("mail.activity", "ir.attachment"):
            self.env[name].search(beside).res_id = survivor.id
        survivor.message_subscribe(self.message_partner_ids.ids)

    def _note_merge(self, survivor, reason):
        """Tell whoever reads one of the two members about the other."""
        values = {
            "merged": self._get_html_link(),
            "survivor": survivor._get_html_link(),
            "reason": reason,
        }
        for member in (self, survivor):
            member.message_post(
                body=self.env._(
                    "%(merged)s was merged into %(survivor)s: %(reason)s", **values
                )
            )
