# SPDX-License-Identifier: LGPL-3.0-or-later
"""The home page of the app: what it shows."""

from odoo import api, fields, models

from ...rules.day import plain


class CoopHome(models.AbstractModel):
    """The co-op at a glance: its year, its members and cards, and what waits.

    The web client gets all of it in one call, with as many statements whatever the size
    of the ledger. Everybody sees what their own access rules let them see.
    """

    _name = "coop.home"
    _description = "Home"

    @api.model
    @api.readonly
    def get_page(self):
        """Return the home page of the co-op the user works in, as plain data."""
        self.env["coop.accumulation.day"].check_access("read")
        return plain(self._page())

    def _page(self):
        """Return the parts of the page; a hook for addons that show more."""
        co_op = self.env.company.root_id
        zone = self.with_context(tz=co_op.coop_tz)
        local = fields.Datetime.context_timestamp(zone, fields.Datetime.now())
        accumulation = self._accumulation(co_op)
        members = self._members(co_op)
        return {
            "co_op": co_op.sudo().name,
            "day": self.env["coop.era.mixin"]._format_day(co_op._coop_today()),
            "time": local.strftime("%H:%M"),
            "currency_id": co_op.sudo().currency_id.id,
            "empty": not (accumulation["directions"] or members["known"]),
            "may_register": self.env["coop.member"].has_access("create"),
            "accumulation": accumulation,
            "members": members,
            "cards": self._cards(co_op),
            "waiting": self._waiting(co_op),
        }
