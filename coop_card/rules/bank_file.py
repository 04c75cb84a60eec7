# SPDX-License-Identifier: LGPL-3.0-or-later
"""Files that banks take payments from, as each bank wants them."""

import csv
import io
import re
from datetime import date
from decimal import Decimal

from .era import format_buddhist

#: What a value begins with that a spreadsheet would take for a formula.
FORMULA = "=+-@\t"

#: How values are written, by format: what is handed in is text, ``Decimal`` or a day.
WRITERS = {
    "text": lambda value: str(value).lstrip(FORMULA),
    "digits": lambda value: re.sub(r"\D", "", str(value)),
    "amount": lambda value: f"{value:.2f}",
    "hundredths": lambda value: f"{value * 100:.0f}",
    "day": lambda value: value.strftime("%d/%m/%Y"),
    "day_compact": lambda value: value.strftime("%d%m%Y"),
    "day_iso": lambda value: value.isoformat(),
    "day_buddhist": format_buddhist,
}

#: Formats that fill a fixed width with zeros from the left; others take blanks behind.
NUMBERS = {"digits", "amount", "hundredths"}

#: What kind of value each format writes; texts may be written in any of theirs.
KINDS = {
    "text": (str,),
    "digits": (str,),
    "amount": (Decimal,),
    "hundredths": (Decimal,),
    "day": (date,),
    "day_compact": (date,),
    "day_iso": (date,),
    "day_buddhist": (date,),
}


def written(value, form, width=0):
    """Return a value as a bank wants it.

    :param int width: letters that it takes, whatever it is; 0: as many as it has
    :raise ValueError: a number that the width cannot hold

    >>> written("123-4-56789-0", "digits"), written(Decimal("1250.5"), "hundredths", 10)
    ('1234567890', '0000125050')
    >>> written("Malee", "text", 8), written("Malee Boonmee", "text", 5)
    ('Malee   ', 'Malee')
    >>> written(date(2026, 12, 5), "day_buddhist")
    '05/12/2569'
    """
    text = WRITERS[form](value)
    if not width:
        return text
    if form in NUMBERS:
        if len(text) > width:
            raise ValueError(text)
        return text.rjust(width, "0")
    return text[:width].ljust(width)


def delimited(rows, delimiter):
    """Return rows of texts as lines with a delimiter, quoted where they need it.

    >>> delimited([["1", "Malee, Ms"]], ",")
    '1,"Malee, Ms"\\r\\n'
    """
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def fixed(rows):
    """Return rows of texts as lines without anything between.

    >>> fixed([["001", "Malee  "]])
    '001Malee  \\r\\n'
    """
    return "".join(f"{''.join(row)}\r\n" for row in rows)


def strange(text, encoding):
    """Return the letters of a text that an encoding does not have.

    >>> strange("มาลี é", "cp874")
    'é'
    """
    return "".join(char for char in text if not char.encode(encoding, "ignore"))
