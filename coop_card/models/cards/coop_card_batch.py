# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards made in ranges."""

from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.life_cycle import BATCH_STEPS
from .coop_card_stock import HEAD_OFFICE

#: What the cards of a batch are made from.
ORDER = {
    "company_id",
    "type_id",
    "branch_id",
    "mode",
    "count",
    "first_number",
    "last_number",
    "skip_taken",
}

#: What only the buttons write.
SIGNED = {"made_by_id", "made_at", "reviewed_by_id", "reviewed_at"}


class CoopCardBatch(models.Model):
    """Cards that are made together and reviewed by a second person.

    A draft only shows what it would make. Making writes the cards as drafts, which
    nobody can issue. Somebody else then takes them into stock, or refuses them: then
    they are deleted, and their numbers are free again. Only a card that a purchase came
    in with already is kept, cancelled.
    """

    _name = "coop.card.batch"
    _description = "Card Batch"
    _inherit = [
        "coop.company.mixin",
        "coop.life.cycle.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "id desc"
    _life_cycle_steps = BATCH_STEPS
    _life_cycle_start = ("draft",)

    name = fields.Char(
        "Batch", required=True, readonly=True, copy=False, help="Counts the batches."
    )
    type_id = fields.Many2one(
        "coop.card.type",
        "Card type",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        default=lambda self: self.env["coop.card"]._default_type(self.env.company),
        help="Decides what the numbers look like and how long the cards are valid.",
    )
    branch_id = fields.Many2one(
        "coop.branch",
        "For the stock of",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        falsy_value_label=HEAD_OFFICE,
        help="The branch that keeps the cards until they are given out. Empty: the "
        "head office.",
    )
    mode = fields.Selection(
        [("count", "So many new numbers"), ("range", "From one number to another")],
        "Numbers",
        required=True,
        default="count",
        help="New numbers follow the last one made. A range is for cards that have "
        "their numbers printed on them already.",
    )
    count = fields.Integer(
        "How many", default=100, help="How many cards are made, or were made."
    )
    first_number = fields.Char(
        "First number",
        copy=False,
        help="As printed on the first card. The running number alone will do.",
    )
    last_number = fields.Char(
        "Last number",
        copy=False,
        help="As printed on the last card. The running number alone will do.",
    )
    skip_taken = fields.Boolean(
        "Leave out numbers that are taken",
        help="Otherwise no card is made while another card has one of the numbers.",
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("review", "To review"),
            ("approved", "Approved"),
            ("refused", "Refused"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        help="Cards can be given out once their batch is approved.",
    )
    made_by_id = fields.Many2one(
        "res.users",
        "Made by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Who made the cards. Somebody else reviews them.",
    )
    made_at = fields.Datetime(
        "Made on", readonly=True, copy=False, help="When the cards were made."
    )
    reviewed_by_id = fields.Many2one(
        "res.users",
        "Reviewed by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Who approved or refused the batch.",
    )
    reviewed_at = fields.Datetime(
        "Reviewed on", readonly=True, copy=False, help="When it was decided."
    )
    review_note = fields.Char(
        "Review note",
        copy=False,
        tracking=True,
        help="What was found in the review. Refusing needs one.",
    )
    card_ids = fields.One2many("coop.card", "batch_id", "Cards", readonly=True)
    card_count = fields.Integer(
        "Number of cards",
        compute="_compute_card_count",
        help="The cards of the batch that exist.",
    )

    _name_uniq = models.Constraint(
        "UNIQUE (company_id, name)", "Another batch already has this name."
    )
    _reviewed_by_another = models.Constraint(
        "CHECK (state <> 'approved' OR (reviewed_by_id <> made_by_id) IS TRUE)",
        "A batch is approved by somebody else than who made its cards.",
    )

    def _compute_card_count(self):
        groups = self.env["coop.card"]._read_group(
            [("batch_id", "in", self.ids)], ["batch_id"], ["__count"]
        )
        counts = dict(groups)
        for batch in self:
            batch.card_count = counts.get(batch._origin, 0)

    @api.model_create_multi
    def create(self, vals_list):
        """Name each new batch by the co-op's sequence."""
        companies = self.env["res.company"]
        for vals in vals_list:
            company = companies.browse(vals.get("company_id")) or self.env.company
            vals["name"] = company._coop_next_number(self._name)
        batches = super().create(vals_list)
        if not self.env.su and any(batch[n] for batch in batches for n in SIGNED):
            raise AccessError(self._signed_by_buttons())
        return batches

    def write(self, vals):
        """Keep what cards were made from; who made and reviewed them is no typing."""
        if not self.env.su and not SIGNED.isdisjoint(vals):
            raise AccessError(self._signed_by_buttons())
        if not self.env.su and not ORDER.isdisjoint(vals):
            for batch in self.filtered(lambda batch: batch.state != "draft"):
                raise UserError(
                    self.env._(
                        "The cards of batch %s have been made. For others, make a new "
                        "batch.",
                        batch.name,
                    )
                )
        return super().write(vals)

    def _signed_by_buttons(self):
        return self.env._("Who made and who reviewed a batch comes from its buttons.")

    @api.ondelete(at_uninstall=False)
    def _unlink_except_made(self):
        for batch in self:
            if batch.state != "draft":
                raise UserError(
                    self.env._(
                        "Batch %s has been made and stays. Refuse it instead.",
                        batch.name,
                    )
                )

    def action_make(self):
        """Write the cards of each batch, as drafts that wait for a review."""
        for batch in self:
            batch._targets("make")
            batch.check_access("write")
            numbers = batch._numbers_to_make()
            try:
                made = self.env["coop.card.making"]._make(batch, numbers)
            except UniqueViolation as error:
                raise UserError(batch._taken_meanwhile()) from error
            if made < len(numbers):
                raise UserError(batch._taken_meanwhile())
            batch._take_step(
                "make",
                made_by_id=self.env.uid,
                made_at=fields.Datetime.now(),
                count=made,
                first_number=numbers[0],
                last_number=numbers[-1],
            )

    def action_approve(self):
        """Take the cards into stock: from now on they can be given out."""
        for batch in self.filtered(lambda b: b.made_by_id == self.env.user):
            raise UserError(
                self.env._(
                    "You made the cards of batch %s yourself. Ask somebody else to "
                    "review it.",
                    batch.name,
                )
            )
        self._decide("approve")
        self.env["coop.card.making"]._accept(self)

    def action_refuse(self):
        """Delete the cards again, so that their numbers are free."""
        for batch in self.filtered(lambda b: not b.review_note):
            raise UserError(
                self.env._("Write down why batch %s is refused.", batch.name)
            )
        self._decide("refuse")
        self.env["coop.card.making"]._discard(self)

    def _decide(self, step):
        now = fields.Datetime.now()
        self._take_step(step, reviewed_by_id=self.env.uid, reviewed_at=now)

    def _taken_meanwhile(self):
        return self.env._(
            "Somebody made cards with some of the same numbers at this moment. Look at "
            "batch %s again.",
            self.name,
        )

    def _step_names(self):
        return {
            "make": self.env._("Make cards"),
            "approve": self.env._("Approve"),
            "refuse": self.env._("Refuse"),
        }
