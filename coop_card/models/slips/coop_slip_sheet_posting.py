# SPDX-License-Identifier: LGPL-3.0-or-later
"""How sheets of slips get into the ledger."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

#: What the product notes by itself.
NOTED = {"posted_at", "user_id"}


class CoopSlipSheet(models.Model):
    """Books all slips of a sheet together, exactly once."""

    _inherit = "coop.slip.sheet"

    posted_at = fields.Datetime(
        "Posted on", readonly=True, copy=False, help="When it was posted."
    )
    held_count = fields.Integer(
        "To review", compute="_compute_outcome", help="How many slips wait for review."
    )
    remark_count = fields.Integer(
        "With remarks",
        compute="_compute_outcome",
        help="How many slips were booked with a remark.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Begin with sheets of one's own that nobody posted."""
        sheets = super().create(vals_list)
        mine = sheets.filtered(lambda one: one.user_id == self.env.user)
        if not self.env.su and (sheets - mine or any(sheets.mapped("posted_at"))):
            raise AccessError(self._noted())
        return sheets

    def write(self, vals):
        """Leave it to the product to say who keyed a sheet, and when it was posted."""
        if not (self.env.su or NOTED.isdisjoint(vals)):
            raise AccessError(self._noted())
        return super().write(vals)

    def _noted(self):
        return self.env._("Who keys in a sheet, and when it was posted, is not edited.")

    def _compute_outcome(self):
        """Count what posting made of the slips; nothing of it changes while keying."""
        for sheet in self:
            booked = sheet.slip_ids.transaction_id
            held = booked.filtered(lambda one: one.status == "held")
            sheet.held_count = len(held)
            odd = booked.filtered(lambda one: one.warnings and one.status == "booked")
            sheet.remark_count = len(odd)

    def action_post(self):
        """Book all slips of draft sheets.

        A second call finds nothing left to do. Of two at once, one waits for the other,
        fails to serialize, is run again by Odoo, and finds the same.
        """
        self.check_access("write")
        for sheet in self.filtered(lambda one: one.state == "draft"):
            sheet._check_complete()
            sheet.sudo()._post()

    def _check_complete(self):
        """Refuse a sheet with rows that say nothing, or that does not add up."""
        self._compute_totals()
        for number, slip in enumerate(self.slip_ids, 1):
            if not (slip.code and slip.amount):
                raise UserError(
                    self.env._("Row %s has no category or no amount.", number)
                )
        if not self.slip_ids:
            raise UserError(self.env._("There is no slip on the sheet yet."))
        total, control = self.amount_total, self.control_total
        if control and self.currency_id.compare_amounts(total, control):
            raise UserError(
                self.env._(
                    "The slips add up to %(total)s, the control total is %(control)s. "
                    "Look for the slip that makes the difference.",
                    total=self.currency_id.format(total),
                    control=self.currency_id.format(control),
                )
            )

    def _post(self):
        self.write({"state": "posted", "posted_at": fields.Datetime.now()})
        self.env.flush_all()
        slips = self.slip_ids
        slips._compute_holder()
        slips._compute_category_id()
        documents = slips._prepare_documents()
        booked = self.env["coop.transaction"]._book(documents)
        for number, (slip, transaction) in enumerate(
            zip(slips, booked, strict=True), 1
        ):
            if transaction.status == "rejected":
                raise UserError(
                    self.env._("Row %s cannot be read. Key it again.", number)
                )
            slip.transaction_id = transaction

    def action_transactions(self):
        """Show what the slips have become."""
        booked = self.slip_ids.transaction_id
        action = booked._get_records_action(name=self.env._("Transactions"))
        return action | {"views": [(False, "list"), (False, "form")]}

    def action_review(self):
        """Show the slips that wait for review."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_transaction_action_review"
        )
        return action | {"domain": [("id", "in", self.slip_ids.transaction_id.ids)]}
