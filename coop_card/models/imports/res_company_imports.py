# SPDX-License-Identifier: LGPL-3.0-or-later
"""How long a co-op keeps what it imported."""

from odoo import fields, models


class ResCompany(models.Model):
    """Says after how many days imported files are deleted."""

    _inherit = "res.company"

    coop_import_days = fields.Integer(
        "Keep imported files",
        default=30,
        help="So many days after anybody last worked on an import, its file and what "
        "its rows say of people are deleted. The figures stay.",
    )

    _coop_import_days = models.Constraint(
        "CHECK (coop_import_days >= 0)", "Keep imported files for 0 days or more."
    )
