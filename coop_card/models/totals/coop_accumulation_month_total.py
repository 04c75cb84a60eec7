# SPDX-License-Identifier: LGPL-3.0-or-later
"""The settled part of what the ledger adds up to, month by month."""

from odoo import fields, models


class CoopAccumulationMonthTotal(models.Model):
    """What was booked in a month of a year, at a branch and in a category.

    A year of a large ledger is some ten thousand rows: the home page reads them at
    once. A fiscal year may begin within a month, which then has rows in two years.
    Readers add what is pending. Nobody reads it on a screen; its columns are plain
    numbers, for the ledger has checked already what they refer to.
    """

    _name = "coop.accumulation.month.total"
    _description = "Settled Total of a Month"
    _log_access = False

    company_id = fields.Integer(required=True, help="The co-op.")
    fiscal_year_id = fields.Integer(required=True, help="The year of the lines.")
    month = fields.Date(required=True, help="The first day of the month.")
    branch_id = fields.Integer(help="Where it happened.")
    category_id = fields.Integer(required=True, help="The category of the lines.")
    direction = fields.Char(required=True, help="Purchase or sale.")
    amount = fields.Float(digits=0, help="Without the tax beside it.")
    amount_tax = fields.Float("Tax", digits=0, help="The tax on top of the amount.")

    _key_uniq = models.UniqueIndex(
        "(fiscal_year_id, month, COALESCE(branch_id, 0), category_id, direction)",
        "These lines are summed up already.",
    )
