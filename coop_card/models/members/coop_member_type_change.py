# SPDX-License-Identifier: LGPL-3.0-or-later
"""Dated changes of the member type that take effect by themselves."""

from odoo import api, models
from odoo.tools import SQL

#: Members of a co-op whose type differs from the one their history gives for a day.
OUTDATED = """
    SELECT member.id
      FROM coop_member member
      JOIN LATERAL (
               SELECT period.type_id
                 FROM coop_member_type_period period
                WHERE period.member_id = member.id
                  AND period.date_from <= %(today)s
             ORDER BY period.date_from DESC
                LIMIT 1
           ) current ON TRUE
     WHERE member.company_id = %(company)s
       AND member.type_id <> current.type_id
"""


class CoopMember(models.Model):
    """Lets a type that was entered for a later day begin on that day."""

    _inherit = "coop.member"

    @api.model
    def _cron_apply_type_changes(self):
        """Give members the type their history says they have from today on."""
        self.env["coop.member.type.period"].flush_model()
        self.flush_model(["company_id", "type_id"])
        for company in self.env["res.company"].search([("parent_id", "=", False)]):
            members = self._with_outdated_type(company)
            self.env.add_to_compute(self._fields["type_id"], members)
            members.flush_recordset(["type_id"])

    @api.model
    def _with_outdated_type(self, company):
        """Return the members of a co-op whose type is no longer the one of today."""
        query = SQL(OUTDATED, company=company.id, today=company._coop_today())
        return self.browse(member_id for [member_id] in self.env.execute_query(query))
