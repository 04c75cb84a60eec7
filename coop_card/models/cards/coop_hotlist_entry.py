# SPDX-License-Identifier: LGPL-3.0-or-later
"""The card numbers and identifiers that are to be refused."""

from odoo import fields, models


class CoopHotlistEntry(models.Model):
    """A card number or other identifier that is on the hotlist, or was.

    One that has been taken off stays, so that devices learn of it.
    """

    _name = "coop.hotlist.entry"
    _description = "Hotlist Entry"
    _inherit = ["coop.company.mixin"]
    _order = "version desc, id"
    _rec_name = "value"

    card_id = fields.Many2one(
        "coop.card",
        required=True,
        index=True,
        readonly=True,
        ondelete="cascade",
        help="The card that is or was read by the identifier.",
    )
    value = fields.Char(
        "Identifier",
        required=True,
        readonly=True,
        help="The card's number, or what else it is read by.",
    )
    listed = fields.Boolean(
        readonly=True, help="Whether it is refused; otherwise it was once."
    )
    version = fields.Integer(
        required=True,
        readonly=True,
        help="The version of the hotlist in which this changed last.",
    )

    _value_uniq = models.Constraint(
        "UNIQUE (company_id, value)", "This identifier is on the hotlist already."
    )
    _version_idx = models.Index("(company_id, version)")
