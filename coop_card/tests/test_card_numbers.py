# SPDX-License-Identifier: LGPL-3.0-or-later
"""Card numbers and other identifiers."""

from psycopg2.errors import UniqueViolation

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form
from odoo.tools import mute_logger

from ..rules.card_number import is_sound
from .builders import CoopCase

PATTERNS = (
    ("########*", "luhn", "000000018"),
    ("9764 #####*", "mod_11_10", "9764000012"),
    ("K-####", "none", "K0001"),
    ("######*", "damm", "0000013"),
    ("V#####*", "verhoeff", "V000012"),
)


class TestCardNumbers(CoopCase):
    """A card is found by its number and by whatever else it is read by."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kind = cls.env["coop.card.type"].search(
            [("company_id", "=", cls.co_op.id)], limit=1
        )

    def card(self, number=None, *identifiers, **values):
        """Return a new card with identifiers of radio tags."""
        lines = [(0, 0, {"medium": "rfid", "value": one}) for one in identifiers]
        values |= {"number": number, "identifier_ids": lines}
        return self.env["coop.card"].create({"company_id": self.co_op.id, **values})

    def test_each_pattern_makes_numbers_with_its_check_digit(self):
        for pattern, method, first in PATTERNS:
            kind = self.env["coop.card.type"].create(
                {
                    "name": pattern,
                    "code": f"{pattern}{method}",
                    "number_pattern": pattern,
                    "check_method": method,
                    "company_id": self.co_op.id,
                }
            )
            numbers = kind._reserve_numbers(5)
            with self.subTest(pattern=pattern, method=method):
                self.assertEqual(numbers[0], first)
                self.assertEqual(len(set(numbers)), 5)
                for number in numbers:
                    self.assertTrue(is_sound(number, pattern, method))

    def test_types_with_one_pattern_count_together(self):
        types = self.env["coop.card.type"].search([("company_id", "=", self.co_op.id)])
        numbers = [kind._reserve_numbers(1)[0] for kind in types]
        self.assertEqual(
            [number[:-1] for number in numbers],
            [f"{n:08}" for n in range(1, len(types) + 1)],
        )

    def test_numbers_that_are_taken_are_passed_over(self):
        taken = self.kind._numbers(1, 150)
        for number in taken[:3] + taken[4:]:
            self.card(number)
        self.assertEqual(self.card().number, taken[3])
        self.assertEqual(self.card().number, self.kind._numbers(151, 1)[0])

    def test_a_number_that_is_an_identifier_is_passed_over(self):
        number = self.kind._numbers(1, 1)[0][:8]
        self.kind.write({"number_pattern": "########", "check_method": "none"})
        self.card("A1", number)
        self.assertEqual(self.card().number, "00000002")

    def test_a_pattern_that_is_used_up_says_so(self):
        self.kind.write({"number_pattern": "#*", "next_number": 9})
        self.card()
        with self.assertRaisesRegex(UserError, "no more numbers"):
            self.card()

    def test_a_pattern_without_a_running_digit_is_refused(self):
        for pattern in ("*", "12345", "####", "##**"):
            with self.subTest(pattern=pattern), self.assertRaises(ValidationError):
                self.kind.number_pattern = pattern

    def test_typed_numbers_are_filled_with_zeros_as_the_co_op_sets(self):
        self.co_op.coop_card_length = 8
        self.assertEqual(self.card("12 34").number, "00001234")
        self.assertEqual(self.card("K-12").number, "K12")

    def test_a_wrong_check_digit_is_refused_where_the_co_op_wants_it(self):
        self.card("000000019")
        self.co_op.coop_card_check_typed = True
        with self.assertRaisesRegex(ValidationError, "check digit"):
            self.card("000000029")
        self.assertEqual(self.card("000000026").number, "000000026")

    def test_a_card_is_found_however_it_is_read(self):
        self.co_op.coop_card_length = 9
        card = self.card("26", "04:A2:2B:5C")
        for read in ("000000026", "26", " 00000-0026", "๒๖", "04a22b5c", "04 A2 2B 5C"):
            self.assertEqual(card._find(read, self.co_op), card, read)
        self.assertFalse(card._find("27", self.co_op))

    def test_a_card_is_searched_by_its_identifier(self):
        card = self.card("K7", "04A22B5C")
        self.assertEqual(card.name_search("04A22B5C"), [(card.id, card.display_name)])

    def test_a_purchase_is_booked_by_an_identifier(self):
        member = self.make_member()
        card = self.make_card(member)
        line = {"card_id": card.id, "medium": "rfid", "value": "04A22B5CDEADBE"}
        self.env["coop.card.identifier"].create(line)
        booked = self.book(self.document(card="04:a2:2b:5c:de:ad:be"))
        self.assertEqual((booked.card_id, booked.member_id), (card, member))

    def test_a_purchase_is_booked_by_a_number_without_its_zeros(self):
        self.co_op.coop_card_length = 9
        card = self.make_card()
        booked = self.book(self.document(card=card.number.lstrip("0")))
        self.assertEqual(booked.card_id, card)

    def test_radio_tags_have_four_seven_or_ten_bytes(self):
        for value in ("04A22B5C", "04A22B5CDEADBE", "04A22B5CDEADBEEF0102"):
            self.card(None, value)
        for value in ("04A22B", "04A22B5X", "04A22B5C04A22B5C"):
            with self.subTest(value=value), self.assertRaises(ValidationError):
                self.card(None, value)

    @mute_logger("odoo.sql_db")
    def test_an_identifier_belongs_to_one_card_of_a_co_op(self):
        self.card("K1", "04A22B5C")
        with self.assertRaises(UniqueViolation), self.cr.savepoint():
            self.card("K2", "04:A2:2B:5C")
        other = self.env["res.company"].create({"name": "Other Co-op"})
        self.card("K2", "04A22B5C", company_id=other.id)

    @mute_logger("odoo.sql_db")
    def test_no_identifier_is_the_number_of_a_card(self):
        self.card("04000001")
        self.card("K4", "05000001")
        for number, tag in (
            ("K3", "04000001"),
            ("05000001", "06000001"),
            ("07000001", "07000001"),
        ):
            with (
                self.subTest(number=number),
                self.assertRaises(UniqueViolation) as caught,
                self.cr.savepoint(),
            ):
                self.card(number, tag)
            said = self.env["coop.card.code"]._sql_error_to_message(caught.exception)
            self.assertEqual(said, "A card already has this number or is read by it.")

    def test_no_identifier_becomes_a_number_by_its_zeros(self):
        self.co_op.coop_card_length = 10
        self.card("04000001")
        with self.assertRaisesRegex(ValidationError, "number of card 0004000001"):
            self.card("K3", "04000001")

    def test_identifiers_are_typed_on_the_card(self):
        officer = self.make_user("officer")
        card = self.card("K5").with_user(officer)
        with Form(card) as form, form.identifier_ids.new() as line:
            line.medium = "rfid"
            line.reading = "04:a2:2b:5d"
        self.assertEqual(form.record.identifier_ids.value, "04A22B5D")

    def test_a_new_card_gets_a_type_of_its_own_co_op(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        card = self.card(company_id=other.id)
        self.assertEqual(card.type_id.company_id, other)
