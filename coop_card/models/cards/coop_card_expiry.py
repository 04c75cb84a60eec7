# SPDX-License-Identifier: LGPL-3.0-or-later
"""The end of a card's validity, and reminders before it."""

from odoo import api, fields, models
from odoo.fields import Domain

#: Holders reminded in one go.
BATCH = 200

TEMPLATE = "coop_card.mail_template_card_expires"


class CoopCard(models.Model):
    """Tells which cards have expired, and reminds before others do.

    Nothing has to run for a card to be refused after its last day: what counts is the
    day, wherever a card is judged.
    """

    _inherit = "coop.card"

    expired = fields.Boolean(
        compute="_compute_expired",
        search="_search_expired",
        help="The card's last day is over where the co-op is.",
    )
    reminded = fields.Boolean(
        readonly=True,
        copy=False,
        help="Somebody has been reminded of the card's last day.",
    )

    _expiry_idx = models.Index("(company_id, valid_to) WHERE valid_to IS NOT NULL")

    def write(self, vals):
        """Remind again where the last day has been changed."""
        return super().write(
            {"reminded": False, **vals} if "valid_to" in vals else vals
        )

    @api.depends("valid_to")
    def _compute_expired(self):
        for card in self:
            last = card.valid_to
            card.expired = bool(last) and last < card.company_id._coop_today()

    def _search_expired(self, operator, value):
        """Return the cards whose last day is over, each where its co-op is."""
        if operator != "in":
            return NotImplemented
        over = Domain.OR(
            Domain("company_id", "=", company.id)
            & Domain("valid_to", "<", company._coop_today())
            for company in self._co_ops()
        )
        return over if True in value else ~over

    @api.model
    def _co_ops(self):
        return self.env["res.company"].sudo().search([("parent_id", "=", False)])

    @api.model
    def _cron_remind(self):
        """Remind of cards that expire soon, some at a time."""
        done = self._remind_some()
        left = self.search_count(self._to_remind_of())
        self.env["ir.cron"]._commit_progress(done, remaining=left)

    @api.model
    def _remind_some(self):
        """Remind of the cards that expire next, of each once; return how many."""
        cards = self.search(self._to_remind_of(), order="valid_to, id", limit=BATCH)
        addressed = cards.filtered("member_id.email")
        self.env.ref(TEMPLATE).send_mail_batch(addressed.ids)
        for card in cards - addressed:
            card._remind_officer()
        cards.reminded = True
        return len(cards)

    @api.model
    def _to_remind_of(self):
        """Return the domain of cards in use that expire soon, with nobody reminded."""
        soon = Domain.OR(
            Domain("company_id", "=", company.id)
            & Domain("valid_to", ">=", company._coop_today())
            & Domain("valid_to", "<=", company._coop_last_day_to_remind_of())
            for company in self._co_ops()
            if company.coop_card_remind_days > 0
        )
        return Domain("state", "=", "active") & Domain("reminded", "=", False) & soon

    def _remind_officer(self):
        """Leave an activity: this holder cannot be reached by e-mail.

        It is for whoever takes it, unless somebody is in charge.
        """
        officer = self.company_id.coop_card_officer_id
        card = self.with_context(lang=officer.lang or self.company_id.partner_id.lang)
        card.activity_schedule(
            "mail.mail_activity_data_todo",
            date_deadline=card.valid_to,
            summary=card.env._("Card expires: tell the holder"),
            user_id=officer.id,
        )
