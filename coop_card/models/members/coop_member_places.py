# SPDX-License-Identifier: LGPL-3.0-or-later
"""How members are found by a part of the name of a place."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL, escape_psql

#: Fields with few different values in an index, among however many members.
PLACES = ("subdistrict", "city")

#: With more names than that, it is faster to look at every member.
MOST_NAMES = 100

#: The contacts are found first, from the index, whatever else a search asks for: the
#: database would rather look at all members in their order, for a page of few.
LIVING_THERE = "%(contact)s = ANY(ARRAY(SELECT id FROM res_partner WHERE %(place)s))"


class CoopMember(models.Model):
    """Looks for the names of places first, and for members by whole names then.

    A co-op's members live in some hundred places. Finding those that hold a text takes
    a moment; looking for the text in each contact's address takes a second.
    """

    _inherit = "coop.member"

    @api.model
    def _search(self, domain, *args, **options):
        """Search as Odoo does, and know the places by their names."""
        domain = Domain(domain).map_conditions(self._place_by_name)
        return super()._search(domain, *args, **options)

    def _place_by_name(self, condition):
        """Return a condition on a part of a place's name as one on whole names."""
        name, text = condition.field_expr, condition.value
        if name not in PLACES or condition.operator != "ilike" or not text:
            return condition
        names = self._places_that_hold(name, str(text))
        if len(names) > MOST_NAMES:
            return condition
        place = SQL("%s = ANY(%s)", SQL.identifier(name), names)
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                LIVING_THERE,
                contact=SQL.identifier(alias, "partner_id"),
                place=place,
            )
        )

    def _places_that_hold(self, field_name, text):
        """Return the names in use that hold a text; one more than the most, if more."""
        unaccent = self.env.registry.unaccent
        rows = self.env.execute_query(
            SQL(
                "%(candidates)s SELECT value FROM candidate"
                " WHERE %(value)s ILIKE %(text)s LIMIT %(most)s",
                candidates=self._candidates(field_name),
                value=unaccent(SQL("value")),
                text=unaccent(SQL("%s", f"%{escape_psql(text)}%")),
                most=MOST_NAMES + 1,
            )
        )
        return [name for (name,) in rows]
