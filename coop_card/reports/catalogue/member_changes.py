# SPDX-License-Identifier: LGPL-3.0-or-later
"""Changes of members."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members


class MemberChanges(models.AbstractModel):
    """One row for each noted change of a member."""

    _name = "report.coop_card.member_changes"
    _description = "Changes of members"
    _inherit = ["coop.report.definition"]
    _report_section = "control"
    _report_filters = ("date_from", "date_to", "group_ids")
    _report_groups = ("kind", "member_group")
    _report_order = ("moment desc", "number")
    _report_landscape = True

    @api.model
    def _title(self):
        return self.env._("Changes of members")

    @api.model
    def _about(self):
        return self.env._(
            "What was changed of each member, from what to what, by whom and why."
        )

    @api.model
    def _defaults(self):
        return {"period": "month"}

    @api.model
    def _columns(self, report):
        kinds = self._labels("coop.member.event", "kind")
        whats = self._labels("coop.member.event", "what")
        return (
            Column("moment", self.env._("Date and time"), "datetime", 16),
            *members.columns(self.env),
            Column("kind", self.env._("Kind"), width=14, labels=kinds),
            Column("what", self.env._("What changed"), width=12, labels=whats),
            Column("value_from", self.env._("Before"), width=16),
            Column("value_to", self.env._("After"), width=16),
            Column("user", self.env._("Done by"), width=16),
            Column("reason", self.env._("Reason"), width=18),
        )

    @api.model
    def _finished(self, row):
        """Return a change with its values as people read them, days and choices too."""
        text = self.env["coop.member.event"]._text
        told = {
            name: text(row["kind"], row["what"], row[name])
            for name in ("value_from", "value_to")
        }
        return row | told

    @api.model
    def _query(self, report):
        domain = self._narrowed(
            report,
            date_from="date >=",
            date_to="date <=",
            group_ids="member_id.group_id",
        )
        return SQL(
            """
            SELECT %(names)s, event.create_date AS moment, event.kind, event.what,
                   event.value_from, event.value_to, person.name AS user, event.reason
            FROM coop_member_event event
            LEFT JOIN coop_member member ON member.id = event.member_id %(joins)s
            LEFT JOIN res_users users ON users.id = event.create_uid
            LEFT JOIN res_partner person ON person.id = users.partner_id
            WHERE event.id IN %(events)s
            """,
            **members.LEFT_PARTS,
            events=self._readable("coop.member.event", domain),
        )
