# SPDX-License-Identifier: LGPL-3.0-or-later
"""Magnetic stripes: what may stand on each track and how it is checked.

Character sets, lengths and the check character are those of ISO/IEC 7811-2 and -6 (high
coercivity); the order of number, name and expiry on tracks 1 and 2 is ISO/IEC 7813's.
Track 1 has characters of six bits, tracks 2 and 3 of four; each gets an odd parity bit
from the encoder. The check character (LRC) makes the number of ones even in every
column of bits, over all characters and both sentinels.
"""

import string
import unicodedata
from functools import reduce
from operator import xor
from typing import NamedTuple


class Track(NamedTuple):
    """A track: its sentinel and separator, how much it holds, and of what.

    ``length`` counts everything: sentinels, separators and the check character.
    ``first`` is the character that stands for zero.
    """

    start: str
    separator: str
    length: int
    alphabet: frozenset
    first: str


END = "?"

#: What data may be written in; ISO/IEC 7811 keeps the other characters to itself.
LETTERS = frozenset(string.ascii_uppercase + string.digits + " $()-./")
DIGITS = frozenset(string.digits)

TRACKS = {
    1: Track("%", "^", 79, LETTERS, " "),
    2: Track(";", "=", 40, DIGITS, "0"),
    3: Track(";", "=", 107, DIGITS, "0"),
}

#: What a format may name, between braces.
NAMES = ("number", "member", "name", "expiry")

#: Length of a card number and of a name (ISO/IEC 7813).
LONGEST = {"number": 19, "name": 26}


class TrackError(ValueError):
    """Why something cannot be written: a code and what it is about.

    ``unknown`` placeholder, ``frame`` (the sentinels are missing), ``character`` that a
    track has not, too ``long`` a track or value.
    """

    def __init__(self, code, subject):
        super().__init__(f"{code}: {subject}")
        self.code = code
        self.subject = subject


def check_format(number, written):
    """Check the format of a track, such as ``%B{number}^{name}^{expiry}?``.

    :param int number: of the track, 1 to 3
    :raise TrackError: naming what is wrong

    >>> check_format(2, ";{number}={expiry}?")
    >>> check_format(2, "{number}")
    Traceback (most recent call last):
    coop_card.rules.tracks.TrackError: frame: ;…?
    """
    track = TRACKS[number]
    for name in _placeholders(written):
        if name not in NAMES:
            raise TrackError("unknown", name)
    _check_frame(track, written)
    _check_characters(track, written.format_map(dict.fromkeys(NAMES, "")))


def _placeholders(written):
    """Return the names between braces."""
    try:
        parts = list(string.Formatter().parse(written))
    except ValueError as error:
        raise TrackError("unknown", written) from error
    for _text, name, spec, conversion in parts:
        if spec or conversion:
            raise TrackError("unknown", f"{name}:{spec}")
    return [name for _text, name, _spec, _conversion in parts if name is not None]


def _check_frame(track, text):
    if len(text) < 2 or text[0] != track.start or text[-1] != END:
        raise TrackError("frame", f"{track.start}…{END}")


def _check_characters(track, text):
    allowed = track.alphabet | {track.separator}
    for char in text[1:-1]:
        if char not in allowed:
            raise TrackError("character", char)


def filled(number, written, values):
    """Return a track's text with its sentinels, from the co-op's format.

    Without a day of expiry the separator takes its place (ISO/IEC 7813). Letters become
    capitals without accents. Other scripts are refused: the name cannot be written.

    :param int number: of the track
    :param dict values: text for each of ``NAMES``; a missing one is empty

    >>> filled(2, ";{number}={expiry}?", {"number": "9764", "expiry": "2912"})
    ';9764=2912?'
    >>> filled(2, ";{number}={expiry}?", {"number": "9764", "expiry": ""})
    ';9764==?'
    """
    track = TRACKS[number]
    ready = {name: _plain(values.get(name) or "") for name in NAMES}
    for name, longest in LONGEST.items():
        if f"{{{name}}}" in written and len(ready[name]) > longest:
            raise TrackError("long", ready[name])
    for name in _placeholders(written):
        _check_value(track, ready[name])
    ready["expiry"] = ready["expiry"] or track.separator
    text = written.format_map(ready)
    check(number, text)
    return text


def _check_value(track, value):
    """Refuse a value the track cannot hold; a separator would end its field."""
    for char in value:
        if char not in track.alphabet:
            raise TrackError("character", char)


def check(number, text):
    """Refuse a track's whole text, sentinels included, that cannot be encoded.

    :raise TrackError: ``frame``, ``character`` or ``long``
    """
    track = TRACKS[number]
    _check_frame(track, text)
    _check_characters(track, text)
    if len(text) + 1 > track.length:
        raise TrackError("long", text)


def _plain(text):
    """Return Latin letters without accents, in capitals.

    >>> _plain("José Núñez")
    'JOSE NUNEZ'
    """
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not "\u0300" <= char <= "\u036f").upper()


def lrc(number, text):
    """Return the check character of a track's text, sentinels included.

    >>> lrc(2, ";0123?")
    '4'
    """
    first = ord(TRACKS[number].first)
    return chr(first + reduce(xor, (ord(char) - first for char in text), 0))
