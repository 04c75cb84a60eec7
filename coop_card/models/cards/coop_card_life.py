# SPDX-License-Identifier: LGPL-3.0-or-later
"""The life of a card, from stock to its end."""

import json

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ...rules import national_id
from ...rules.life_cycle import CARD_REFUSED, CARD_STEPS
from ..base import network
from .queries import EVENTS, HOLD, LOCK

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

    @api.model_create_multi
    def create(self, vals_list):
        """Refuse at once what is brought in as blocked, lost or ended."""
        cards = super().create(vals_list)
        refused = cards.filtered(lambda card: card.state in CARD_REFUSED)
        self.env["coop.hotlist"]._refresh(refused)
        return cards

    def write(self, vals):
        """Keep the hotlist in line with the numbers."""
        result = super().write(vals)
        if "number" in vals:
            self.env["coop.hotlist"]._refresh(self)
        return result

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
        self._check_step("issue", reason)
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

    def action_hand_in(self, reason=None):
        """Note that cards are back which had been replaced or cancelled before."""
        self._step("hand_in", reason)

    def action_restock(self, reason=None):
        """Put returned cards back into stock: anybody may get them next."""
        self._step("restock", reason, member_id=False, valid_from=False, valid_to=False)

    def action_cancel(self, reason=None):
        """End cards for good, without a replacement."""
        self._step("cancel", reason)

    def action_replace(self, number=None, reason=None):
        """Give members new cards in place of these.

        :param str number: of the new card, where it is one; it may lie in stock. The
            next numbers of the cards' types when left out
        :param str reason: why, kept in the history of the old and the new cards
        :return: the new cards in the order of the old ones, active from now on
        """
        self._check_holders()
        self._step("replace", reason)
        replacements = self._replacements(number)
        for card, replacement in zip(self.sudo(), replacements, strict=True):
            card.replaced_by_id = replacement
        replacements.action_issue(reason=reason)
        return replacements

    def _replacements(self, number):
        """Return the cards that take the place of these: from stock, or new ones."""
        if not number:
            return self.create([card._replacement_values() for card in self])
        self.ensure_one()
        known = self._find(number, self.company_id)
        values = self._replacement_values()
        if not known:
            return self.create({**values, "number": number})
        if not known._is_free_for(self.member_id):
            raise UserError(
                self.env._(
                    "Card %s is not in stock. Choose one that nobody has.",
                    known.display_name,
                )
            )
        known.write({name: values[name] for name in ("member_id", "valid_to")})
        return known

    def _replacement_values(self):
        """Return what a replacement takes over; not the last day of an expired card."""
        return {
            "company_id": self.company_id.id,
            "type_id": self.type_id.id,
            "member_id": self.member_id.id,
            "valid_to": not self.expired and self.valid_to,
        }

    def _is_free_for(self, member):
        """Return whether the card may be issued to a member."""
        unused = self.state in CARD_STEPS["issue"].sources
        return unused and self.member_id in (member, member.browse())

    @api.model
    def _block_of_holders(self, members, reason):
        """Block the cards in use of members and of the families they count for."""
        self.sudo().search(self._in_use_of(members))._step("block", reason)

    @api.model
    def _in_use_of(self, members):
        """Return the domain of the cards in use of members and of their families."""
        own = Domain("member_id", "in", members.ids)
        of_family = Domain("member_id.main_member_id", "in", members.ids)
        return Domain("state", "=", "active") & (own | of_family)

    def _check_holders(self):
        """Refuse to put cards into use for somebody who is no member any more.

        Purchases of a family count for its main member, who has to be one, too.
        """
        counting = self.member_id | self.member_id.main_member_id
        self._hold(counting)
        for member in counting.filtered(lambda member: member.state in LEFT):
            raise UserError(
                self.env._(
                    "%s is no member any more and cannot use a card.",
                    member.display_name,
                )
            )

    @api.model
    def _hold(self, members):
        """Let no membership end unseen while its cards are put into use."""
        members.flush_recordset(["write_date"])
        now = self.env.cr.now()
        self.env.cr.execute(SQL(HOLD, members=members.ids, now=now))
        members.invalidate_recordset(["write_date"], flush=False)

    def _set_validity(self):
        """Give cards that are issued their first and last day, where not set."""
        cards = self.sudo().with_context(tracking_disable=True)
        undated = cards.filtered(lambda card: not card.valid_from)
        for company, of_co_op in undated.grouped("company_id").items():
            of_co_op.valid_from = company._coop_today()
        endless = cards.filtered(lambda card: not card.valid_to)
        alike = endless.grouped(lambda card: (card.type_id, card.valid_from))
        for (kind, first_day), of_type in alike.items():
            if kind.validity:
                of_type.valid_to = kind._last_day(first_day)

    def _step(self, name, reason=None, **values):
        """Take a step of the cards' life and keep it in their history.

        :param values: what else the step sets on the cards
        """
        if not self:
            return
        self._check_step(name, reason)
        self._lock()
        self._targets(name)
        self._keep_events(name, reason, values.get("member_id"))
        self.with_context(tracking_disable=True)._take_step(name, **values)
        if CARD_STEPS[name].replacement == "release":
            self.sudo().search(
                [("replaced_by_id", "in", self.ids)]
            ).replaced_by_id = False
        self.env["coop.hotlist"]._refresh(self)

    def _check_step(self, name, reason):
        """Refuse a step to whom it is not for, and to people without its reason."""
        self._check_role(name)
        self._targets(name)
        if CARD_STEPS[name].reason_required and not reason and not self.env.su:
            raise UserError(
                self.env._("Say why: “%s” needs a reason.", self._step_names()[name])
            )

    def _lock(self):
        """Keep others from taking steps of these cards until this one is through."""
        self.env.flush_all()
        self.env.cr.execute(SQL(LOCK, cards=self.ids))
        self.invalidate_recordset(["state", "member_id"])

    def _keep_events(self, name, reason, holder_id=None):
        """Write a step into the history of the cards, with their holders as they are.

        The context tells where it was done: ``coop_terminal_id``, ``coop_operator_id``;
        that of people may say anything and counts for nothing.

        :param holder_id: whom the step gives the cards to, if it does
        """
        place = self.env.context if self.env.su else {}
        self.env.cr.execute(
            SQL(
                EVENTS,
                cards=self.ids,
                step=name,
                target=CARD_STEPS[name].target,
                reason=reason or None,
                now=fields.Datetime.now(),
                user=self.env.uid,
                holder=holder_id or None,
                masks=json.dumps(self._masked_ids(holder_id)),
                terminal=place.get("coop_terminal_id"),
                operator=place.get("coop_operator_id"),
                network_address=network.address(),
            )
        )
        self.invalidate_recordset(["event_ids"])

    def _masked_ids(self, holder_id):
        """Return the masked national ids of the holders that have one, by holder."""
        groups = self.sudo()._read_group([("id", "in", self.ids)], ["member_id"])
        holders = {holder_id, *(member.id for [member] in groups)} - {None, False}
        known = (
            self.env["coop.member"]
            .sudo()
            .search_fetch(
                [("id", "in", [*holders]), ("national_id", "!=", False)],
                ["national_id"],
            )
        )
        return {member.id: national_id.masked(member.national_id) for member in known}

    def _step_names(self):
        steps = self.env["coop.card.event"]._fields["step"]
        return dict(steps._description_selection(self.env))
