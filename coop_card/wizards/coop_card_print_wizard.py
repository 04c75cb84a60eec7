# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that sends cards to the printer."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.printing.coop_card_print_queue import PRINTABLE
from ..printing.card_papers import PER_SHEET

ORDERS = {
    "number": "number",
    "member": "member_id, number",
    "group": "member_group_id, member_id, number",
}

FACES = {"both": ("front", "back"), "front": ("front",), "back": ("back",)}


class CoopCardPrintWizard(models.TransientModel):
    """Makes the file for the printer from cards, members, or the whole queue."""

    _name = "coop.card.print.wizard"
    _description = "Print Cards"

    chosen_ids = fields.Many2many(
        "coop.card",
        readonly=True,
        default=lambda self: self._default_chosen_ids(),
        help="The cards the dialog was opened for.",
    )
    template_id = fields.Many2one(
        "coop.card.template",
        help="Left empty, each card is printed as its type says.",
    )
    paper = fields.Selection(
        [("single", "Card printer: one card"), ("sheet", "A4: eight cards, to be cut")],
        required=True,
        default="single",
        help="What is on a page.",
    )
    faces = fields.Selection(
        [("both", "Both"), ("front", "Front"), ("back", "Back")],
        "Sides",
        required=True,
        default="both",
        help="A side on which nothing stands is left out.",
    )
    first_place = fields.Integer(
        required=True,
        default=1,
        help="Where the first card comes on the first sheet, from 1 to 8: a sheet that "
        "was used in part can be used up.",
    )
    order = fields.Selection(
        [
            ("number", "Card number"),
            ("member", "Member number"),
            ("group", "Group, then member number"),
        ],
        "Sorted by",
        required=True,
        default="number",
        help="The order of the cards.",
    )
    card_ids = fields.Many2many(
        "coop.card", compute="_compute_card_ids", help="The cards that are printed."
    )
    card_count = fields.Integer(
        "Cards", compute="_compute_card_ids", help="How many cards are printed."
    )
    skipped_count = fields.Integer(
        compute="_compute_card_ids",
        help="Cards without a template, or no longer in use.",
    )

    @api.model
    def _default_chosen_ids(self):
        """Return the cards marked, those of the members marked, or the whole queue."""
        cards = self.env["coop.card"]
        ids = self.env.context.get("active_ids") or []
        if self.env.context.get("coop_print_queue"):
            return cards.search(cards._print_queue_domain())
        if self.env.context.get("active_model") == "coop.member":
            return cards.search([("member_id", "in", ids), ("state", "in", PRINTABLE)])
        return cards.browse(ids)

    @api.depends("chosen_ids", "template_id")
    def _compute_card_ids(self):
        for wizard in self:
            cards = wizard.chosen_ids.filtered(wizard._is_printable)
            wizard.card_ids = cards
            wizard.card_count = len(cards)
            wizard.skipped_count = len(wizard.chosen_ids - cards)

    def _is_printable(self, card):
        template = self.template_id or card.type_id.template_id
        return bool(template) and card.state in PRINTABLE

    def action_print(self):
        """Make the file and show it, to be confirmed once it is printed."""
        self.ensure_one()
        if not self.card_ids:
            raise UserError(
                self.env._(
                    "None of these cards can be printed: they have no template, or are "
                    "no longer in use. Choose a template here, or other cards."
                )
            )
        if not 1 <= self.first_place <= PER_SHEET:
            raise UserError(
                self.env._(
                    "A sheet has the places 1 to %s: begin at one of them.", PER_SHEET
                )
            )
        jobs = self._jobs()
        return jobs._get_records_action(target="current")

    def _jobs(self):
        """Return a print job for each co-op the cards are of, nearly always one."""
        jobs = self.env["coop.card.print.job"]
        for cards in self.card_ids.grouped("company_id").values():
            ordered = cards.search([("id", "in", cards.ids)], order=ORDERS[self.order])
            designs = [
                (card, self.template_id or card.type_id.template_id) for card in ordered
            ]
            jobs += jobs._make(
                designs,
                self._printed_faces({template for _card, template in designs}),
                sheets=self.paper == "sheet",
                first_place=self.first_place,
            )
        return jobs

    def _printed_faces(self, templates):
        """Return the sides that are printed: no blank backs."""
        if self.faces == "both" and not any(one._has_back() for one in templates):
            return FACES["front"]
        return FACES[self.faces]
