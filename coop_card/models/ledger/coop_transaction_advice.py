# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a reviewer can do about each held transaction."""

from odoo import api, fields, models


class CoopTransaction(models.Model):
    """Says what is still odd about a held transaction, and what to do about it."""

    _inherit = "coop.transaction"

    advice = fields.Html(
        compute="_compute_advice",
        help="What is odd as the transaction stands now, and what you can do about it.",
    )
    advice_text = fields.Char(
        "What to do", compute="_compute_advice", help="The next thing to do about it."
    )
    codes_unknown = fields.Json(
        compute="_compute_advice", help="Codes of its lines that nobody knows."
    )

    @api.depends("status", "content", "member_id", "date", "review_categories")
    def _compute_advice(self):
        """Look at those held as booking would, all at once."""
        self.update({"advice": False, "advice_text": False, "codes_unknown": False})
        held = self.filtered(lambda one: one.status == "held" and one.content)
        found = self.env["coop.booking"].sudo()._look_again(held) if held else {}
        sentences = self.env["coop.booking.rule"]._fields["reason"]
        odd = dict(sentences._description_selection(self.env))
        for transaction, entry in found.items():
            codes = transaction._codes_unknown(entry)
            rows = [
                (odd[reason], transaction._advise(reason, entry, codes))
                for reason in entry.reasons
            ] or [(self.env._("Nothing is odd any more"), self.env._("Book it."))]
            transaction.codes_unknown = codes
            transaction.advice_text = rows[0][1]
            transaction.advice = self.env["ir.qweb"]._render(
                "coop_card.coop_transaction_advice", {"rows": rows}
            )

    @api.model
    def _codes_unknown(self, entry):
        """Return the codes of an entry's lines that mean nothing, each once."""
        codes = [line.get("code") for line in entry.lines if not line["category_id"]]
        return [*dict.fromkeys(code for code in codes if code)]

    def _advise(self, reason, entry, codes):
        """Return what can be done about a reason to hold, in a sentence."""
        day = self._format_day(fields.Date.to_date(entry.date)) if entry.date else ""
        usual = self.env._("Book it if it is right, or dismiss it.")
        return self._advice(
            card=self.card_read or "", day=day, codes=", ".join(codes)
        ).get(reason, usual)

    def _advice(self, card, day, codes):
        """Return the sentences for those reasons that have a way of their own.

        :return: ``{reason: sentence}``
        """
        return {
            **self._advice_on_whom(card),
            **self._advice_on_when(day),
            **self._advice_on_what(codes),
            "not_bookable": self.env._(
                "Key it anew on a sheet of manual slips, and dismiss this one."
            ),
        }

    def _advice_on_whom(self, card):
        right = self.env._("Set the member or the day right, or book it as it is.")
        return {
            "card_unknown": self.env._(
                "Find out whose card %s is: set the member, or register the card and "
                "book then.",
                card,
            ),
            "card_not_live": self.env._(
                "Ask who used the card: set another member, or book it as it is."
            ),
            "member_not_active": right,
            "before_joining": right,
        }

    def _advice_on_when(self, day):
        return {
            "date_future": self.env._(
                "Set the right day, or let it wait until %s has come.", day
            ),
            "year_missing": self.env._(
                "Set the right day, or have the fiscal year of %s made.", day
            ),
            "year_closed": self.env._(
                "An accountant books it; or set a day of an open year."
            ),
        }

    def _advice_on_what(self, codes):
        return {
            "return_alone": self.env._(
                "Dismiss it; or have its purchase count again first."
            ),
            "category_unknown": self.env._(
                "Say which category %s means, or complete the categories and book.",
                codes,
            ),
            "category_excluded": self.env._(
                "Book it: what accumulates counts, the rest is left out."
            ),
            "unit": self.env._(
                "Book it: the amount counts, the quantity does not. For the next time, "
                "set a unit of the category that the item's can be converted to."
            ),
        }
