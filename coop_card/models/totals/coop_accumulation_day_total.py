# SPDX-License-Identifier: LGPL-3.0-or-later
"""The settled part of what the ledger adds up to, day by day."""

from odoo import fields, models


class CoopAccumulationDayTotal(models.Model):
    """What was booked for a day, a place and a category, once it is settled.

    Nobody reads it on a screen: ``coop.accumulation.day`` adds what is pending. Its
    columns are plain numbers, for the ledger has checked already what they refer to.
    """

    _name = "coop.accumulation.day.total"
    _description = "Settled Total of a Day"
    _log_access = False

    company_id = fields.Integer(required=True, help="The co-op.")
    date = fields.Date(required=True, help="The day of the lines.")
    branch_id = fields.Integer(help="Where it happened.")
    terminal_id = fields.Integer(help="The device that posted it.")
    operator_id = fields.Integer(help="Who worked the terminal.")
    category_id = fields.Integer(required=True, help="The category of the lines.")
    direction = fields.Char(required=True, help="Purchase or sale.")
    origin = fields.Char(required=True, help="The channel the lines came through.")
    quantity = fields.Float(digits="Product Unit", help="In the category's unit.")
    amount = fields.Float(digits=0, help="Without the tax beside it.")
    amount_tax = fields.Float("Tax", digits=0, help="The tax on top of the amount.")
    line_count = fields.Integer("Lines", help="How many lines are summed up.")
    transaction_count = fields.Integer(
        "Transactions", help="How many transactions have their first line here."
    )

    # It also finds the days of a co-op.
    _key_uniq = models.UniqueIndex(
        "(company_id, date, COALESCE(branch_id, 0), COALESCE(terminal_id, 0), "
        "COALESCE(operator_id, 0), category_id, direction, origin)",
        "These lines are summed up already.",
    )
    # A month is found by where it lies on the disk: rows come in by their days.
    _date_idx = models.Index("USING brin (date)")
