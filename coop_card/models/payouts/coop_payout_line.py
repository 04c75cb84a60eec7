# SPDX-License-Identifier: LGPL-3.0-or-later
"""The single payments of payouts."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

#: What people may change before a payment is booked.
TYPED = {"amount", "bank_account_id", "note"}


class CoopPayoutLine(models.Model):
    """What one member is paid of the refund of one year.

    A refund account has at most one payment that is planned: the database lets nobody
    plan another. Once it is booked, a payment stays; it may come back, or become void
    when it is taken back.
    """

    _name = "coop.payout.line"
    _description = "Payment of a Refund"
    _inherit = ["coop.anonymous.mixin"]
    _order = "id"
    _rec_name = "member_id"
    _rec_names_search = ["member_id", "reference"]

    batch_id = fields.Many2one(
        "coop.payout.batch",
        "Payout",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="The payout it belongs to.",
    )
    method_id = fields.Many2one(related="batch_id.method_id")
    kind = fields.Selection(related="batch_id.kind")
    batch_state = fields.Selection(related="batch_id.state", string="Payout state")
    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        required=True,
        readonly=True,
        ondelete="restrict",
        help="The co-op that pays.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    payable_id = fields.Many2one(
        "coop.rebate.payable",
        "Refund account",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="The member and year it is paid from.",
    )
    member_id = fields.Many2one(
        "coop.member",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="Who is paid.",
    )
    partner_id = fields.Many2one(
        "res.partner", "Contact", compute="_compute_partner_id"
    )
    member_group_id = fields.Many2one(related="member_id.group_id")
    fiscal_year_id = fields.Many2one(related="payable_id.fiscal_year_id")
    balance = fields.Monetary(
        "Owed now",
        compute="_compute_balance",
        help="What the co-op owes the member of that year; or the member the co-op, "
        "where the payment goes that way.",
    )
    amount = fields.Monetary(
        required=True, help="What is paid: all that is owed, or a part of it."
    )
    state = fields.Selection(
        [
            ("planned", "Planned"),
            ("paid", "Paid"),
            ("returned", "Came back"),
            ("void", "Void"),
        ],
        required=True,
        readonly=True,
        default="planned",
        help="Void: nothing was paid, or it was taken back.",
    )
    bank_account_id = fields.Many2one(
        "res.partner.bank",
        "Bank account",
        domain="[('partner_id', '=', partner_id)]",
        index="btree_not_null",
        ondelete="restrict",
        help="Where it is transferred to.",
    )
    bank_account_number = fields.Char(
        "Account number",
        readonly=True,
        help="The number of the bank account as it was when it was paid.",
    )
    reference = fields.Char(
        "Number", readonly=True, help="The number of the receipt or cheque."
    )
    returned_on = fields.Date(
        "Returned on", readonly=True, help="The day on which the payment came back."
    )
    reissue_of_id = fields.Many2one(
        "coop.payout.line",
        "In place of",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The payment that came back or was lost, which this one replaces.",
    )
    counterpart_line_id = fields.Many2one(
        "account.move.line",
        "Paid from",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The journal item that it was paid from, or that settles a debt.",
    )
    note = fields.Char(help="What is to be said of it, such as why it came back.")
    move_ids = fields.One2many("coop.rebate.move", "payout_line_id", "Moves")

    _planned_uniq = models.UniqueIndex(
        "(payable_id) WHERE state = 'planned'",
        "This refund is about to be paid by another payout already.",
    )
    _amount_positive = models.Constraint(
        "CHECK (amount > 0)", "What is paid is more than 0. Remove the member instead."
    )
    _to_pay = models.Index("(batch_id, id) WHERE state = 'planned'")

    def write(self, vals):
        """Let people pay less, or to another account, as long as it is a draft."""
        if not self.env.su and vals.keys() - TYPED:
            raise AccessError(
                self.env._("What becomes of a payment comes from the buttons only.")
            )
        self.check_access("write")
        if {"amount", "bank_account_id"} & vals.keys():
            self.batch_id.sudo()._touch()
        result = super().write(vals)
        if "bank_account_id" in vals:
            for line in self.sudo():
                line.bank_account_number = line.bank_account_id.acc_number
        return result

    @api.depends("payable_id.balance", "method_id.collects")
    def _compute_balance(self):
        for line in self:
            line.balance = line.method_id._sign() * line.payable_id.balance

    @api.depends("member_id.partner_id", "member_id.merged_into_id.partner_id")
    def _compute_partner_id(self):
        for line in self:
            line.partner_id = line.member_id._payee().partner_id

    @api.constrains("amount")
    def _check_amount(self):
        for line in self:
            if line.currency_id.compare_amounts(line.amount, line.balance) > 0:
                raise UserError(
                    self.env._(
                        "For %(member)s, %(balance)s of %(year)s is open. Enter that, "
                        "or less.",
                        member=line.member_id.display_name,
                        balance=line.currency_id.format(line.balance),
                        year=line.fiscal_year_id.name,
                    )
                )

    @api.constrains("bank_account_id")
    def _check_bank_account(self):
        for line in self:
            owner = line.bank_account_id.partner_id
            if owner and owner != line.partner_id:
                raise UserError(
                    self.env._(
                        "Choose a bank account of %s.", line.member_id.display_name
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_booked(self):
        self.batch_id.sudo()._touch()

    def _become(self, state, **values):
        """Set the state of payments, and what is noted with it, at once."""
        self.env.flush_all()
        values = {"state": state, "write_uid": self.env.uid, **values}
        columns = SQL(", ").join(
            SQL("%s = %s", SQL.identifier(name), value)
            for name, value in values.items()
        )
        self.env.cr.execute(
            SQL(
                "UPDATE coop_payout_line SET %s, write_date = %s WHERE id = ANY(%s)",
                columns,
                self.env.cr.now(),
                self.ids,
            )
        )
        self.invalidate_recordset()
