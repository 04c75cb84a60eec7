# SPDX-License-Identifier: LGPL-3.0-or-later
"""What members accumulated, by year, category, type and direction."""

from odoo import models


class CoopAccumulationTotal(models.Model):
    """The settled part of what the ledger adds up to; see the pending part."""

    _name = "coop.accumulation.total"
    _description = "Accumulation Total"
    _inherit = ["coop.accumulation.sum.mixin"]
    _log_access = False

    _key_uniq = models.Constraint(
        "UNIQUE (member_id, fiscal_year_id, category_id, member_type_id, direction)",
        "These lines are summed up already.",
    )
    _year_idx = models.Index("(fiscal_year_id, category_id, direction)")
