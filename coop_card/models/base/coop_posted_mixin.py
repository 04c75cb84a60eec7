# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who posted something, and when."""

from odoo import fields, models


class CoopPostedMixin(models.AbstractModel):
    """Keeps who posted what is booked as a whole, for all to see."""

    _name = "coop.posted.mixin"
    _description = "Posted by Somebody"

    posted_by_id = fields.Many2one(
        "res.users",
        "Posted by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Who posted it.",
    )
    posted_at = fields.Datetime(
        "Posted on", readonly=True, copy=False, help="When it was posted."
    )
