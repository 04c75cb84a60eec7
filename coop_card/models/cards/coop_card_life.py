# SPDX-License-Identifier: LGPL-3.0-or-later
"""The life of a card, from stock to its end."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...rules.life_cycle import CARD_STEPS
from .queries import EVENTS, LOCK

#: Memberships that have ended.
LEFT = ("resigned", "deceased", "terminated")


class CoopCard(models.Model):
    """Moves cards by the steps of ``rules/life_cycle.py``.

    Each step taken is kept as a ``coop.card.event``; purchases are judged by those
    events, so that a purchase made before a card was blocked is still good when it
    arrives after it. A step of many cards takes as many statements as one of a single
    card.
    """

    _inherit = "coop.card"

    _life_cycle_steps = CARD_STEPS

    def action_accept(self, reason=None):
        """Put new cards into stock."""
        self._step("accept", reason)

    def action_issue(self, reason=None):
        """Put cards into use, each for its member."""
        for card in self.filtered(lambda card: not card.member_id):
            raise UserError(
                self.env._("Choose the member card %s is for.", card.number)
            )
        self._check_holders()
        self._targets("issue")
        self._set_validity()
        self._step("issue", reason)

    def action_block(self, reason=None):
        """Block cards for a time: they are refused until they are unblocked."""
        self._step("block", reason)

    def action_unblock(self, reason=None):
        """Accept blocked cards again."""
        self._check_holders()
        self._step("unblock", reason)

    def action_report_lost(self, reason=None):
        """Refuse lost cards from now on."""
        self._step("report_lost", reason)

    def action_return(self, reason=None):
        """Take cards back from their holders, or from whoever found them."""
        self._step("return", reason)

    def action_restock(self, reason=None):
        """Put returned cards back into stock: anybody may get them next."""
        self._step("restock", reason, member_id=False, valid_from=False, valid_to=False)
        self.sudo().search([("replaced_by_id", "in", self.ids)]).replaced_by_id = False

    def action_cancel(self, reason=None):
        """End cards for good, without a replacement."""
        self._step("cancel", reason)

    def action_replace(self, number=None, reason=None):
        """Give the member a new card in place of this one.

        :param str number: of the new card, which may lie in stock; the next of the
            card's type when left out
        :param str reason: why, kept in the history of both cards
        :return: the new card, active from now on
        """
        self.ensure_one()
        self._check_holders()
        self._step("replace", reason)
        replacement = self._replacement(number)
        self.sudo().replaced_by_id = replacement
        replacement.action_issue(reason=reason)
        return replacement

    def _replacement(self, number):
        """Return the card that takes this one's place: from stock, or a new one."""
        known = self._find(number, self.company_id) if number else self.browse()
        values = {"member_id": self.member_id.id, "valid_to": self._valid_to_left()}
        if not known:
            values |= {"number": number, "type_id": self.type_id.id}
            return self.create({**values, "company_id": self.company_id.id})
        if known.state != "stock" or known.member_id not in (
            self.member_id,
            known.member_id.browse(),
        ):
            raise UserError(
                self.env._(
                    "Card %s is not in stock. Choose one that nobody has.",
                    known.display_name,
                )
            )
        known.write(values)
        return known

    def _valid_to_left(self):
        """Return the last day for a replacement: this card's, unless it is past."""
        today = self.company_id._coop_today()
        return self.valid_to if self.valid_to and self.valid_to >= today else False

    @api.model
    def _block_of_holders(self, members, reason):
        """Block the cards in use of members and of the families they count for."""
        holders = ["|", ("member_id", "in", members.ids)]
        holders += [("member_id.main_member_id", "in", members.ids)]
        cards = self.sudo().search([("state", "=", "active"), *holders])
        cards._step("block", reason)

    def _check_holders(self):
        """Refuse to put cards into use for somebody who is no member any more."""
        for card in self.filtered(lambda card: card.member_id.state in LEFT):
            raise UserError(
                self.env._(
                    "%s is no member any more and cannot use a card.",
                    card.member_id.display_name,
                )
            )

    def _set_validity(self):
        """Give cards that are issued their first and last day, where not set."""
        undated = self.filtered(lambda card: not card.valid_from)
        for company, cards in undated.grouped("company_id").items():
            cards.sudo().valid_from = company._coop_today()
        endless = self.filtered(lambda card: not card.valid_to)
        for (kind, first), cards in endless.grouped(
            lambda card: (card.type_id, card.valid_from)
        ).items():
            if kind.validity:
                cards.sudo().valid_to = kind._last_day(first)

    def _step(self, name, reason=None, **values):
        """Take a step of the cards' life and keep it in their history.

        :param values: what else the step sets on the cards
        """
        if not self:
            return
        self._check_step(name, reason)
        self._lock()
        self._targets(name)
        self._keep_events(name, reason)
        self._take_step(name, **values)

    def _check_step(self, name, reason):
        """Refuse a step to whom it is not for, and without the reason it needs."""
        if CARD_STEPS[name].reason_required and not reason and not self.env.su:
            raise UserError(
                self.env._("Say why: “%s” needs a reason.", self._step_names()[name])
            )

    def _lock(self):
        """Keep others from taking steps of these cards until this one is through."""
        self.env.flush_all()
        self.env.cr.execute(SQL(LOCK, cards=self.ids))
        self.invalidate_recordset(["state"])

    def _keep_events(self, name, reason):
        """Write a step into the history of the cards, with their holders as they are.

        An issue counts from the card's first day, but not from before what happened
        to the card earlier.
        """
        self.env.cr.execute(
            SQL(
                EVENTS,
                cards=self.ids,
                step=name,
                target=CARD_STEPS[name].target,
                reason=reason or None,
                now=fields.Datetime.now(),
                user=self.env.uid,
                terminal=self.env.context.get("coop_terminal_id"),
                operator=self.env.context.get("coop_operator_id"),
            )
        )
        self.invalidate_recordset(["event_ids"])

    def _step_names(self):
        steps = self.env["coop.card.event"]._fields["step"]
        return dict(steps._description_selection(self.env))
