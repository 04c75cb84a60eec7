# SPDX-License-Identifier: LGPL-3.0-or-later
"""Each problem is listed by row and column and says what is accepted."""

from odoo.tests import tagged

from .import_case import ImportCase

NAME = "First and last name"
ID = "1234545678781"


@tagged("post_install", "-at_install")
class TestImportProblems(ImportCase):
    """What is wrong with cells and rows."""

    def assert_cell(self, title, value, words, **cells):
        """Check the one problem of a row with this in a column."""
        row = {"Member number": "900", NAME: "Malee Boonmee", **cells, title: value}
        record = self.checked([*row], [*row.values()])
        self.assert_problem(record, 2, title, words)

    def test_cells_that_say_nothing_sensible(self):
        for title, value, words in [
            ("Date of birth", "31/2/2510", "Not a day"),
            ("Date of birth", "1/1/2599", "a living person"),
            ("Date of birth", "1/1/1850", "a living person"),
            ("Gender", "yes", "female, male or other"),
            ("Phone", "ask her", "Not a telephone number"),
            ("E-mail", "malee", "Not an e-mail address"),
            ("National ID", "1-2345-45678-78-2", "wrong or missing"),
            ("Member type", "VIP", "There is: ORD – Ordinary"),
            ("Group", "G9", "no"),
            ("Province", "Atlantis", "no"),
            ("Standing", "deceased", "active or applicant"),
            ("Member number", 12.5, "Not a whole number"),
            ("Phone", "#REF!", "an error of Excel"),
        ]:
            with self.subTest(title=title, value=value):
                words = "Nothing has this code" if words == "no" else words
                self.assert_cell(title, value, words)

    def test_provinces_are_those_of_the_country_of_the_co_op(self):
        self.co_op.country_id = self.env.ref("base.th")
        self.assert_cell("Province", "Ohio", "in Thailand. If the country is wrong")
        self.co_op.country_id = False
        self.assert_cell("Province", "Ohio", "has no country yet")

    def test_new_members_need_a_name_and_active_ones_a_day(self):
        self.assert_cell(NAME, None, "needs a name")
        row = {"Standing": "active"}
        self.assert_cell("Member since", None, "needs this day", **row)
        self.assert_cell("Member since", "1/1/2600", "lies ahead")

    def test_standings_change_on_the_member_only(self):
        self.make_member("Malee Boonmee", number="900")
        self.assert_cell("Standing", "applicant", "changed on the member only")

    def test_what_others_have_is_refused(self):
        member = self.make_member(number="1", national_id="1234545678781")
        card = self.make_card(member, number="77")
        card.identifier_ids = [(0, 0, {"medium": "qr", "value": "78"})]
        joined = {"Member since": "2020-01-01"}
        for number in ("77", "78"):
            self.assert_cell("Card number", number, "Member 1 has this card", **joined)

    def test_a_national_id_that_others_have_is_worth_a_remark(self):
        self.make_member(number="1", national_id=ID)
        record = self.checked(
            ["Member number", "Name", "National ID"],
            ["2", "Somsri", ID],
            ["3", "Manee", ID],
        )
        self.assertEqual((record.problem_count, record.todo_count), (0, 2))
        self.assertEqual(
            [(one.number, one.column, one.message) for one in record.problem_ids],
            [
                (2, "National ID", "The same as of member 1."),
                (3, "National ID", "The same as of member 1."),
                (3, "National ID", "Row 2 has the same."),
            ],
        )
        self.assertEqual(record.shown_problem_ids, record.problem_ids)
        self.assertFalse(record.remarks)
        record.action_import()
        self.work(record)
        self.assertEqual(
            self.member("2").same_national_id_ids.mapped("number"), ["1", "3"]
        )
        self.assertEqual(len(record.problem_ids), 3)

    def test_a_national_id_alone_must_tell_who_is_meant(self):
        for number in ("1", "2"):
            self.make_member(number=number, national_id=ID)
        record = self.checked(["Name", "National ID"], ["Somsri", ID])
        self.assert_problem(record, 2, "National ID", "Several members have this")

    def test_cards_are_for_active_members_and_have_numbers(self):
        self.assert_cell("Card number", "77", "Only active members")
        joined = {"Member since": "2020-01-01", "Card number": "77"}
        self.assert_cell("Card type", "GOLD", "PER – ", **joined)
        self.assert_cell(
            "Card valid until", "1/1/2560", "before its first day", **joined
        )

    def test_main_members_are_known_and_belong_to_no_family(self):
        self.assert_cell("Main member", "555", "here or in this file")
        self.assert_cell("Main member", "900", "own main member")
        head = self.make_member(number="1")
        self.make_member(number="2", main_member_id=head.id)
        self.assert_cell("Main member", "2", "belongs to a family")

    def test_rows_that_repeat_another_are_found(self):
        record = self.checked(
            ["Member number", "Name", "National ID"],
            ["1", "Somchai", None],
            ["2", "Malee", "1234545678781"],
            ["1", "Somsri", None],
            [None, "Manee", "1-2345-45678-78-1"],
            [None, "Piti Meesuk", None],
            [None, "Piti Meesuk", None],
        )
        self.assertEqual(
            [problem[:2] for problem in self.problems(record)],
            [(4, "Member number"), (5, "National ID"), (7, NAME)],
        )
        self.assertIn("row 2", self.problems(record)[0][2])

    def test_several_problems_of_a_row_are_all_listed(self):
        record = self.checked(["Name", "Gender", "Phone"], [None, "x", "y"])
        self.assertEqual(
            {column for _row, column, _message in self.problems(record)},
            {NAME, "Gender", "Phone"},
        )

    def test_a_card_without_a_number_is_no_card(self):
        record = self.checked(["Name", "Card type"], ["Malee Boonmee", "PER"])
        self.assert_problem(record, 2, "Card number", "Write the number of the card")
