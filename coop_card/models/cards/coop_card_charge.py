# SPDX-License-Identifier: LGPL-3.0-or-later
"""What members are charged for their cards."""

from odoo import api, fields, models
from odoo.fields import Command


class CoopCardCharge(models.Model):
    """The invoice for one issue of a card, and the credit note for its deposit.

    Accounting invoices; officers without accounting rights only cause it. Both papers
    begin as drafts, for an accountant to post.
    """

    _name = "coop.card.charge"
    _description = "Card Charge"
    _inherit = ["coop.company.mixin"]
    _order = "id desc"
    _rec_name = "card_id"

    event_id = fields.Many2one(
        "coop.card.event",
        "Issue",
        required=True,
        ondelete="restrict",
        help="The issue that is charged for.",
    )
    card_id = fields.Many2one(
        "coop.card", required=True, index=True, ondelete="restrict", help="The card."
    )
    member_id = fields.Many2one(related="event_id.member_id")
    deposit_product_id = fields.Many2one(
        "product.product",
        "Deposit item",
        ondelete="restrict",
        help="What the deposit was called when it was invoiced.",
    )
    move_id = fields.Many2one(
        "account.move",
        "Invoice",
        required=True,
        index=True,
        ondelete="cascade",
        help="The invoice over fee and deposit.",
    )
    refund_move_id = fields.Many2one(
        "account.move",
        "Credit note",
        index="btree_not_null",
        ondelete="set null",
        help="The credit note that pays the deposit back.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    amount_total = fields.Monetary(
        "Invoiced",
        related="move_id.amount_total",
        related_sudo=True,
        help="Fee and deposit, with tax.",
    )
    deposit_due = fields.Monetary(
        "Deposit",
        compute="_compute_deposit_due",
        compute_sudo=True,
        help="What is paid back when the card is returned.",
    )

    _once = models.Constraint(
        "UNIQUE (event_id)", "This issue of the card has been invoiced already."
    )

    @api.depends("move_id.state", "refund_move_id.state", "move_id.invoice_line_ids")
    def _compute_deposit_due(self):
        for charge in self:
            owed = charge._is_good("move_id") and not charge._is_good("refund_move_id")
            lines = charge._deposit_lines() if owed else self.env["account.move.line"]
            charge.deposit_due = sum(lines.mapped("price_total"))

    def _is_good(self, name):
        """Return whether an invoice or credit note is there and not cancelled."""
        return self[name].state not in (False, "cancel")

    def _deposit_lines(self):
        """Return the lines of the invoice that are the deposit."""
        product = self.deposit_product_id
        return self.move_id.invoice_line_ids.filtered(
            lambda line: product and line.product_id == product
        )

    @api.model
    def _invoice(self, cards):
        """Invoice what the type of each card asks for at its latest issue, once.

        :return: the charges made; none for cards whose issue has been invoiced, or
            whose type asks for nothing
        """
        issues = cards._uncharged_issues()
        moves = self.env["account.move"].sudo()
        charges = self.sudo()
        for company, events in issues.grouped("company_id").items():
            values = [self._prepare_invoice(event) for event in events]
            invoices = moves.with_company(company).create(values)
            pairs = zip(events, invoices, strict=True)
            charges |= charges.create([self._prepare(e, move) for e, move in pairs])
        return charges

    @api.model
    def _prepare(self, event, move):
        return {
            "event_id": event.id,
            "card_id": event.card_id.id,
            "company_id": event.company_id.id,
            "deposit_product_id": event.card_id.type_id.deposit_product_id.id,
            "move_id": move.id,
        }

    @api.model
    def _prepare_invoice(self, event):
        """Return the values of the draft invoice for an issue."""
        kind = event.card_id.type_id.sudo()
        products = kind.fee_product_id | kind.deposit_product_id
        lines = [{"product_id": product.id, "quantity": 1} for product in products]
        return {
            "move_type": "out_invoice",
            "company_id": event.company_id.id,
            "partner_id": event.member_id.partner_id.id,
            "invoice_origin": event.card_id.number,
            "invoice_line_ids": [Command.create(line) for line in lines],
        }

    def _pay_back(self):
        """Write a draft credit note for each deposit that is still owed."""
        owed = self.sudo().filtered("deposit_due")
        for company, charges in owed.grouped("company_id").items():
            moves = self.env["account.move"].sudo().with_company(company)
            notes = moves.create([c._prepare_credit_note() for c in charges])
            for charge, note in zip(charges, notes, strict=True):
                charge.refund_move_id = note

    def _prepare_credit_note(self):
        """Return the values of the draft credit note for the deposit."""
        copied = ("name", "quantity", "price_unit", "discount")
        lines = [
            {name: line[name] for name in copied}
            | {
                "product_id": line.product_id.id,
                "account_id": line.account_id.id,
                "tax_ids": [Command.set(line.tax_ids.ids)],
            }
            for line in self._deposit_lines()
        ]
        return {
            "move_type": "out_refund",
            "company_id": self.company_id.id,
            "partner_id": self.move_id.partner_id.id,
            "invoice_origin": self.card_id.number,
            "reversed_entry_id": self.move_id.id,
            "invoice_line_ids": [Command.create(line) for line in lines],
        }
