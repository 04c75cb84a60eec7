# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that takes payments back."""

from odoo import api, fields, models


class CoopPayoutReturnWizard(models.TransientModel):
    """Asks why a payout is taken back, or why single payments of it came back."""

    _name = "coop.payout.return.wizard"
    _description = "Take Payments Back"
    _inherit = ["coop.era.mixin"]

    batch_id = fields.Many2one(
        "coop.payout.batch", "Payout", readonly=True, help="The whole payout."
    )
    line_ids = fields.Many2many(
        "coop.payout.line",
        string="Payments",
        readonly=True,
        help="Single payments; empty: the whole payout.",
    )
    what = fields.Char(
        "Taken back", compute="_compute_what", help="What is taken back."
    )
    date = fields.Date(
        required=True,
        compute="_compute_date",
        store=True,
        precompute=True,
        readonly=False,
        help="The day of the entry that reverses the payments.",
    )
    reason = fields.Char(
        "Why", required=True, help="Why; the members' refund accounts keep it."
    )
    again = fields.Boolean(
        "Pay again at once",
        help="The payments become void, as lost cheques do, and others are planned in "
        "their place.",
    )
    method_id = fields.Many2one(
        "coop.payout.method",
        "Pay again by",
        compute="_compute_method_id",
        store=True,
        readonly=False,
        domain=lambda self: self.env["coop.payout.method"]._choosable(),
        help="How the members get their refunds instead.",
    )

    @api.depends("batch_id", "line_ids")
    def _compute_date(self):
        """Begin with today, or with the day of payments that are booked ahead."""
        for dialog in self:
            paid = (dialog.batch_id | dialog.line_ids.batch_id).mapped("date")
            dialog.date = max([self.env.company._coop_today(), *paid])

    @api.depends("batch_id", "line_ids")
    def _compute_what(self):
        for dialog in self:
            lines, batches = dialog.line_ids, dialog.batch_id
            count = len(lines) if lines else batches.paid_count
            dialog.what = (
                lines.display_name
                if len(lines) == 1
                else self.env._(
                    "%(count)s payments of %(payouts)s",
                    count=f"{count:,}",
                    payouts=", ".join(
                        (lines.batch_id or batches).mapped("display_name")
                    ),
                )
            )

    @api.depends("line_ids")
    def _compute_method_id(self):
        """Begin with the same way, or the usual one where members cannot choose it."""
        for dialog in self:
            method = dialog.line_ids.method_id[:1]
            if method and not method._kind().by_choice:
                method = method._usual(method.company_id)
            dialog.method_id = method

    def action_confirm(self):
        """Take them back; where they are paid again, show the new draft."""
        self.ensure_one()
        if self.batch_id:
            self.batch_id._undo(self.date, self.reason)
            return None
        self.line_ids._return(self.date, self.reason, returned=not self.again)
        return self._pay_again() if self.again else None

    def _pay_again(self):
        """Plan payments in place of those that became void."""
        values = {
            "company_id": self.line_ids.company_id.id,
            "method_id": self.method_id.id,
            "date": self.date,
            "fiscal_year_ids": self.line_ids.fiscal_year_id.ids,
        }
        owed = [("id", "in", self.line_ids.payable_id.ids), ("balance", ">", 0)]
        batch = self.env["coop.payout.batch"]._plan(values, owed, self.line_ids)
        return batch._get_records_action(target="current")
