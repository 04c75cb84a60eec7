# SPDX-License-Identifier: LGPL-3.0-or-later
"""Opening balances, in batches."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ...rules.life_cycle import OPENING_STEPS

#: What people set themselves, as long as nothing is posted.
TYPED = {"name", "date", "direction", "control_total", "control_members", "company_id"}

#: What only the buttons write.
SIGNED = {
    "posted_by_id",
    "posted_at",
    "reversed_by_id",
    "reversed_at",
    "reversal_reason",
    "message",
    "looking",
    "looked_at_id",
    "has_changed",
}


class CoopOpening(models.Model):
    """Balances that are brought in together and proved by a control total.

    Whoever prepares a batch first writes down what the old list adds up to and how many
    members it names. Lines are then typed or come from Excel. An accountant posts the
    batch as a whole, once both agree to the satang.
    """

    _name = "coop.opening"
    _description = "Opening Balances"
    _inherit = [
        "coop.company.mixin",
        "coop.life.cycle.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "coop.posted.mixin",
    ]
    _order = "id desc"
    _life_cycle_steps = OPENING_STEPS
    _life_cycle_start = ("draft",)

    name = fields.Char(
        "Reference",
        required=True,
        copy=False,
        help="What the list is called that the balances come from, such as Passbooks "
        "of village 3. It stands on every line of the ledger.",
    )
    date = fields.Date(
        "As of",
        required=True,
        tracking=True,
        default=lambda self: self.env.company._coop_today(),
        help="The day the balances were taken. It decides the fiscal year they count "
        "for.",
    )
    fiscal_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Fiscal year",
        compute="_compute_fiscal_year_id",
        store=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The year whose refund the balances count for.",
    )
    direction = fields.Selection(
        [("purchase", "Purchase"), ("sale", "Sale to the co-op")],
        "Usual direction",
        required=True,
        default="purchase",
        help="What lines are that say nothing else: what members bought, or produce "
        "they sold to the co-op.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    control_total = fields.Monetary(
        "Control total",
        required=True,
        default=0,
        tracking=True,
        help="What the amounts add up to in the old list. Write it down before the "
        "lines are entered.",
    )
    control_members = fields.Integer(
        "Members expected",
        required=True,
        tracking=True,
        help="How many members the old list names. Write it down before the lines are "
        "entered.",
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("posting", "Posting"),
            ("posted", "Posted"),
            ("reversing", "Reversing"),
            ("reversed", "Reversed"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        help="Nothing counts for members before the balances are posted.",
    )
    reversed_by_id = fields.Many2one(
        "res.users",
        "Reversed by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Who took the balances back.",
    )
    reversed_at = fields.Datetime(
        "Reversed on", readonly=True, copy=False, help="When they were taken back."
    )
    reversal_reason = fields.Char(
        "Why reversed", readonly=True, copy=False, help="Why they were taken back."
    )
    message = fields.Char(
        readonly=True, copy=False, help="Why the work on the batch stopped."
    )
    line_ids = fields.One2many("coop.opening.line", "opening_id", "Lines", copy=True)
    typed_line_ids = fields.One2many(
        "coop.opening.line",
        "opening_id",
        "Typed lines",
        domain=[("import_id", "=", False)],
        copy=False,
        help="The lines that did not come from Excel.",
    )
    import_ids = fields.One2many("coop.import", "opening_id", "Imports", readonly=True)

    _name_uniq = models.Constraint(
        "UNIQUE (company_id, name)", "Other opening balances have this reference."
    )
    _control = models.Constraint(
        "CHECK (control_members > 0 AND control_total >= 0)",
        "Write down first how many members the list names and what it adds up to.",
    )

    @api.depends("company_id", "date")
    def _compute_fiscal_year_id(self):
        years = self.env["coop.fiscal.year"]
        for opening in self:
            opening.fiscal_year_id = opening.date and years.search(
                [
                    ("company_id", "=", opening.company_id.id),
                    ("date_start", "<=", opening.date),
                    ("date_end", ">=", opening.date),
                ],
                limit=1,
            )

    @api.model_create_multi
    def create(self, vals_list):
        """Begin with what people type; who posted comes from the buttons."""
        openings = super().create(vals_list)
        if not self.env.su and any(one[name] for one in openings for name in SIGNED):
            raise AccessError(self._signed_by_buttons())
        return openings

    def write(self, vals):
        """Keep what was posted; a new day or direction is checked like new lines."""
        if not self.env.su and not SIGNED.isdisjoint(vals):
            raise AccessError(self._signed_by_buttons())
        if not TYPED.isdisjoint(vals):
            self.check_access("write")
            self._check_draft()
        result = super().write(vals)
        if "date" in vals:
            self._check_lines()
        return result

    def copy_data(self, default=None):
        """Name a copy after its original: it enters the same list anew."""
        return [
            {**data, "name": self.env._("%s (anew)", opening.name), **(default or {})}
            for opening, data in zip(self, super().copy_data(default), strict=True)
        ]

    @api.ondelete(at_uninstall=False)
    def _unlink_except_posted(self):
        self._check_draft()

    def _check_draft(self):
        """Refuse changes to what is posted, or being posted."""
        for opening in self:
            if opening.state != "draft":
                raise UserError(
                    self.env._(
                        "%s is posted and stays as it is. Reverse it, or single lines "
                        "of it, and enter them anew.",
                        opening.name,
                    )
                )

    def _touch(self):
        """Stand in the way of whoever posts while lines are being changed.

        Posting would not see lines that another transaction has just added: whoever is
        second is run again.
        """
        self._check_draft()
        self.env.cr.execute(
            SQL(
                "UPDATE coop_opening SET write_date = %s, write_uid = %s"
                " WHERE id = ANY(%s)",
                self.env.cr.now(),
                self.env.uid,
                self.ids,
            )
        )

    def _signed_by_buttons(self):
        return self.env._("What is posted and reversed comes from the buttons only.")

    def _step_names(self):
        return {
            "post": self.env._("Post"),
            "show": self.env._("Show what has changed"),
            "finish": self.env._("Finish"),
            "reverse": self.env._("Reverse"),
            "undo": self.env._("Finish reversing"),
        }
