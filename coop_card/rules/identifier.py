# SPDX-License-Identifier: LGPL-3.0-or-later
"""What readers get from chips, radio tags, codes and stripes of cards."""

import re
from typing import NamedTuple

from .card_number import is_digits, normalise

#: Bytes of the three sizes of ISO/IEC 14443 identifiers.
SIZES = (4, 7, 10)

#: The hexadecimal characters of those.
RADIO_TAG = re.compile(r"[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20}")


class ReaderKind(NamedTuple):
    """What a kind of reader sends when it sees a radio tag.

    ``decimal``: a number instead of hexadecimal characters. ``backwards``: the bytes
    from the last to the first.
    """

    label: str
    decimal: bool = False
    backwards: bool = False


class Reading(NamedTuple):
    """What was read of a card: where, by what, and how long numbers are there."""

    company_id: int
    text: str
    card_length: int
    reader_kind: str


#: The kinds that send the whole identifier. A reader that sends a part of it (Wiegand
#: 26: three bytes) is none of them: many tags have that part in common.
READER_KINDS = {
    "printed": ReaderKind("As printed on the tag (hexadecimal)"),
    "reversed": ReaderKind("Hexadecimal, last byte first", backwards=True),
    "decimal": ReaderKind("Decimal, first byte first", decimal=True),
    "decimal_reversed": ReaderKind(
        "Decimal, last byte first (ABA, Wiegand 34)", decimal=True, backwards=True
    ),
}

#: For selections of those who set up terminals and desks.
READER_CHOICES = [(name, kind.label) for name, kind in READER_KINDS.items()]


def is_radio_tag(value):
    """Return whether a normalised identifier may be a radio tag's: 4, 7 or 10 bytes.

    >>> is_radio_tag("04A22B5C"), is_radio_tag("04A22B")
    (True, False)
    """
    return bool(RADIO_TAG.fullmatch(value))


def radio_tag(text, reader_kind):
    """Return the radio tag that a reader means by what it sent, or None.

    Tags are stored in the order of the standard, first byte first, as hexadecimal
    capitals. The sender of a number may leave out its leading zeros.

    :param str reader_kind: a name of ``READER_KINDS``

    >>> radio_tag("05:e4:fa:9d", "printed"), radio_tag("9DFAE405", "reversed")
    ('05E4FA9D', '05E4FA9D')
    >>> radio_tag("98892445", "decimal"), radio_tag("2650465285", "decimal_reversed")
    ('05E4FA9D', '05E4FA9D')
    >>> radio_tag("9999999999", "decimal") is None
    True
    """
    kind, sent = READER_KINDS[reader_kind], normalise(text)
    value = _hexadecimal(sent) if kind.decimal else sent
    if not is_radio_tag(value):
        return None
    return _reversed(value) if kind.backwards else value


def codes(reading):
    """Return what a card may be known by that was read: a card's, or none's.

    >>> codes(Reading(1, "12 3", 5, "printed"))
    {'number': '00123', 'plain': '123', 'tag': None}
    """
    return {
        "number": normalise(reading.text, reading.card_length),
        "plain": normalise(reading.text),
        "tag": radio_tag(reading.text, reading.reader_kind),
    }


def _hexadecimal(digits):
    """Return a number as the bytes of the smallest size it may be; empty if none."""
    for size in SIZES:
        if is_digits(digits) and len(digits) <= len(str(256**size - 1)):
            value = f"{int(digits):0{2 * size}X}"
            return value if len(value) == 2 * size else ""
    return ""


def _reversed(value):
    return bytes.fromhex(value)[::-1].hex().upper()
