# SPDX-License-Identifier: LGPL-3.0-or-later
"""Nothing of a bank card stays anywhere."""

import logging
import subprocess
import sys

import pytest

from coop_terminal.readers import read_line
from coop_terminal.readers.banks import is_luhn
from coop_terminal.readers.reading import CardRead
from terminal.tests.readers.playing import (
    BANK,
    BANK_SWIPE,
    NUMBER,
    SWIPE,
    play,
    receiver,
    told,
)

#: Numbers that networks of banks give out for tests.
BANKS = (
    BANK,
    "5555555555554444",
    "2223003122003222",
    "378282246310005",
    "30569309025904",
    "6200000000000005",
    "6011111111111117",
    "8171999927660000",
    "501800000009",
)


@pytest.mark.parametrize("number", BANKS)
def test_bank_cards_are_refused(number):
    """Case 14: by either track, and however they come."""
    for swipe in (
        f"%B{number}^CARD/HOLDER^3012101?",
        f"%b{number}^card/holder^3012101?",
        f"%B{number[:4]} {number[4:]}^CARD/HOLDER^3012101?;E?",
        f";{number}=30121010000000000?",
        f"%E?;{number}=30121010000000000?",
        f";{number}?",
    ):
        assert told(f"{swipe}\r") == ["bank_card"]
        assert told(swipe, kind="handheld-keyboard") == ["bank_card"]
        assert read_line(swipe).code == "bank_card"


def test_bank_numbers_are_refused_as_codes_and_when_keyed():
    """Case 14: a picture of a card, or a person who keys its number."""
    assert is_luhn(BANK)
    assert told(f"{BANK}\r", kind="scanner-serial") == ["bank_card"]
    assert read_line("4111 1111 1111 1111").code == "bank_card"


def test_the_co_ops_own_numbers_may_look_like_a_banks():
    assert told(f";{BANK}=3012?", prefixes=("4111",)) == [BANK]


def test_a_bank_card_is_dropped_as_soon_as_its_number_is_there():
    """Case 14: the rest of the swipe is not kept at all."""
    to = receiver()
    assert play(to, (0.0, f"%B{BANK}")) != []
    to.reset()
    to.feed(f"%B{BANK}^CARD".encode(), 1.0)
    assert BANK not in repr(_everything_in(to))
    assert "CARD" not in repr(_everything_in(to))


def test_the_next_card_is_read():
    assert told(f"{BANK_SWIPE}\r", f"{SWIPE}\r") == ["bank_card", NUMBER]


def test_nothing_of_a_bank_card_is_logged_or_shown(caplog):
    """Case 14: only that there was one, its first digit and its length."""
    caplog.set_level(logging.DEBUG)
    results = play(receiver(), f"{BANK_SWIPE}\r")
    logging.getLogger("coop_terminal").warning("%r", results)
    assert "iin=4xxxxx len=16" in caplog.text
    assert not any(BANK[i : i + 6] in caplog.text for i in range(10))
    assert "CARDHOLDER" not in caplog.text


def test_not_even_a_members_number_shows_in_what_is_logged():
    card = CardRead("magstripe", NUMBER)
    assert NUMBER not in f"{card} {card!r}"


def test_a_crash_writes_no_memory_to_a_file():
    """Case 14: the program forbids it once it reads cards."""
    script = (
        "import resource; from coop_terminal.readers.secrecy import forbid_core_dumps; "
        "forbid_core_dumps(); print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    paths = {"PYTHONPATH": ":".join(sys.path)}
    told_limits = subprocess.run(
        [sys.executable, "-c", script], env=paths, capture_output=True, check=True
    )
    assert told_limits.stdout.strip() == b"(0, 0)"


def _everything_in(thing):
    """Return what an object holds, through all of its attributes."""
    values = getattr(thing, "__dict__", {})
    return {name: _everything_in(value) or value for name, value in values.items()}
