# SPDX-License-Identifier: LGPL-3.0-or-later
"""Payouts of refunds, in batches."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ...rules.life_cycle import PAYOUT_STEPS

#: What only the dialog and the buttons write.
SIGNED = {
    "name",
    "method_id",
    "fiscal_year_ids",
    "group_ids",
    "minimum",
    "posted_by_id",
    "posted_at",
    "undone_by_id",
    "undone_at",
    "undone_date",
    "undone_reason",
    "message",
}


class CoopPayoutBatch(models.Model):
    """Refunds of many members that are paid together in one way.

    A draft is reviewed: members are taken out, or get a part only. Posting books it as
    a whole. Of what is posted, single payments may come back, and an accountant may
    take all of it back.
    """

    _name = "coop.payout.batch"
    _description = "Payout"
    _inherit = [
        "coop.insert.only.mixin",
        "coop.company.mixin",
        "coop.life.cycle.mixin",
        "coop.job.mixin",
        "coop.posted.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "id desc"
    _life_cycle_steps = PAYOUT_STEPS
    _life_cycle_start = ("draft",)

    name = fields.Char(
        "Payout",
        required=True,
        readonly=True,
        copy=False,
        help="Counts the payouts of the co-op.",
    )
    method_id = fields.Many2one(
        "coop.payout.method",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        help="How the members get their refunds.",
    )
    kind = fields.Selection(related="method_id.kind")
    date = fields.Date(
        "Payment date",
        required=True,
        tracking=True,
        help="The day of the journal entry.",
    )
    fiscal_year_ids = fields.Many2many(
        "coop.fiscal.year",
        string="Fiscal years",
        readonly=True,
        help="The years whose refunds are paid.",
    )
    group_ids = fields.Many2many(
        "coop.member.group",
        string="Member groups",
        readonly=True,
        help="Whose members are paid; empty: members of all groups.",
    )
    minimum = fields.Monetary(
        readonly=True, help="Members who are owed less were left out; 0: nobody was."
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    note = fields.Char(tracking=True, help="What colleagues should know of it.")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("posting", "Posting"),
            ("posted", "Posted"),
            ("undoing", "Taking back"),
            ("undone", "Taken back"),
            ("cancelled", "Cancelled"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        help="Nothing is paid before the payout is posted.",
    )
    undone_by_id = fields.Many2one(
        "res.users",
        "Taken back by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Who took the payout back.",
    )
    undone_at = fields.Datetime(
        "Taken back on", readonly=True, copy=False, help="When it was taken back."
    )
    undone_date = fields.Date(
        "Reversed as of",
        readonly=True,
        copy=False,
        help="The day of the entry that reverses it.",
    )
    undone_reason = fields.Char(
        "Why taken back", readonly=True, copy=False, help="Why it was taken back."
    )
    line_ids = fields.One2many("coop.payout.line", "batch_id", "Payments")

    _name_uniq = models.Constraint(
        "UNIQUE (company_id, name)", "Another payout has this number."
    )
    _minimum_not_negative = models.Constraint(
        "CHECK (minimum >= 0)", "The smallest amount cannot be below zero."
    )

    @api.depends("name", "method_id")
    def _compute_display_name(self):
        for batch in self:
            batch.display_name = self.env._(
                "Payout %(number)s, %(method)s",
                number=batch.name,
                method=batch.method_id.name,
            )

    @api.model_create_multi
    def create(self, vals_list):
        """Number payouts in the order they are made; the dialog makes them."""
        if not self.env.su:
            raise AccessError(
                self.env._("A payout is made by the dialog “New payout”.")
            )
        for vals in vals_list:
            company = self.env["res.company"].browse(vals["company_id"])
            vals["name"] = company._coop_next_number("coop.payout.batch")
        return super().create(vals_list)

    def write(self, vals):
        """Let people change the day and the note; the rest comes from the buttons."""
        if not self.env.su and not SIGNED.isdisjoint(vals):
            raise AccessError(
                self.env._("What becomes of a payout comes from its buttons only.")
            )
        if "date" in vals:
            self._check_draft()
        return super().write(vals)

    def copy_data(self, default=None):
        """Refuse copies: refunds are not paid twice."""
        raise UserError(self.env._("A payout cannot be copied. Make a new one."))

    def _check_draft(self):
        """Refuse changes to what is posted, or being posted."""
        for batch in self:
            if batch.state != "draft":
                raise UserError(
                    self.env._(
                        "%s is no draft any more and stays as it is. Take it back, or "
                        "single payments of it, and pay anew.",
                        batch.display_name,
                    )
                )

    def _touch(self):
        """Stand in the way of whoever posts while payments are being changed.

        Posting would not see what another transaction has just changed: whoever is
        second is run again.
        """
        self._check_draft()
        self.env.cr.execute(
            SQL(
                "UPDATE coop_payout_batch SET write_date = %s, write_uid = %s"
                " WHERE id = ANY(%s)",
                self.env.cr.now(),
                self.env.uid,
                self.ids,
            )
        )

    def action_cancel(self):
        """Put drafts aside: their members may be paid by another payout."""
        self._take_step("cancel")
        self._planned_lines()._become("void")

    def _step_names(self):
        return {
            "post": self.env._("Post"),
            "finish": self.env._("Finish"),
            "cancel": self.env._("Cancel"),
            "undo": self.env._("Take back"),
            "end": self.env._("Finish taking back"),
        }
