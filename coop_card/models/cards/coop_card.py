# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards: numbered media that stand for one member each."""

from datetime import time

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...rules import card_number
from ...rules.life_cycle import CARD_STEPS

#: What purchases that arrive late are judged by.
FROZEN = {"number", "member_id", "valid_from"}


class CoopCard(models.Model):
    """A card and its life: stock, active, blocked, lost, replaced, cancelled.

    The steps a card may take stand in ``rules/life_cycle.py``. Each step taken is kept
    as a ``coop.card.event``; purchases are checked against those events, so that a
    purchase made before a card was blocked is still good when it arrives after it.
    """

    _name = "coop.card"
    _description = "Card"
    _inherit = [
        "coop.company.mixin",
        "coop.life.cycle.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "number"
    _rec_name = "number"
    _rec_names_search = ["number", "member_id.number", "member_id.name"]
    _life_cycle_steps = CARD_STEPS
    _life_cycle_start = ("draft", "stock")

    number = fields.Char(
        required=True,
        copy=False,
        tracking=True,
        help="As printed on the card; blanks and dashes are left out. Left empty, the "
        "next number of the co-op's sequence is taken, with a check digit.",
    )
    member_id = fields.Many2one(
        "coop.member",
        index=True,
        ondelete="restrict",
        tracking=True,
        check_company=True,
        help="The member the card stands for. Purchases count for the member, not for "
        "the card.",
    )
    member_group_id = fields.Many2one(
        related="member_id.group_id", string="Member group"
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("stock", "In stock"),
            ("active", "Active"),
            ("blocked", "Blocked"),
            ("lost", "Lost"),
            ("replaced", "Replaced"),
            ("returned", "Returned"),
            ("cancelled", "Cancelled"),
        ],
        default="draft",
        required=True,
        index=True,
        copy=False,
        readonly=True,
        tracking=True,
        help="Only an active card is accepted.",
    )
    valid_from = fields.Date(
        "Valid from",
        copy=False,
        tracking=True,
        help="The first day the card is accepted. Left empty, issuing sets today.",
    )
    valid_to = fields.Date(
        "Valid until",
        copy=False,
        tracking=True,
        help="The last day the card is accepted. Empty: without end.",
    )
    replaced_by_id = fields.Many2one(
        "coop.card",
        "Replaced by",
        copy=False,
        readonly=True,
        index="btree_not_null",
        help="The card that took this one's place.",
    )
    event_ids = fields.One2many("coop.card.event", "card_id", "History")

    _number_uniq = models.Constraint(
        "UNIQUE (company_id, number)", "Another card already has this number."
    )
    _replacement_uniq = models.UniqueIndex(
        "(replaced_by_id) WHERE replaced_by_id IS NOT NULL",
        "This card already replaces another one.",
    )
    _holder = models.Constraint(
        "CHECK (member_id IS NOT NULL OR state IN ('draft', 'stock', 'cancelled'))",
        "A card in use belongs to a member: choose the member first.",
    )
    _valid_period = models.Constraint(
        "CHECK (valid_to >= valid_from)", "A card cannot expire before it is valid."
    )

    @api.depends("number", "member_id")
    def _compute_display_name(self):
        for card in self:
            holder = card.member_id.display_name
            named = card.number and holder  # a new card is called “New” by Odoo
            card.display_name = f"{card.number} ({holder})" if named else card.number

    @api.model_create_multi
    def create(self, vals_list):
        """Normalise the typed numbers and give the others the next ones."""
        for vals in vals_list:
            if not vals.get("number"):
                company = self.env["res.company"].browse(vals.get("company_id"))
                vals["number"] = self._next_number(company or self.env.company)
        return super().create([self._normalised(vals) for vals in vals_list])

    def write(self, vals):
        """Normalise a number, and keep what a card in use is known by."""
        unused = self._life_cycle_start
        if not self.env.su and FROZEN & vals.keys():
            for card in self.filtered(lambda card: card.state not in unused):
                raise UserError(
                    self.env._(
                        "Card %s has been in use: its number, its holder and its first "
                        "day stay. Replace the card instead.",
                        card.number,
                    )
                )
        return super().write(self._normalised(vals))

    @api.model
    def _normalised(self, vals):
        number = vals.get("number")
        return {**vals, "number": card_number.normalise(number)} if number else vals

    @api.model
    def _next_number(self, company):
        """Return the next number of the co-op's sequence that no card has."""
        cards = self.sudo()
        while True:
            number = card_number.with_check_digit(
                company._coop_next_number("coop.card")
            )
            taken = [("company_id", "=", company.root_id.id), ("number", "=", number)]
            if not cards.search_count(taken, limit=1):
                return number

    @api.onchange("number")
    def _onchange_number(self):
        self.number = card_number.normalise(self.number or "")

    def action_issue(self, reason=None):
        """Put cards into use, each for its member."""
        for card in self.filtered(lambda card: not card.member_id):
            raise UserError(
                self.env._("Choose the member card %s is for.", card.number)
            )
        undated = self.filtered(lambda card: not card.valid_from)
        for company, cards in undated.grouped("company_id").items():
            cards.valid_from = company._coop_today()
        self._step("issue", reason)

    def action_block(self, reason=None):
        """Block cards for a time: they are refused until they are unblocked."""
        self._step("block", reason)

    def action_unblock(self, reason=None):
        """Accept blocked cards again."""
        self._step("unblock", reason)

    def action_report_lost(self, reason=None):
        """Refuse lost cards from now on."""
        self._step("report_lost", reason)

    def action_cancel(self, reason=None):
        """End cards for good, without a replacement."""
        self._step("cancel", reason)

    def action_replace(self, number=None, reason=None):
        """Give the member a new card in place of this one.

        :param str number: of the new card; the next of the sequence when left out
        :param str reason: why, kept in the history of both cards
        :return: the new card, active from now on
        """
        self.ensure_one()
        self._step("replace", reason)
        replacement = self.create(
            {
                "number": number,
                "company_id": self.company_id.id,
                "member_id": self.member_id.id,
                "valid_to": self.valid_to,
            }
        )
        self.replaced_by_id = replacement
        replacement.action_issue(reason=reason)
        return replacement

    def _step(self, name, reason=None):
        """Take a step of the cards' life and keep it in their history."""
        targets = self._targets(name)
        events = [
            card._prepare_event(name, state, reason) for card, state in targets.items()
        ]
        self._take_step(name)
        self.env["coop.card.event"].sudo().create(events)

    def _prepare_event(self, step, state, reason):
        """Return the values of the event that keeps a step of this card."""
        return {
            "card_id": self.id,
            "company_id": self.company_id.id,
            "member_id": self.member_id.id,
            "step": step,
            "state_from": self.state,
            "state_to": state,
            "effective_at": self._effective_at(step),
            "reason": reason,
        }

    def _effective_at(self, step):
        """Return the instant a step counts from: an issue from the card's first day."""
        if step == "issue":
            return self.company_id._coop_instant(self.valid_from, time.min)
        return fields.Datetime.now()

    def _step_names(self):
        steps = self.env["coop.card.event"]._fields["step"]
        return dict(steps._description_selection(self.env))
