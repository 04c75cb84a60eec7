# SPDX-License-Identifier: LGPL-3.0-or-later
"""The columns of an import of members and their cards."""

from odoo.tools.translate import LazyTranslate

from ...rules import cells
from .columns import Column

_lt = LazyTranslate(__name__)

ANY = _lt("Any text.")
DAY = _lt("A date, or day/month/year such as 31/1/2569 or 31/1/2026.")

COLUMNS = (
    Column(
        "number",
        _lt("Member number"),
        _lt(
            "Tells which member the row is about. Empty: a new member gets the next "
            "number."
        ),
        read=cells.number,
        length="member",
        example="00012",
        aliases=("Member no.", "เลขที่สมาชิก", "เลขสมาชิก", "เลขทะเบียนสมาชิก", "รหัสสมาชิก"),
    ),
    Column(
        "title",
        _lt("Title"),
        ANY,
        example=_lt("Mr"),
        aliases=("คำนำหน้า", "คำนำหน้าชื่อ"),
    ),
    Column(
        "name",
        _lt("First and last name"),
        _lt("First and last name without the title; or use the two columns for them."),
        example=_lt("Somchai Jaidee"),
        aliases=("ชื่อ-สกุล", "ชื่อ-นามสกุล", "ชื่อสกุล", "ชื่อและนามสกุล"),
    ),
    Column("first_name", _lt("First name"), ANY, aliases=("ชื่อ",)),
    Column("last_name", _lt("Last name"), ANY, aliases=("นามสกุล", "สกุล")),
    Column(
        "type",
        _lt("Member type"),
        _lt("Code or name. Empty: a new member gets the first type."),
        example="ORD",
        aliases=("ประเภทสมาชิก",),
    ),
    Column(
        "group", _lt("Group"), _lt("Code or name."), example="", aliases=("กลุ่ม", "หน่วย")
    ),
    Column("occupation", _lt("Occupation"), _lt("Code or name."), aliases=("อาชีพ",)),
    Column(
        "gender",
        _lt("Gender"),
        _lt("female, male or other; หญิง, ชาย or อื่นๆ."),
        read=cells.gender,
        example=_lt("male"),
        aliases=("เพศ",),
    ),
    Column(
        "birthdate",
        _lt("Date of birth"),
        DAY,
        read=cells.day,
        example="31/1/2510",
        aliases=("วันเกิด", "วันเดือนปีเกิด"),
    ),
    Column(
        "national_id",
        _lt("National ID"),
        _lt("13 digits in Thailand, with or without dashes."),
        read=cells.national_id,
        shared=True,
        example="1-2345-45678-78-1",
        aliases=("เลขประจำตัวประชาชน", "เลขบัตรประชาชน", "บัตรประชาชน"),
    ),
    Column(
        "street",
        _lt("House number, street"),
        ANY,
        example=_lt("12/3 Moo 4"),
        aliases=("Address", "Street", "ที่อยู่", "บ้านเลขที่"),
    ),
    Column("street2", _lt("Address, second line"), ANY, aliases=("Street 2",)),
    Column(
        "subdistrict",
        _lt("Sub-district"),
        ANY,
        example=_lt("Suthep"),
        aliases=("Tambon", "ตำบล", "แขวง", "ตำบล/แขวง"),
    ),
    Column(
        "city",
        _lt("District"),
        ANY,
        example=_lt("Mueang"),
        aliases=("Amphoe", "อำเภอ", "เขต", "อำเภอ/เขต"),
    ),
    Column(
        "province",
        _lt("Province"),
        _lt("Its Thai or English name, or its ISO code such as TH-50."),
        example=_lt("Chiang Mai"),
        aliases=("จังหวัด",),
    ),
    Column(
        "zip",
        _lt("Postcode"),
        _lt("Digits."),
        read=cells.in_digits,
        example="50200",
        aliases=("ZIP", "รหัสไปรษณีย์"),
    ),
    Column(
        "phone",
        _lt("Phone"),
        _lt("Digits, with blanks or dashes between."),
        read=cells.phone,
        example="081 234 5678",
        aliases=("Telephone", "Mobile", "โทรศัพท์", "เบอร์โทร", "มือถือ"),
    ),
    Column(
        "email",
        _lt("E-mail"),
        _lt("One address."),
        read=cells.mail,
        example="somchai@example.com",
        aliases=("Mail", "อีเมล"),
    ),
    Column(
        "join_date",
        _lt("Member since"),
        DAY,
        read=cells.day,
        example="1/4/2550",
        aliases=("วันที่เป็นสมาชิก", "วันที่เข้าเป็นสมาชิก"),
    ),
    Column(
        "standing",
        _lt("Standing"),
        _lt(
            "For new members: active or applicant. Empty: active with a day under "
            "“Member since”, otherwise applicant."
        ),
        read=cells.standing,
        example=_lt("active"),
        aliases=("สถานะ", "สถานภาพ"),
    ),
    Column(
        "main_number",
        _lt("Main member"),
        _lt("For a family member: the number of the member the purchases count for."),
        read=cells.number,
        length="member",
        aliases=("Main member number", "สมาชิกหลัก", "เลขที่สมาชิกหลัก"),
    ),
    Column(
        "card_number",
        _lt("Card number"),
        _lt("As printed on the card. The card is in use at once."),
        read=cells.card,
        length="card",
        example="0000 0001 8",
        aliases=("หมายเลขบัตร", "เลขที่บัตร", "เลขบัตร"),
    ),
    Column(
        "card_type",
        _lt("Card type"),
        _lt("Code or name. Empty: the first type."),
        example="PER",
        aliases=("ประเภทบัตร",),
    ),
    Column(
        "card_valid_from",
        _lt("Card valid from"),
        DAY,
        read=cells.day,
        example="1/1/2569",
        aliases=("วันออกบัตร",),
    ),
    Column(
        "card_valid_to",
        _lt("Card valid until"),
        DAY,
        read=cells.day,
        aliases=("วันหมดอายุ", "วันบัตรหมดอายุ"),
    ),
)
