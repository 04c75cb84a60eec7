# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the cells of a worksheet mean.

A reader is a function that takes what stands in a cell that is not empty, as openpyxl
returns it, and returns what it stands for as a text, or raises ``Unreadable``. Days are
texts in ISO form, so that a row of values is plain JSON.
"""

import re
import unicodedata
from datetime import date, datetime, time

from . import card_number, era

#: What Excel shows in the place of a result it could not compute.
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
PHONE = re.compile(r"\+?[\d\s()./,;#*x-]{3,}")
LONGEST = 250

FEMALE, MALE, OTHER = "female", "male", "other"
GENDERS = {
    **dict.fromkeys(
        ("female", "f", "woman", "หญิง", "ญ", "ผู้หญิง", "เพศหญิง", "女"), FEMALE
    ),
    **dict.fromkeys(("male", "m", "man", "ชาย", "ช", "ผู้ชาย", "เพศชาย", "男"), MALE),
    **dict.fromkeys(("other", "o", "อื่นๆ", "อื่น ๆ", "อื่น", "其他"), OTHER),
}

YES_AND_NO = {
    **dict.fromkeys(
        ("yes", "y", "true", "1", "ใช่", "มี", "เข้าร่วม", "ได้รับ", "是"), "yes"
    ),
    **dict.fromkeys(
        ("no", "n", "false", "0", "ไม่", "ไม่ใช่", "ไม่เข้าร่วม", "ไม่ได้รับ", "否"), "no"
    ),
}

STANDINGS = {
    **dict.fromkeys(
        ("active", "ปกติ", "สมาชิก", "เป็นสมาชิก", "คงอยู่", "有效", "正常"), "active"
    ),
    **dict.fromkeys(("applicant", "ผู้สมัคร", "สมัคร", "รออนุมัติ", "申请人"), "applicant"),
}


class Unreadable(ValueError):
    """Why a cell is not understood: a stable code, which a table of messages knows."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def is_empty(value):
    """Tell whether nothing stands in a cell.

    >>> is_empty(None), is_empty("  "), is_empty(0)
    (True, True, False)
    """
    return value is None or (isinstance(value, str) and not value.strip())


def text(value):
    """Return a cell as text on one line; whole numbers have no decimals.

    >>> text("  Somchai \\n  Jaidee "), text(12345.0), text(date(2026, 1, 31))
    ('Somchai Jaidee', '12345', '2026-01-31')
    """
    shown = " ".join(_shown(value).split())
    if shown in ERRORS:
        raise Unreadable("error_of_excel")
    if len(shown) > LONGEST:
        raise Unreadable("too_long")
    return shown


def _shown(value):
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, str) and not value.isprintable():
        return "".join(char for char in value if _is_written(char))
    return str(value)


def _is_written(char):
    """Tell whether a character is seen or separates; Excel's own marks are neither."""
    return char.isspace() or unicodedata.category(char)[0] != "C"


def in_digits(value):
    """Return a cell as text with ASCII digits in the place of Thai ones.

    >>> in_digits("๑๒/๓ หมู่ ๔")
    '12/3 หมู่ 4'
    """
    shown = text(value)
    return shown if shown.isascii() else "".join(map(_ascii_digit, shown))


def _ascii_digit(char):
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def number(value, length=0):
    """Return a number that names something, such as a member number.

    Excel drops the zeros a number begins with. They are put back where the cell holds
    a number; what was written as text stays as it was written.

    :param int length: how many digits such numbers have

    >>> number(123.0, 5), number("123", 5), number("ก-๑๒", 5)
    ('00123', '123', 'ก-12')
    """
    if isinstance(value, float) and not value.is_integer():
        raise Unreadable("not_whole")
    shown = in_digits(value)
    return shown.zfill(length) if isinstance(value, (int, float)) else shown


def card(value, length=0):
    """Return a card number as it is stored.

    >>> card("9764-0010 0000 1235"), card(18.0, 9)
    ('9764001000001235', '000000018')
    """
    found = card_number.normalise(number(value, length))
    if not found.isalnum():
        raise Unreadable("not_a_card_number")
    return found


def national_id(value):
    """Return a national id as its digits and letters, nothing between.

    >>> national_id("1-1020-03456-78-1"), national_id(1102003456781.0)
    ('1102003456781', '1102003456781')
    """
    return re.sub(r"[\s./-]", "", number(value, 13)).upper()


def phone(value):
    """Return a telephone number; the zero that Excel drops is put back.

    >>> phone(812345678), phone("08-1234-5678"), phone("+66 81 234 5678")
    ('0812345678', '08-1234-5678', '+66 81 234 5678')
    """
    shown = number(value)
    if isinstance(value, (int, float)) and len(shown) in (8, 9):
        shown = f"0{shown}"
    if not PHONE.fullmatch(shown):
        raise Unreadable("not_a_phone")
    return shown


def mail(value):
    """Return an e-mail address.

    >>> mail(" somchai@example.com ")
    'somchai@example.com'
    """
    shown = text(value)
    if not MAIL.fullmatch(shown):
        raise Unreadable("not_a_mail")
    return shown


def day(value):
    """Return a day in ISO form, of a date or of a text as people write it.

    >>> day(datetime(2510, 1, 31)), day("31/1/2510"), day("1967-01-31")
    ('1967-01-31', '1967-01-31', '1967-01-31')
    """
    try:
        if isinstance(value, datetime):
            found = era.to_gregorian(value.date())
        elif isinstance(value, date):
            found = era.to_gregorian(value)
        else:
            found = era.parse(text(value))
    except ValueError as error:
        raise Unreadable(_code(error, "not_a_day")) from None
    return found.isoformat()


def _code(error, code):
    return error.code if isinstance(error, Unreadable) else code


def chosen(value, words, code):
    """Return what a word stands for, whatever the case it is written in.

    :param dict words: meanings by word in small letters
    :param str code: of the problem that the word is unknown

    >>> chosen("Male", GENDERS, "not_a_gender"), chosen("ญ.", GENDERS, "not_a_gender")
    ('male', 'female')
    """
    word = text(value).casefold().strip(" .")
    if word not in words:
        raise Unreadable(code)
    return words[word]


def gender(value):
    """Return the gender that an English, Thai or Chinese word means.

    >>> gender("ชาย"), gender("F")
    ('male', 'female')
    """
    return chosen(value, GENDERS, "not_a_gender")


def standing(value):
    """Return the standing of a new member that an English, Thai or Chinese word means.

    >>> standing("Active"), standing("ผู้สมัคร")
    ('active', 'applicant')
    """
    return chosen(value, STANDINGS, "not_a_standing")


def yes_or_no(value):
    """Return ``yes`` or ``no`` for an English, Thai or Chinese word, or Excel's own.

    >>> yes_or_no("ไม่"), yes_or_no("是"), yes_or_no(True)
    ('no', 'yes', 'yes')
    """
    return chosen(value, YES_AND_NO, "not_yes_or_no")


def sentence(value):
    """Return text for people; what Excel might take for a formula is refused.

    >>> sentence("Default on loan 12/2026")
    'Default on loan 12/2026'
    """
    shown = text(value)
    if shown.startswith(("=", "+", "-", "@")):
        raise Unreadable("formula")
    return shown
