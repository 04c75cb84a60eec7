# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whatever comes over the line, and however: whole messages are read, others not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop_terminal.readers.kinds import KINDS
from coop_terminal.readers.reading import CardRead
from coop_terminal.readers.troubles import TROUBLES
from terminal.tests.readers.playing import (
    FIRST,
    NUMBER,
    OTHER,
    SECOND,
    STREAMS,
    SWIPE,
    play,
    receiver,
    told,
)

MAGSTRIPES = [row for row in STREAMS if KINDS[row[0]].medium == "magstripe"]


@pytest.mark.parametrize(("kind", "stream", "token"), STREAMS)
def test_each_kind_of_reader_is_read(kind, stream, token):
    assert told(stream, kind=kind) == [token]


def test_each_kind_of_reader_has_a_recorded_stream():
    assert {kind for kind, _stream, _token in STREAMS} == set(KINDS)


@pytest.mark.parametrize(("kind", "stream", "token"), STREAMS)
def test_a_swipe_may_come_byte_by_byte(kind, stream, token):
    """Case 1: no piece is taken for a message, however the bytes fall into reads."""
    pieces = [(i * 0.004, char) for i, char in enumerate(stream)]
    assert told(*pieces, kind=kind) == [token]


def test_a_swipe_that_dribbles_too_slowly_is_refused_whole():
    """Case 1: what comes after a silence is never the next card."""
    pieces = [(i * 0.1, char) for i, char in enumerate(f"{SECOND}\r")]
    assert set(told(*pieces)) == {"cut"}


def test_a_swipe_that_takes_too_long_is_refused():
    """Case 1: no silence, but longer than any hand takes."""
    pieces = [(i * 0.045, char) for i, char in enumerate(f"{SECOND}\r")]
    assert told(*pieces) == ["slow"]


@pytest.mark.parametrize(("kind", "stream", "token"), STREAMS)
def test_two_in_one_write_are_two(kind, stream, token):
    """Case 2: where an end tells them apart; without one, neither is believed."""
    expected = {
        "uic-serial": [token, token],
        "zebra-serial": [token + token],  # 32 digits: no card has that many
    }
    assert told(stream + stream, kind=kind) == expected.get(kind, [token, token])


def test_two_different_swipes_without_an_end_are_refused():
    """Case 2: tracks of two cards in one message."""
    assert told(SECOND + SECOND.replace(NUMBER, OTHER)) == ["two_at_once"]
    assert told(SWIPE + SWIPE) == ["two_at_once"]
    assert told(FIRST + SECOND.replace(NUMBER, OTHER)) == ["differs"]


@pytest.mark.parametrize(("kind", "stream", "token"), MAGSTRIPES)
def test_a_cut_swipe_spoils_nothing_that_follows(kind, stream, token):
    """Case 3: cut at every place, then a good one after a moment."""
    for place in range(1, len(stream)):
        results = told(stream[:place], stream, kind=kind)
        assert results[-1] == token
        assert set(results[:-1]) <= {token, "cut", "misread", "damaged"}


@pytest.mark.parametrize("place", range(1, len(SECOND)))
def test_a_lost_end_is_never_made_up_by_the_next_swipe(place):
    """Case 3: the good one follows at once."""
    assert told(SECOND[:place] + SECOND) == ["two_at_once"]


@pytest.mark.parametrize("place", range(1, len(SECOND)))
def test_a_lost_beginning_is_refused(place):
    """Case 3: what has no start sentinel is no track."""
    assert told(f"{SECOND[place:]}\r") == ["cut"]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\x03", ""])
@pytest.mark.parametrize("kind", ["magtek-serial", "handheld-serial", "zebra-serial"])
def test_any_end_will_do(kind, end):
    """Cases 4, 5: CR, LF, both, or silence."""
    assert told(f"{NUMBER if kind == 'zebra-serial' else SECOND}{end}", kind=kind) == [
        NUMBER
    ]


@pytest.mark.parametrize("kind", ["scanner-serial", "id12-serial", "decimal-keyboard"])
def test_a_kind_that_always_ends_its_messages_is_held_to_it(kind):
    """Case 4: half a code is no code."""
    stream = next(stream for name, stream, _token in STREAMS if name == kind)
    assert told(stream.rstrip("\r\n\x03"), kind=kind) == ["cut"]


@given(st.binary(max_size=400))
def test_noise_is_never_a_card(noise):
    """Case 11: a wrong speed gives bytes with the high bit, and anything else."""
    for kind in ("magtek-serial", "id12-serial", "hex-serial"):
        damaged = bytes(byte | 0x80 for byte in noise)
        results = play(receiver(kind), damaged)
        assert not [one for one in results if isinstance(one, CardRead)]
        assert {one.code for one in results} <= {"noise", "damaged", "cut"}


@settings(max_examples=25)
@given(st.lists(st.tuples(st.floats(0, 0.2), st.binary(max_size=90)), max_size=12))
def test_nothing_that_comes_breaks_a_reader(pieces):
    """Case 11: it goes on reading after whatever came."""
    for kind in KINDS:
        to, now, found = receiver(kind), 0.0, []
        for wait, data in pieces:
            now += wait
            found += to.tick(now) + to.feed(data, now)
        to.tick(now + 1)
        stream = next(stream for name, stream, _token in STREAMS if name == kind)
        assert [type(one) for one in play(to, (now + 3, stream))] == [CardRead]


def test_a_swipe_is_read_after_noise():
    """Case 11: the reader was set right in the meantime."""
    assert told(b"\xf3\x8d\xff\x00\x91\x0d", f"{SWIPE}\r") == ["noise", NUMBER]


def test_codes_that_can_stand_on_no_card_are_refused():
    """Case 19: long ones, control characters, marks of direction, other digits."""
    for text in ("9" * 4096, "97640010\0", "\u202e5321", "9764\u200b0010", "๙๗๖๔๐๐๑๐"):
        assert told(f"{text}\r", kind="scanner-serial")[-1] in ("no_card", "damaged")
    assert told("x" * 65 + "\r", kind="scanner-serial") == ["no_card"]
    assert told("๑๒๓\r".encode("cp874"), kind="scanner-serial") == ["noise"]


@pytest.mark.parametrize("place", range(1, len(SECOND)))
def test_a_barcode_in_the_middle_of_a_swipe_makes_no_card(place):
    """Case 20: both come over one line; neither half becomes a number."""
    mixed = f"{SECOND[:place]}4901234567894\r{SECOND[place:]}\r"
    for kind in ("handheld-serial", "handheld-keyboard"):
        assert set(told(mixed, kind=kind)) <= set(TROUBLES)


def test_a_barcode_between_two_swipes_is_read():
    """Case 20: whole messages after each other."""
    mixed = f"{SECOND}\r12345678\r{SECOND}\r"
    assert told(mixed, kind="handheld-serial") == [NUMBER, "12345678", NUMBER]
