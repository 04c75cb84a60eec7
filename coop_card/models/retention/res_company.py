# SPDX-License-Identifier: LGPL-3.0-or-later
"""How long a co-op keeps personal data of members who left."""

from datetime import timedelta

from odoo import fields, models

from .queries import NOTICE_DAYS


class ResCompany(models.Model):
    """Says after how many years members who left become anonymous."""

    _inherit = "res.company"

    coop_member_years = fields.Integer(
        "Keep personal data of members who left",
        default=0,
        required=True,
        help="So many years after members left, their personal data is removed; the "
        "figures stay. 0: it is kept.",
    )
    coop_anonymous_from = fields.Date(
        "Personal data removed from",
        readonly=True,
        help="Nobody becomes anonymous before: there is time to look who will.",
    )

    _coop_member_years = models.Constraint(
        "CHECK (coop_member_years >= 0)",
        "Keep personal data of members who left for 0 years or more.",
    )

    def write(self, vals):
        """Give notice before what was set anew begins to count."""
        years = vals.get("coop_member_years")
        anew = self.filtered(lambda one: years not in (None, one.coop_member_years))
        written = super().write(vals)
        for company in anew:
            begin = company._coop_today() + timedelta(days=NOTICE_DAYS)
            company.coop_anonymous_from = begin
        return written
