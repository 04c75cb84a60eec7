# SPDX-License-Identifier: LGPL-3.0-or-later
"""The card numbers and identifiers that are to be refused."""

from odoo import api, fields, models

#: Steps that leave a card as refused as it was.
BESIDE = ("hand_in", "transfer")


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
    state = fields.Selection(related="card_id.state")
    member_id = fields.Many2one(related="card_id.member_id")
    since = fields.Datetime(
        compute="_compute_cause", help="When the card came to its present state."
    )
    reason = fields.Char(
        compute="_compute_cause", help="Why, as entered with the step."
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

    @api.depends("card_id.event_ids")
    def _compute_cause(self):
        """Take when and why from the step that led each card to its state."""
        steps = [("card_id", "in", self.card_id.ids), ("step", "not in", BESIDE)]
        events = self.env["coop.card.event"]
        groups = events._read_group(steps, ["card_id"], ["id:max"])
        latest = {card: events.browse(event_id) for card, event_id in groups}
        for entry in self:
            event = latest.get(entry.card_id, events)
            entry.since, entry.reason = event.effective_at, event.reason
