# SPDX-License-Identifier: LGPL-3.0-or-later
"""What terminals say they have done in a day."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopTerminalTotal(models.Model):
    """Count and sum of a terminal's shift, as its shift slip or its message says.

    The day is compared with them. A terminal may report several times a day: its
    shifts are added up.
    """

    _name = "coop.terminal.total"
    _description = "Terminal's Own Total"
    _inherit = ["coop.company.mixin"]
    _order = "date desc, id desc"
    _rec_name = "terminal_id"

    date = fields.Date(required=True, help="The day the terminal counted.")
    terminal_id = fields.Many2one(
        "coop.terminal",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        help="The device that counted.",
    )
    branch_id = fields.Many2one(
        "coop.branch",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        compute="_compute_branch_id",
        store=True,
        readonly=False,
        precompute=True,
        help="Where the terminal stood.",
    )
    operator_id = fields.Many2one(
        "coop.operator",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="Whose shift it was, if the terminal says so.",
    )
    origin = fields.Selection(
        [("typed", "Typed in"), ("settlement", "Sent by the terminal")],
        default="typed",
        required=True,
        readonly=True,
        help="Typed in by a person from the shift slip, or sent by the terminal.",
    )
    reference = fields.Char(help="The number of the shift slip.")
    transaction_count = fields.Integer(
        "Slips", help="How many slips it made, voids and returns among them."
    )
    amount = fields.Monetary(
        help="The sum of its slips with tax, less voids and returns."
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    create_uid = fields.Many2one("res.users", "Entered by", readonly=True)

    _day_idx = models.Index("(company_id, date)")
    _count_is_natural = models.Constraint(
        "CHECK (transaction_count >= 0)", "There are no fewer than no slips."
    )

    @api.depends("terminal_id")
    def _compute_branch_id(self):
        for reported in self:
            reported.branch_id = reported.terminal_id.branch_id

    @api.model_create_multi
    def create(self, vals_list):
        """Refuse totals of days that are signed off."""
        totals = super().create(vals_list)
        totals._check_open()
        return totals

    def write(self, vals):
        """Keep what belongs to a day that is signed off, and what a terminal sent."""
        self._check_open()
        result = super().write(vals)
        self._check_open()
        # Odoo looks at its rules before it writes only.
        self.check_access("write")
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_signed_off(self):
        self._check_open()

    def _check_open(self):
        sign_offs = self.env["coop.day.sign.off"].sudo()
        for reported in self:
            signed = sign_offs._standing(
                reported.company_id, reported.date, reported.branch_id
            )
            if signed:
                raise UserError(
                    self.env._(
                        "%s is signed off: what the terminals counted stays as it is. "
                        "Withdraw the sign-off first.",
                        signed[:1].display_name,
                    )
                )
