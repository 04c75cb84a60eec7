# SPDX-License-Identifier: LGPL-3.0-or-later
"""Imports of members and their cards."""

from odoo import api, models
from odoo.tools import SQL

from .member_card_check import CardCheck
from .member_check import MemberCheck
from .member_columns import COLUMNS
from .member_register import Register

#: Rows whose main member is not known, or belongs to a family itself.
FAMILIES = """
SELECT row.number, row.content->>'main_number', head.id IS NULL
FROM coop_import_row row
LEFT JOIN LATERAL (
    SELECT main.id, main.content ? 'main_number' AS in_family
    FROM coop_import_row main
    WHERE main.import_id = row.import_id AND main.key = row.content->>'main_number'
    LIMIT 1
) AS head ON TRUE
WHERE row.import_id = %(import)s AND row.content ? 'main_number'
AND row.key IS DISTINCT FROM row.content->>'main_number'
AND (head.in_family OR head.id IS NULL AND NOT EXISTS (
    SELECT FROM coop_member member
    WHERE member.company_id = %(company)s
    AND member.number = row.content->>'main_number'
))
"""


class CoopImportMembers(models.AbstractModel):
    """One member in each row, with at most one card.

    A row with the number of a member changes what its filled cells say and nothing
    else; all other rows register new members.
    """

    _name = "coop.import.members"
    _description = "Import of Members"
    _inherit = ["coop.import.kind"]

    @api.model
    def _columns(self):
        return COLUMNS

    @api.model
    def _lengths(self, company):
        """Return how many digits the co-op's member and card numbers have."""
        sequence = (
            self.env["ir.sequence"]
            .sudo()
            .search(
                [("code", "=", "coop.member"), ("company_id", "=", company.id)], limit=1
            )
        )
        written = sequence.prefix or sequence.suffix
        return {
            "member": 0 if written else sequence.padding,
            "card": company.coop_card_length,
        }

    @api.model
    def _choices(self, company):
        """Return codes and names of what the co-op has."""
        return Register(self.env, company, []).choices()

    @api.model
    def _check(self, record, rows):
        for row in rows:
            row.name = _name(row.values)
        register = Register(self.env, record.company_id, rows)
        checks = MemberCheck(self, register), CardCheck(self.env, register)
        for row in rows:
            for check in checks:
                check.check(row)

    @api.model
    def _check_whole(self, record):
        """Find main members that neither the register nor the file has."""
        query = SQL(FAMILIES, **{"import": record.id}, company=record.company_id.id)
        return [
            (
                number,
                "main_number",
                main,
                self.env._("No member has this number, here or in this file.")
                if missing
                else self.env._("This member belongs to a family in this file."),
            )
            for number, main, missing in self.env.execute_query(query)
        ]


def _name(values):
    """Return the name a row gives, in one column or in two."""
    parts = (values.get("first_name"), values.get("last_name"))
    return values.get("name") or " ".join(filter(None, parts))
