# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whether the set-up guide is still wanted."""

from odoo import fields, models


class ResCompany(models.Model):
    """The co-op that is set up."""

    _inherit = "res.company"

    coop_guide_hidden = fields.Boolean(
        "Hide the set-up guide",
        help="The home page no longer shows it to managers; Configuration does.",
    )
