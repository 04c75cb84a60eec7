# SPDX-License-Identifier: LGPL-3.0-or-later
"""Ways in which members get their refunds."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: What a new co-op begins with, by code; the first one is for members who chose none.
METHODS = {
    "CASH": ("cash", _lt("Cash at the office")),
    "BANK": ("bank", _lt("Bank transfer")),
    "MEET": ("meeting", _lt("Cash at a village meeting")),
    "CHQ": ("cheque", _lt("Cheque")),
    "OFF": ("offset", _lt("Against what the member owes")),
    "SHA": ("shares", _lt("As share capital")),
    "RES": ("reserve", _lt("Unclaimed, to the reserve")),
    "BACK": ("repaid", _lt("Paid back by members")),
}


class CoopPayoutMethod(models.Model):
    """One way in which a co-op pays refunds, and the accounts it is booked to.

    The first method that members may choose is the one for those who chose none.
    """

    _name = "coop.payout.method"
    _description = "Payout Method"
    _inherit = ["coop.company.mixin", "coop.coded.mixin", "coop.logged.mixin"]
    _order = "sequence, id"

    name = fields.Char(
        required=True, translate=True, help="How members and colleagues call it."
    )
    code = fields.Char(required=True, help="Short, such as BANK; for lists.")
    sequence = fields.Integer(
        default=10,
        help="The order in lists. The first method that members may choose is for "
        "those who chose none.",
    )
    active = fields.Boolean(
        default=True, help="Archived: nobody chooses it any more; payouts keep it."
    )
    kind = fields.Selection(
        [
            ("bank", "Bank transfer"),
            ("cash", "Cash"),
            ("meeting", "Cash at a meeting"),
            ("cheque", "Cheque"),
            ("offset", "Against what the member owes"),
            ("shares", "Share capital"),
            ("reserve", "Unclaimed, to the reserve"),
            ("repaid", "Paid back by members"),
        ],
        required=True,
        default="bank",
        help="What a payout does, and which papers come with it.",
    )
    journal_id = fields.Many2one(
        "account.journal",
        check_company=True,
        domain="[('type', 'in', ('bank', 'cash', 'general'))]",
        ondelete="restrict",
        help="The journal of the entries. Empty: the co-op's first bank or cash "
        "journal, or its journal of refunds.",
    )
    account_id = fields.Many2one(
        "account.account",
        check_company=True,
        ondelete="restrict",
        help="Credited with what is paid, debited with what is paid back. Empty: the "
        "account of payments on their way, or else of the journal; for shares and the "
        "reserve what the settings name.",
    )
    collects = fields.Boolean(
        compute="_compute_collects",
        store=True,
        help="Members pay back what they were paid too much.",
    )
    number_sequence_id = fields.Many2one(
        "ir.sequence",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Gives receipts or cheques their numbers.",
    )
    next_number = fields.Integer(
        "Next number",
        compute="_compute_next_number",
        inverse="_inverse_next_number",
        help="Of the next receipt or cheque, such as the first of a new cheque book.",
    )

    _code_uniq = models.Constraint(
        "UNIQUE (company_id, code)", "Another payout method has this code."
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Give each method that counts its payments a sequence of numbers."""
        methods = super().create(vals_list)
        for method in methods.filtered(lambda one: one._kind().numbered):
            method._make_sequence()
        return methods

    def write(self, vals):
        """Keep what kind a method is; make another one instead."""
        if any(one.kind != vals.get("kind", one.kind) for one in self):
            raise UserError(
                self.env._("A method stays of its kind. Make another one instead.")
            )
        return super().write(vals)

    def _make_sequence(self):
        self.number_sequence_id = (
            self.env["ir.sequence"]
            .sudo()
            .create(
                {
                    "name": self.name,
                    "implementation": "no_gap",
                    "padding": 6,
                    "company_id": self.company_id.id,
                }
            )
        )

    @api.depends("kind")
    def _compute_collects(self):
        for method in self:
            method.collects = bool(method.kind) and method._kind().collects

    @api.depends("number_sequence_id")
    def _compute_next_number(self):
        for method in self:
            sequence = method.sudo().number_sequence_id
            method.next_number = sequence.number_next_actual

    def _inverse_next_number(self):
        for method in self.filtered("number_sequence_id"):
            method.sudo().number_sequence_id.number_next_actual = method.next_number

    @api.constrains("next_number")
    def _check_next_number(self):
        for method in self:
            if method.number_sequence_id and method.next_number < 1:
                raise ValidationError(self.env._("Numbers begin with 1."))

    @api.model
    def _choosable(self):
        """Return the domain of the methods that members may choose."""
        return [("kind", "in", self._kinds_that("by_choice"))]

    @api.model
    def _usual(self, company):
        """Return the method of members who chose none."""
        own = [("company_id", "=", company.id)]
        return self.search([*own, *self._choosable()], limit=1)

    @api.model
    def _suggested(self, company, payables):
        """Return the method for refund accounts: members who owe are to pay back."""
        if payables and all(payable.balance < 0 for payable in payables):
            own = [("company_id", "=", company.id), ("collects", "=", True)]
            return self.search(own, limit=1)
        return self._usual(company)

    @api.model
    def _set_up(self, companies):
        """Give each co-op that has none the methods to begin with."""
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        methods = self.with_context(active_test=False)
        known = methods.search([("company_id", "in", companies.ids)]).company_id
        for company in companies - known:
            for place, (code, (kind, name)) in enumerate(METHODS.items()):
                values = {"kind": kind, "name": str(name), "code": code}
                self.create(
                    {"company_id": company.id, "sequence": place, **values}
                ).update_field_translations(
                    "name", {lang: name._translate(lang) for lang in languages}
                )

    def _journal(self):
        """Return the journal that this method's entries stand in.

        :raise UserError: when there is none
        """
        method, kind = self.sudo(), self._kind()
        journal = method.journal_id
        if not journal and kind.journal:
            journal = journal.search(
                [
                    ("company_id", "=", method.company_id.id),
                    ("type", "=", kind.journal),
                ],
                limit=1,
            )
        elif not journal:
            journal = method.company_id.coop_rebate_journal_id
        if not journal:
            raise UserError(
                self.env._(
                    "The payout method %s has no journal. Somebody with rights in "
                    "Accounting chooses one under Configuration › Refund › Payout "
                    "methods.",
                    self.name,
                )
            )
        return journal

    def _account(self):
        """Return the account that is credited with what is paid.

        :raise UserError: when there is none
        """
        method, kind = self.sudo(), self._kind()
        account = method.account_id
        if not account and kind.account:
            account = method.company_id[kind.account]
        elif not account:
            journal = self._journal()
            lines = (
                journal.inbound_payment_method_line_ids
                if self.collects
                else journal.outbound_payment_method_line_ids
            )
            account = lines.payment_account_id[:1] or journal.default_account_id
        if not account:
            raise UserError(
                self.env._("Choose an account for the payout method %s.", self.name)
            )
        if account == method.company_id.coop_rebate_payable_account_id:
            raise UserError(
                self.env._(
                    "Refunds cannot be paid from %(account)s, on which they are owed. "
                    "Choose another account for the payout method %(method)s.",
                    account=account.display_name,
                    method=self.name,
                )
            )
        return account

    def _currency(self):
        """Return the currency of the account that payments are made from.

        :raise UserError: when there is no account
        """
        method, own = self.sudo(), self.company_id.currency_id
        if self._kind().settles:
            return own
        return method._account().currency_id or method._journal().currency_id or own
