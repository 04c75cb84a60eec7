# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which cards are to be refused, for devices that decide by themselves."""

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules.life_cycle import CARD_REFUSED
from .queries import HOTLIST_REFRESH, HOTLIST_SINCE, HOTLIST_STATE


class CoopHotlist(models.Model):
    """The version of a co-op's hotlist: one row, which each change counts up.

    The row stays locked until the change is committed. Versions therefore become
    visible in their order, and a device that has seen one has missed none before it.
    """

    _name = "coop.hotlist"
    _description = "Hotlist"
    _inherit = ["coop.company.mixin"]
    _rec_name = "company_id"

    version = fields.Integer(
        required=True, readonly=True, help="How often the hotlist has changed."
    )

    _company_uniq = models.Constraint(
        "UNIQUE (company_id)", "A co-op has one hotlist only."
    )

    @api.model
    def _refresh(self, cards):
        """Bring the hotlist into line with the states and identifiers of cards.

        Where nothing changes, nothing is written and no version is spent.
        """
        if not cards:
            return
        self.env.flush_all()
        self.env.cr.execute(
            SQL(HOTLIST_REFRESH, cards=cards.ids, refused=[*CARD_REFUSED])
        )
        self.env["coop.hotlist.entry"].invalidate_model()
        self.invalidate_model()

    @api.model
    def _state(self, company):
        """Return version, count and digest of a co-op's hotlist as it is."""
        self.env.flush_all()
        query = SQL(HOTLIST_STATE, company=company.root_id.id)
        return self.env.execute_query_dict(query)[0]

    @api.model
    def action_open(self):
        """Show what devices of the co-op refuse, with the version they should have."""
        co_op = self.env.company.root_id
        action = self.env["ir.actions.actions"]._for_xml_id(
            "coop_card.coop_hotlist_entry_action"
        )
        name = self.env._("Hotlist, version %s", self._state(co_op)["version"])
        return action | {
            "name": name,
            "display_name": name,
            "domain": [("company_id", "=", co_op.id)],
        }

    @api.model
    def _since(self, company, version=0):
        """Return what has changed on a co-op's hotlist since a version.

        :param version: what the device has; nothing, or one that never was, for all
        :return: ``version`` now; ``full``, whether the device begins anew; ``add``,
            a list of identifiers with the states of their cards; ``remove``, a list of
            identifiers; ``count`` and ``digest`` of what is on the list now. The digest
            is the SHA-256 of the identifiers in the order of their code points, each
            on a line of its own.
        """
        root, state = company.root_id.id, self._state(company)
        full = not version or not 0 < version <= state["version"]
        changes = self.env.execute_query_dict(
            SQL(HOTLIST_SINCE, company=root, version=0 if full else version)
        )
        add = [
            {"identifier": row["value"], "state": row["state"]}
            for row in changes
            if row["listed"]
        ]
        gone = [row["value"] for row in changes if not row["listed"]]
        return {**state, "full": full, "add": add, "remove": [] if full else gone}
