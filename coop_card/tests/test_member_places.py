# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members found by a part of the name of a place."""

from unittest.mock import patch

from ..models.members import coop_member_places
from .builders import CoopCase


class TestMemberPlaces(CoopCase):
    """A part of a name finds what the whole names that hold it find."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name, subdistrict, city in (
            ("Somchai", "Nong Hoi", "Mueang"),
            ("Malee", "NONG_KHAI", "San Sai"),
            ("Idle", False, False),
        ):
            cls.make_member(name, subdistrict=subdistrict, city=city)

    def found(self, *condition):
        """Return the names of the members of the co-op that fit a condition."""
        members = self.env["coop.member"]
        domain = [("company_id", "=", self.co_op.id), condition]
        return set(members.search(domain).mapped("name"))

    def check(self):
        """Check parts of names, in either case and with signs that mean something."""
        for text, names in (
            ("nong", {"Somchai", "Malee"}),
            ("HOI", {"Somchai"}),
            ("g_k", {"Malee"}),
            ("%", set()),
            ("nowhere", set()),
        ):
            with self.subTest(text):
                self.assertEqual(self.found("subdistrict", "ilike", text), names)
        self.assertEqual(self.found("city", "ilike", "sai"), {"Malee"})
        others = self.found("subdistrict", "not ilike", "hoi")
        self.assertEqual(others, {"Malee", "Idle"})
        everybody = self.found("subdistrict", "ilike", "")
        self.assertEqual(everybody, {"Somchai", "Malee", "Idle"})

    def test_a_part_of_a_name_is_enough(self):
        self.check()

    def test_too_many_names_are_no_obstacle(self):
        with patch.object(coop_member_places, "MOST_NAMES", 0):
            self.check()
