# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is said about cells and files that cannot be imported as they are."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: Problems of a cell, by the codes of ``rules/cells.py``.
CELLS = {
    "required": _lt("Empty, but needed."),
    "error_of_excel": _lt("The cell holds an error of Excel. Type the value itself."),
    "uncomputed": _lt(
        "The cell holds a formula whose result was not saved. Open the file in Excel "
        "and save it again, or type the value itself."
    ),
    "too_long": _lt("Too long: at most 250 characters."),
    "not_whole": _lt("Not a whole number. Write it without decimals."),
    "not_a_card_number": _lt(
        "Not a card number. Write letters and digits, with blanks or dashes between."
    ),
    "not_a_phone": _lt("Not a telephone number. Write digits, such as 081 234 5678."),
    "not_a_mail": _lt("Not an e-mail address. Write one, such as name@example.com."),
    "not_a_day": _lt(
        "Not a day. Write day, month and year with four digits, such as 31/1/2569 or "
        "2026-01-31."
    ),
    "not_an_amount": _lt("Not a number. Write digits, such as 1,234.50 or 1234.50."),
    "too_fine": _lt("Too many digits after the point."),
    "below_zero": _lt("Below zero. Enter what was returned as a manual slip."),
    "not_a_direction": _lt("Write purchase or sale; ซื้อ or ขาย."),
    "not_yes_or_no": _lt("Write yes or no; ใช่ or ไม่."),
    "formula": _lt("Text may not begin with =, +, - or @, like a formula."),
    "not_a_gender": _lt("Write female, male or other."),
    "not_a_standing": _lt(
        "Write active or applicant. Other standings are set on the member."
    ),
}

#: Why a file as a whole cannot be read.
FILES = {
    "old_excel": _lt(
        "This is a workbook of the old Excel format (.xls) or one with a password. "
        "Open it in Excel and save it as .xlsx without a password."
    ),
    "not_a_workbook": _lt(
        "This is no Excel workbook. Save the table as .xlsx, best in the template; "
        "text files such as .csv are opened in Excel first."
    ),
    "damaged": _lt("The workbook is damaged. Open it in Excel and save it again."),
    "too_big": _lt("The workbook is too big. Split it into several."),
    "too_many_rows": _lt(
        "The sheet has more than 1,000,000 rows. Split it into several files."
    ),
    "no_header": _lt(
        "No sheet has the titles of the columns in its first rows. Use the template, "
        "and leave its first row as it is."
    ),
    "no_rows": _lt("There are titles, but no rows below them."),
}
