# SPDX-License-Identifier: LGPL-3.0-or-later
"""Amounts of money in words, as receipts and cheques bear them."""

from decimal import Decimal
from typing import NamedTuple

from num2words import CONVERTER_CLASSES, num2words


class Money(NamedTuple):
    """What whole money and its hundredth part are called; no part where there is none.

    ``only`` closes a sum without parts, so that nothing can be written behind it.
    """

    unit: str
    part: str = ""
    only: str = "only"


#: The smallest part of money there is.
PART = Decimal("0.01")

BAHT_IN_THAI = Money("บาท", "สตางค์", "ถ้วน")
BAHT_IN_ENGLISH = Money("baht", "satang")


def spoken(language):
    """Return the language to write amounts in: English where its words are not known.

    >>> spoken("th_TH"), spoken("fr_FR"), spoken("zh_CN")
    ('th_TH', 'fr_FR', 'en_US')
    """
    known = language in CONVERTER_CLASSES or language[:2] in CONVERTER_CLASSES
    return language if known else "en_US"


def in_words(amount, language, money):
    """Return an amount in words.

    :param Decimal amount: not below zero, with two places at most
    :param str language: a code such as ``th_TH``, whose words are known
    :param Money money: what the currency is called in that language
    :raise ValueError: an amount that no receipt can bear

    >>> in_words(Decimal("1250.50"), "th_TH", BAHT_IN_THAI)
    'หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์'
    >>> in_words(Decimal("21"), "th_TH", BAHT_IN_THAI)
    'ยี่สิบเอ็ดบาทถ้วน'
    >>> in_words(Decimal("1250.50"), "en_US", BAHT_IN_ENGLISH)
    'One thousand, two hundred and fifty baht and fifty satang'
    >>> in_words(Decimal("21"), "en_US", BAHT_IN_ENGLISH)
    'Twenty-one baht only'
    """
    if amount < 0 or amount % PART:
        raise ValueError(f"not an amount to be paid: {amount}")
    whole, parts = divmod(int(amount / PART), 100)
    if parts and not money.part:
        raise ValueError(f"this currency has no parts: {amount}")
    write = _thai if language.startswith("th") else _spaced
    return write(whole, parts, language, money)


def _thai(whole, parts, language, money):
    """Return Thai words, which are written without blanks.

    >>> _thai(0, 25, "th", BAHT_IN_THAI), _thai(0, 0, "th", BAHT_IN_THAI)
    ('ยี่สิบห้าสตางค์', 'ศูนย์บาทถ้วน')
    """
    written = (
        f"{num2words(whole, lang=language)}{money.unit}" if whole or not parts else ""
    )
    rest = f"{num2words(parts, lang=language)}{money.part}" if parts else money.only
    return written + rest


def _spaced(whole, parts, language, money):
    """Return the words of a language that has blanks between words.

    >>> _spaced(0, 25, "en", BAHT_IN_ENGLISH)
    'Zero baht and twenty-five satang'
    """
    written = f"{num2words(whole, lang=language)} {money.unit}"
    rest = (
        f"and {num2words(parts, lang=language)} {money.part}" if parts else money.only
    )
    written = f"{written} {rest}"
    return written[:1].upper() + written[1:]
