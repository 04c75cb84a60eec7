# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is written on a magnetic stripe is what a reader reads."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coop_card.rules import tracks

NUMBERS = st.sampled_from(sorted(tracks.TRACKS))


def texts(number):
    """Return a strategy for whole texts of a track, sentinels included."""
    track = tracks.TRACKS[number]
    characters = sorted(track.alphabet | {track.separator})
    data = st.text(characters, max_size=track.length - 3)
    return data.map(lambda text: f"{track.start}{text}{tracks.END}")


TRACK_TEXTS = NUMBERS.flatmap(lambda number: st.tuples(st.just(number), texts(number)))


@pytest.mark.parametrize(
    ("text", "expected"), [(";0?", "4"), (";01?", "5"), (";0123?", "4")]
)
def test_the_examples_of_a_maker_of_readers(text, expected):
    """The worked examples of MagTek, I/O Interface for TTL Readers, section 3."""
    assert tracks.lrc(2, text) == expected


def test_track_1_by_hand():
    """% is 5, A is 33, ? is 31: 5 xor 33 xor 31 is 59, the 59th after a blank."""
    assert tracks.lrc(1, "%A?") == "["


@given(TRACK_TEXTS)
def test_what_fits_may_be_written(case):
    tracks.check(*case)


@given(TRACK_TEXTS)
def test_every_column_of_bits_has_an_even_number_of_ones(case):
    number, text = case
    first = ord(tracks.TRACKS[number].first)
    values = [ord(char) - first for char in text + tracks.lrc(number, text)]
    for column in range(6):
        assert sum(value >> column & 1 for value in values) % 2 == 0


@given(TRACK_TEXTS)
def test_the_check_character_is_one_of_the_track(case):
    number, text = case
    track = tracks.TRACKS[number]
    size = 64 if number == 1 else 16
    assert 0 <= ord(tracks.lrc(number, text)) - ord(track.first) < size


@given(TRACK_TEXTS, st.data())
def test_one_character_read_wrongly_is_noticed(case, data):
    number, text = case
    assume(len(text) > 2)
    alphabet = sorted(tracks.TRACKS[number].alphabet)
    place = data.draw(st.integers(1, len(text) - 2))
    other = data.draw(st.sampled_from(alphabet))
    assume(other != text[place])
    damaged = text[:place] + other + text[place + 1 :]
    assert tracks.lrc(number, damaged) != tracks.lrc(number, text)


@given(
    st.text("0123456789", min_size=1, max_size=19),
    st.sampled_from(["", "2912", "9901"]),
)
def test_number_and_expiry_come_back_from_track_2(number, expiry):
    values = {"number": number, "expiry": expiry}
    text = tracks.filled(2, ";{number}={expiry}?", values)
    read, _separator, rest = text[1:-1].partition("=")
    assert (read, rest.replace("=", "")) == (number, expiry)


@given(st.text(max_size=30))
def test_a_name_is_written_whole_or_refused(name):
    written, values = "%B{number}^{name}^?", {"number": "1", "name": name}
    try:
        text = tracks.filled(1, written, values)
    except tracks.TrackError:
        return
    assert set(text[1:-1]) <= tracks.LETTERS | {"^"}
    assert text.count("^") == 2


@pytest.mark.parametrize(
    ("number", "text", "code"),
    [
        (2, ";{number}={pin}?", "unknown"),
        (2, ";{number?", "unknown"),
        (2, ";{number:>9}?", "unknown"),
        (2, "{number}?", "frame"),
        (2, "%{number}?", "frame"),
        (3, ";{number}", "frame"),
        (2, ";B{number}?", "character"),
        (1, "%b{number}?", "character"),
        (1, "%B{number}?^?", "character"),
    ],
)
def test_a_format_that_no_reader_would_read_is_refused(number, text, code):
    with pytest.raises(tracks.TrackError) as caught:
        tracks.check_format(number, text)
    assert caught.value.code == code


@pytest.mark.parametrize(("number", "length"), [(1, 79), (2, 40), (3, 107)])
def test_a_track_holds_what_the_standard_says(number, length):
    track = tracks.TRACKS[number]
    full = f"{track.start}{'1' * (length - 3)}?"
    tracks.check(number, full)
    with pytest.raises(tracks.TrackError, match="long"):
        tracks.check(number, full[:-1] + "1?")


def test_thai_is_refused_by_name():
    with pytest.raises(tracks.TrackError) as caught:
        tracks.filled(1, "%B{name}?", {"name": "นายสมชาย"})
    assert (caught.value.code, caught.value.subject) == ("character", "น")


def test_a_name_longer_than_the_standard_is_refused():
    with pytest.raises(tracks.TrackError, match="long"):
        tracks.filled(1, "%B{name}?", {"name": "A" * 27})
