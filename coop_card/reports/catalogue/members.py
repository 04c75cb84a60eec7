# SPDX-License-Identifier: LGPL-3.0-or-later
"""How reports name members: the columns, and the SQL that reads them."""

from odoo.tools import SQL

from ..table import Column

#: What statements need to name the table ``member``: its names, and the joins they
#: come from. Thai titles are written without a blank (U+0E00 to U+0E7F), as
#: ``rules/names.py`` has it.
PARTS = {
    "names": SQL(
        """
        member.id AS number_id, member.number, member_group.name AS member_group,
        concat(
            member.title,
            CASE WHEN member.title > '' AND NOT ascii(right(member.title, 1))
                      BETWEEN 3584 AND 3711 THEN ' ' END,
            partner.name
        ) AS name
        """
    ),
    "joins": SQL(
        """
        JOIN res_partner partner ON partner.id = member.partner_id
        LEFT JOIN coop_member_group member_group ON member_group.id = member.group_id
        """
    ),
}
#: The same where there may be no member.
LEFT_PARTS = PARTS | {"joins": SQL("LEFT %s", PARTS["joins"])}


def columns(env):
    """Return the columns that name a member: number, name and group."""
    return (
        Column("number", env._("Member no."), width=10, link="coop.member"),
        Column("name", env._("Name"), width=28),
        Column("member_group", env._("Member group"), width=18),
    )
