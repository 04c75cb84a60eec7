# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members are registered from a workbook, as it says."""

from datetime import date, datetime

from odoo.tests import tagged

from .import_case import ImportCase

TITLES = [
    "Member number",
    "Title",
    "Name",
    "Member type",
    "Gender",
    "Date of birth",
    "National ID",
    "Sub-district",
    "District",
    "Province",
    "Postcode",
    "Phone",
    "Member since",
    "Card number",
    "Card valid until",
]
SOMCHAI = [
    "00012",
    "นาย",
    "สมชาย ใจดี",
    "asc",
    "ชาย",
    "๓๑/๑/๒๕๑๐",
    "1-2345-45678-78-1",
    "สุเทพ",
    "เมือง",
    "จ.เชียงใหม่",
    50200,
    812345678,
    datetime(2550, 4, 1),
    "0000 0001-8",
    date(2030, 12, 31),
]


@tagged("post_install", "-at_install")
class TestImportMembers(ImportCase):
    """What rows say stands in the register afterwards."""

    def test_everything_a_row_says_is_registered(self):
        record = self.imported(TITLES, SOMCHAI)
        self.assertEqual(record.state, "done", record.message)
        member = self.member("00012")
        code = [("code", "=", "TH-50")]
        chiang_mai = self.env["res.country.state"].search(code)
        self.assertRecordValues(
            member,
            [
                {
                    "title": "นาย",
                    "name": "สมชาย ใจดี",
                    "type_id": self.make_type("ASC").id,
                    "gender": "male",
                    "birthdate": date(1967, 1, 31),
                    "national_id": "1234545678781",
                    "subdistrict": "สุเทพ",
                    "city": "เมือง",
                    "state_id": chiang_mai.id,
                    "zip": "50200",
                    "phone": "0812345678",
                    "state": "active",
                    "join_date": date(2007, 4, 1),
                    "company_id": self.co_op.id,
                    "create_uid": self.officer.id,
                }
            ],
        )

    def test_the_card_is_in_use_at_once(self):
        self.imported(TITLES, SOMCHAI)
        card = self.member("00012").card_ids
        self.assertRecordValues(
            card,
            [
                {
                    "number": "000000018",
                    "state": "active",
                    "valid_from": self.co_op._coop_today(),
                    "valid_to": date(2030, 12, 31),
                }
            ],
        )
        self.assertEqual(card.event_ids.mapped("step"), ["issue"])
        self.assertEqual(card.event_ids.reason, "Import of members.xlsx")

    def test_the_history_begins_with_the_import(self):
        self.imported(TITLES, SOMCHAI)
        event = self.member("00012").event_ids
        self.assertEqual(event.mapped("what"), ["admit"])
        self.assertEqual(event.date, date(2007, 4, 1))
        self.assertEqual(event.reason, "Import of members.xlsx")
        self.assertEqual(event.create_uid, self.officer)

    def test_the_type_counts_from_the_first_day(self):
        self.imported(TITLES, SOMCHAI)
        period = self.member("00012").type_period_ids
        self.assertEqual(period.type_id, self.make_type("ASC"))
        self.assertEqual(period.date_from, date(2007, 4, 1))

    def test_without_a_number_the_next_is_taken(self):
        self.imported(["Name"], ["Malee Boonmee"], ["Somsri Rakdee"])
        names = ["Malee Boonmee", "Somsri Rakdee"]
        members = self.env["coop.member"].search([("name", "in", names)])
        self.assertEqual(members.mapped("state"), ["applicant", "applicant"])
        self.assertEqual(len({*members.mapped("number")}), 2)

    def test_first_and_last_name_make_the_name(self):
        self.imported(["number", "ชื่อ", "นามสกุล"], ["7", "มาลี", "บุญมี"])
        self.assertEqual(self.member("7").name, "มาลี บุญมี")

    def test_a_number_that_excel_took_for_one_gets_its_zeros_back(self):
        self.imported(["Member number", "Name"], [12.0, "Malee Boonmee"])
        self.assertEqual(self.member("00012").name, "Malee Boonmee")

    def test_families_follow_their_main_members(self):
        self.imported(
            ["Member number", "Name", "Main member"],
            ["2", "Malee Boonmee", "1"],
            ["1", "Somchai Boonmee", None],
        )
        self.assertEqual(self.member("2").main_member_id, self.member("1"))

    def test_empty_rows_are_skipped(self):
        record = self.imported(["Name"], [None], ["Malee Boonmee"], ["  "])
        self.assertEqual((record.row_count, record.done_count), (1, 1))

    def test_titles_of_any_installed_language_are_known(self):
        record = self.checked(["เลขที่สมาชิก", "ชื่อ-สกุล"], ["1", "สมชาย ใจดี"])
        self.assertEqual(record.new_count, 1)
        self.assertFalse(record.remarks)
