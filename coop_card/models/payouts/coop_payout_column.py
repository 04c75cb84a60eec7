# SPDX-License-Identifier: LGPL-3.0-or-later
"""The columns of the file that a bank takes payments from."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...rules.bank_file import KINDS
from .bank_sources import SOURCES


class CoopPayoutColumn(models.Model):
    """One value of each payment in the bank's file, and how it is written."""

    _name = "coop.payout.column"
    _description = "Column of a Bank File"
    _order = "method_id, sequence, id"
    _rec_name = "heading"

    method_id = fields.Many2one(
        "coop.payout.method",
        "Payout method",
        required=True,
        index=True,
        ondelete="cascade",
        help="Whose file the column is in.",
    )
    company_id = fields.Many2one(
        related="method_id.company_id", store=True, precompute=True, index=True
    )
    sequence = fields.Integer(default=10, help="The order of the columns.")
    heading = fields.Char(help="What stands above it, where the file has a heading.")
    source = fields.Selection(
        [
            ("account_number", "Bank account number"),
            ("account_holder", "Account holder"),
            ("bank_name", "Bank"),
            ("bank_code", "Bank code (BIC)"),
            ("amount", "Amount"),
            ("date", "Payment date"),
            ("place", "Number of the line"),
            ("member_number", "Member number"),
            ("member_name", "Member's name"),
            ("phone", "Member's telephone"),
            ("fiscal_year", "Fiscal year"),
            ("reference", "Payout and member number"),
            ("fixed", "Always the same text"),
        ],
        required=True,
        default="account_number",
        help="What the column tells of a payment.",
    )
    text = fields.Char("Fixed text", help="What stands in each line.")
    form = fields.Selection(
        [
            ("text", "As it is"),
            ("digits", "Digits only"),
            ("amount", "1250.50"),
            ("hundredths", "125050"),
            ("day", "31/12/2026"),
            ("day_compact", "31122026"),
            ("day_iso", "2026-12-31"),
            ("day_buddhist", "31/12/2569"),
        ],
        "Written as",
        required=True,
        default="text",
        help="How the bank wants the value.",
    )
    width = fields.Integer(
        help="Letters it takes: names get blanks behind, numbers zeros before. 0: as "
        "many as it has."
    )

    _width_not_negative = models.Constraint(
        "CHECK (width >= 0)", "A width cannot be below 0."
    )

    @api.constrains("source", "form", "width", "method_id")
    def _check_form(self):
        for column in self:
            kind = SOURCES[column.source].kind
            if kind not in KINDS[column.form]:
                raise ValidationError(
                    self.env._(
                        "“%(value)s” cannot be written as %(form)s.",
                        value=column._choice("source"),
                        form=column._choice("form"),
                    )
                )
            if column.method_id.bank_file_kind == "fixed" and not column.width:
                raise ValidationError(
                    self.env._("In a file of fixed widths, each column needs a width.")
                )

    def _choice(self, name):
        """Return how the value of a selection is called."""
        choices = self._fields[name]._description_selection(self.env)
        return dict(choices)[self[name]]
