# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards: numbered media that stand for one member each."""

from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...rules import card_number
from ...rules.identifier import Reading, radio_tag
from ...rules.keyboard import readings

#: What purchases that arrive late are judged by.
FROZEN = {"number", "member_id", "valid_from", "replaced_by_id"}


class CoopCard(models.Model):
    """A numbered medium: who holds it, how long it is valid, what it is read by."""

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
    _logged = frozenset()  # coop.card.event tells it
    _rec_names_search = [
        "number",
        "identifier_ids.value",
        "member_id.number",
        "member_id.name",
    ]
    _life_cycle_start = ("draft", "stock")

    number = fields.Char(
        required=True,
        copy=False,
        tracking=True,
        help="As printed on the card; blanks and dashes are left out. Left empty, the "
        "next number of the card's type is taken.",
    )
    type_id = fields.Many2one(
        "coop.card.type",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        check_company=True,
        default=lambda self: self._default_type(self.env.company),
        help="Decides which number the card gets and how long it is valid.",
    )
    color = fields.Integer(related="type_id.color")
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
    identifier_ids = fields.One2many(
        "coop.card.identifier",
        "card_id",
        "Other identifiers",
        help="What readers get from the card's chip, radio tag, code or stripe.",
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

    @api.model
    def _default_type(self, company):
        """Return the type a card of the co-op has unless another is chosen."""
        own = [("company_id", "=", company.root_id.id)]
        return self.env["coop.card.type"].search(own, limit=1)

    @api.model_create_multi
    def create(self, vals_list):
        """Normalise the typed numbers and give the others the next of their type."""
        vals_list = [self._normalised(vals) for vals in self._typed(vals_list)]
        unnumbered = [vals for vals in vals_list if not vals.get("number")]
        wanted = Counter(vals["type_id"] for vals in unnumbered)
        types = self.env["coop.card.type"]
        numbers = {
            type_id: iter(types.browse(type_id)._reserve_numbers(count))
            for type_id, count in wanted.items()
        }
        for vals in unnumbered:
            vals["number"] = next(numbers[vals["type_id"]])
        return super().create(vals_list)

    @api.model
    def _typed(self, vals_list):
        """Return the values of new cards, each with a type of its co-op."""
        default = self.env.context.get("default_type_id")
        companies = {
            vals.get("company_id") or self.env.company.id for vals in vals_list
        }
        types = {
            company.id: default or self._default_type(company).id
            for company in self.env["res.company"].browse(companies)
        }
        return [
            vals
            if vals.get("type_id")
            else {
                **vals,
                "type_id": types[vals.get("company_id") or self.env.company.id],
            }
            for vals in vals_list
        ]

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

    def _normalised(self, vals):
        number = vals.get("number")
        if not number:
            return vals
        company = self.env["res.company"].browse(vals.get("company_id"))
        company = company or self.company_id or self.env.company
        return {**vals, "number": self._normalise(number, company[:1])}

    @api.constrains("number", "type_id")
    def _check_check_digit(self):
        for card in self.filtered("company_id.coop_card_check_typed"):
            kind = card.type_id
            pattern, method = kind.number_pattern, kind.check_method
            if not card_number.is_sound(card.number, pattern, method):
                raise ValidationError(
                    self.env._(
                        "The check digit of card number %s is wrong. Compare the "
                        "number with the card.",
                        card.number,
                    )
                )

    @api.model
    def _normalise(self, number, company):
        """Return a number as cards of the co-op have it."""
        return card_number.normalise(number, company.root_id.coop_card_length)

    @api.model
    def _find(self, text, company):
        """Return the card of the co-op that is read like this, if the user may see it.

        :param str text: a number as typed, or what a reader of the co-op's desks sent
        """
        co_op = company.root_id
        length, kind = co_op.coop_card_length, co_op.coop_card_reader_kind
        read = [Reading(co_op.id, one, length, kind) for one in readings(text)]
        found = self.env["coop.card.code"].sudo()._cards(read)
        card_id = next(filter(None, found), False)
        return self.browse(card_id)._filtered_access("read")

    def _is_whole(self, text):
        """Return whether a text names this card as it is, without zeros in front."""
        tag = radio_tag(text, self.company_id.coop_card_reader_kind)
        read = {card_number.normalise(text), tag}
        return not read.isdisjoint([self.number, *self.identifier_ids.mapped("value")])

    @api.onchange("number")
    def _onchange_number(self):
        self.number = self._normalise(self.number or "", self.company_id)
