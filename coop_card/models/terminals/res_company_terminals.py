# SPDX-License-Identifier: LGPL-3.0-or-later
"""How often a co-op's terminals may ask."""

from odoo import fields, models


class ResCompany(models.Model):
    """Limits the requests of each of its terminals."""

    _inherit = "res.company"

    coop_request_rate = fields.Integer(
        "Requests a minute",
        default=120,
        required=True,
        help="How often each terminal may ask, in the long run; 0: no limit. One that "
        "asks more often is told to wait, and loses nothing.",
    )
    coop_request_burst = fields.Integer(
        "Requests at once",
        default=240,
        required=True,
        help="How many requests a terminal may send in a row after a rest, such as "
        "when it delivers what it took without a connection.",
    )
    coop_inquiry_rate = fields.Integer(
        "Card inquiries a minute",
        default=30,
        required=True,
        help="How often each terminal may ask about a card, so that nobody tries out "
        "card numbers; 0: no limit.",
    )

    _coop_limits = models.Constraint(
        "CHECK (coop_request_rate >= 0 AND coop_request_burst >= 1"
        " AND coop_inquiry_rate >= 0)",
        "Requests and inquiries of terminals cannot be fewer than 0, and those at once "
        "no fewer than 1.",
    )
