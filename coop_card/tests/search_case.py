# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of the member search begin with."""

from datetime import date

from .totals_case import TotalsCase


class SearchCase(TotalsCase):
    """Three members to look for, and what tells them apart."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.village = cls.env["coop.member.group"].create(
            {"name": "Village 1", "code": "V1", "company_id": cls.co_op.id}
        )
        cls.farmer = cls.env["coop.occupation"].create(
            {"name": "Farmer", "code": "FARM", "company_id": cls.co_op.id}
        )
        cls.province = cls.env["res.country.state"].search(
            [("country_id.code", "=", "TH")], limit=1
        )
        cls.somchai.write(
            {
                "title": "นาย",
                "gender": "male",
                "birthdate": date(1980, 5, 31),
                "group_id": cls.village.id,
                "occupation_id": cls.farmer.id,
                "street": "99 Moo 4",
                "subdistrict": "Nong Hoi",
                "city": "Mueang",
                "state_id": cls.province.id,
                "phone": "0812345678",
                "email": "somchai@example.com",
            }
        )
        cls.malee.write(
            {
                "gender": "female",
                "birthdate": date(1996, 6, 2),
                "email": "malee@example.com",
                "join_date": date(2024, 1, 1),
                "type_id": cls.make_type("ASC").id,
            }
        )
        cls.buy_some()

    def search_for(self, user=None, **values):
        """Return a dialog of the co-op that a user, or else we, filled in."""
        defaults = {"company_id": self.co_op.id, "fiscal_year_id": self.year.id}
        searches = self.env["coop.member.search"].with_user(user or self.env.user)
        return searches.create(defaults | values)

    def found(self, **values):
        """Return the names of the members that a search finds."""
        search = self.search_for(**values)
        members = search._members().search(search._domain())
        self.assertEqual(search.member_count, len(members))
        return set(members.mapped("name"))
