# SPDX-License-Identifier: LGPL-3.0-or-later
"""The year in which a member bought or sold last."""

from odoo import fields, models


class CoopMember(models.Model):
    """Knows the member's latest year with lines in the ledger.

    The settlement marks a member once a year. Until then the year's first line is
    pending.
    """

    _inherit = "coop.member"

    last_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Last movement",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="The latest fiscal year in which the member bought something or sold "
        "something to the co-op, as of the last settlement.",
    )
