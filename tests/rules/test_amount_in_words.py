# SPDX-License-Identifier: LGPL-3.0-or-later
"""Amounts in words: the known cases of Thai numbers, and every amount read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_card.rules.amount_in_words import (
    BAHT_IN_ENGLISH,
    BAHT_IN_THAI,
    Money,
    in_words,
    spoken,
)

DIGITS = dict(
    zip(
        ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"],
        range(1, 10),
        strict=True,
    )
)
DIGITS |= {"เก้า": 9, "ยี่": 2, "เอ็ด": 1, "ศูนย์": 0}
PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}
AMOUNTS = st.decimals(min_value=0, max_value=Decimal("99999999999999.99"), places=2)

#: As Thai accountants and spreadsheets write them.
KNOWN = {
    "0": "ศูนย์บาทถ้วน",
    "0.25": "ยี่สิบห้าสตางค์",
    "0.01": "หนึ่งสตางค์",
    "1": "หนึ่งบาทถ้วน",
    "10": "สิบบาทถ้วน",
    "10.10": "สิบบาทสิบสตางค์",
    "11": "สิบเอ็ดบาทถ้วน",
    "11.11": "สิบเอ็ดบาทสิบเอ็ดสตางค์",
    "20": "ยี่สิบบาทถ้วน",
    "21.21": "ยี่สิบเอ็ดบาทยี่สิบเอ็ดสตางค์",
    "100": "หนึ่งร้อยบาทถ้วน",
    "101": "หนึ่งร้อยเอ็ดบาทถ้วน",
    "1001": "หนึ่งพันเอ็ดบาทถ้วน",
    "5123.50": "ห้าพันหนึ่งร้อยยี่สิบสามบาทห้าสิบสตางค์",
    "100000": "หนึ่งแสนบาทถ้วน",
    "1000000": "หนึ่งล้านบาทถ้วน",
    "1000001": "หนึ่งล้านเอ็ดบาทถ้วน",
    "1234567.89": "หนึ่งล้านสองแสนสามหมื่นสี่พันห้าร้อยหกสิบเจ็ดบาทแปดสิบเก้าสตางค์",
    "11000000": "สิบเอ็ดล้านบาทถ้วน",
    "21000021": "ยี่สิบเอ็ดล้านยี่สิบเอ็ดบาทถ้วน",
    "1000000000000": "หนึ่งล้านล้านบาทถ้วน",
}


def read_below_a_million(text):
    """Return the number that Thai words below a million name."""
    total, digit = 0, None
    while text:
        words = [word for word in (*DIGITS, *PLACES) if text.startswith(word)]
        assert words, text
        [word] = words
        text = text[len(word) :]
        if word in PLACES:
            total += (1 if digit is None else digit) * PLACES[word]
            digit = None
        else:
            assert digit is None
            digit = DIGITS[word]
    return total + (digit or 0)


def read_thai(text):
    """Return the number that Thai words name: groups of six digits."""
    number = 0
    for group in text.split("ล้าน"):
        number = number * 1_000_000 + read_below_a_million(group)
    return number


@pytest.mark.parametrize(("amount", "words"), KNOWN.items())
def test_known_amounts_in_thai(amount, words):
    assert in_words(Decimal(amount), "th_TH", BAHT_IN_THAI) == words


@given(AMOUNTS)
def test_thai_words_name_the_amount(amount):
    words = in_words(amount, "th_TH", BAHT_IN_THAI)
    baht, _unit, rest = words.rpartition("บาท")
    satang = read_thai(rest.removesuffix("สตางค์")) if rest != "ถ้วน" else 0
    assert read_thai(baht) + Decimal(satang) / 100 == amount


@given(AMOUNTS, AMOUNTS)
def test_other_amounts_have_other_words(one, other):
    words = [in_words(each, "en_US", BAHT_IN_ENGLISH) for each in (one, other)]
    assert (words[0] == words[1]) == (one == other)


def test_money_without_parts():
    assert in_words(Decimal(5), "en_US", Money("yen")) == "Five yen only"
    with pytest.raises(ValueError, match="no parts"):
        in_words(Decimal("5.5"), "en_US", Money("yen"))


@pytest.mark.parametrize("amount", ["-1", "0.001"])
def test_what_no_receipt_bears_is_refused(amount):
    with pytest.raises(ValueError, match="not an amount"):
        in_words(Decimal(amount), "th_TH", BAHT_IN_THAI)


def test_a_language_without_words_gets_english():
    assert spoken("my_MM") == "en_US"
