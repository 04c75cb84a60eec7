# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a co-op sets for all its terminals."""

from odoo import fields, models


class ResCompany(models.Model):
    """Adds the texts of slips, and how long terminals go on by themselves."""

    _inherit = "res.company"

    coop_receipt_header = fields.Text(
        "Above each slip",
        translate=True,
        help="What slips of terminals begin with, such as name and telephone number. "
        "A branch may have a text of its own.",
    )
    coop_receipt_footer = fields.Text(
        "Below each slip",
        translate=True,
        help="What slips of terminals say below, such as thanks.",
    )
    coop_receipt_advert = fields.Text(
        "Advertisement",
        translate=True,
        help="What slips of terminals end with, such as this week's offers.",
    )
    coop_offline_hours = fields.Integer(
        "Hours without a connection",
        default=72,
        help="After so many hours without a connection a terminal takes no purchases "
        "any more; 0: it goes on for as long as it takes.",
    )

    _coop_offline_hours_not_negative = models.Constraint(
        "CHECK (coop_offline_hours >= 0)", "A number of hours cannot be negative."
    )
