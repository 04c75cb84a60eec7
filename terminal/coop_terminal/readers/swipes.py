# SPDX-License-Identifier: LGPL-3.0-or-later
"""From the text of a swipe to the number on the card.

Tracks are those of ISO/IEC 7811-2 and 7813, as readers write them: `%B` number `^`
name `^` expiry `?` on the first, `;` number `=` expiry `?` on the second; on the third,
which begins with `+`, `;`, `#` or `!`, stands nothing that is used. A reader writes `E`
in place of a track that it could not read.
"""

import calendar
import re
from datetime import date
from functools import reduce
from operator import xor
from typing import NamedTuple

from coop_terminal.readers.framing import BETWEEN_TRACKS

#: The sentinel that begins a track: which track it is.
STARTS = {"%": 1, ";": 2, "+": 3, "#": 3, "!": 3}
END = "?"

#: What the data of each track is made of, and how many characters of it there may be
#: beside the two sentinels and the check character.
DATA = {
    1: re.compile(r"[ -_]{0,76}"),
    2: re.compile(r"[0-9=]{0,37}"),
    3: re.compile(r"[ -_]{0,104}"),
}

#: The number, and what follows its separator. Before the number on the first track
#: stands the format code B, and few letters may begin the number itself.
_FIRST = re.compile(r"B?([A-Z]{0,4}[0-9][0-9 -]*)(?:\^[^^]*(?:\^(.*))?)?")
_SECOND = re.compile(r"([0-9]+)(?:=(.*))?")

LONGEST_NUMBER = 19
MISREAD = "E"


class Unreadable(Exception):
    """Why a swipe is not read: a code of ``troubles.TROUBLES``."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Number(NamedTuple):
    """The number on a track, and the last day of its expiry, if it names one."""

    number: str
    expires: date | None


def read(text, lrc="maybe"):
    """Return the Number of a swipe.

    The second track is believed first: it has room for little else. Where both have a
    number, they have to agree.

    :param str lrc: whether its check character follows each track: yes, no, maybe
    :raise Unreadable: if it is not whole, or not sure

    >>> read("%B9764001000001235^SOMCHAI/JAI^3012101?;9764001000001235=3012?")
    Number(number='9764001000001235', expires=datetime.date(2030, 12, 31))
    >>> read(";9764001000001235==?").expires is None
    True
    """
    tracks = split(text.upper(), lrc)
    numbers = [number for number in (_on_second(tracks), _on_first(tracks)) if number]
    if not numbers:
        raise Unreadable("misread" if MISREAD in tracks.values() else "damaged")
    return reduce(_agreed, numbers)


def split(text, lrc="maybe"):
    """Return the data of each track by its number, without sentinels and LRC.

    >>> split("%E?;1=2?+?")
    {1: 'E', 2: '1=2'}
    """
    tracks, place = {}, 0
    while place < len(text):
        if text[place] == BETWEEN_TRACKS:
            place += 1
            continue
        track, whole = _track(text, place)
        place += len(whole)
        place += _is_checked(track, whole, text[place : place + 2], lrc)
        if whole[1:-1]:
            _add(tracks, track, whole[1:-1])
    return tracks


def _track(text, place):
    """Return the number and the text of the track that begins at a place."""
    end = text.find(END, place + 1)
    if text[place] not in STARTS or end < 0:
        raise Unreadable("cut")
    track, data = STARTS[text[place]], text[place + 1 : end]
    if "%" in data or ";" in data:
        raise Unreadable("two_at_once")
    if not DATA[track].fullmatch(data) and data != MISREAD:
        raise Unreadable("damaged")
    return track, text[place : end + 1]


def _is_checked(track, whole, following, lrc):
    """Return whether the check character follows a track; it has to be right."""
    if lrc == "no" or whole[1:-1] == MISREAD:
        return False
    right = following[:1] == check_character(track, whole)
    if right and (lrc == "yes" or _begins_track(following[1:])):
        return True
    if lrc == "maybe" and _begins_track(following):
        return False
    raise Unreadable("damaged")


def _begins_track(text):
    """Return whether a track begins here, or nothing at all."""
    return text[:1] in {"", BETWEEN_TRACKS, *STARTS}


def check_character(track, whole):
    """Return the check character (LRC) of a track's text, sentinels included.

    It makes the number of ones even in every column of bits; readers write it as the
    character of those bits. Readers change the start sentinel of a third track to tell
    it from the second; on the card it is the one of its alphabet.

    >>> check_character(2, ";9764001000001235=30121010000000000?")
    '1'
    >>> check_character(1, "%B9764001000001235^SOMCHAI/JAI^3012101?")
    '_'
    """
    numeric = track != 1 and DATA[2].match(whole[1:-1]).end() == len(whole) - 2
    start, zero = (";", "0") if numeric else ("%", " ")
    return chr(ord(zero) + reduce(xor, (ord(c) - ord(zero) for c in start + whole[1:])))


def _add(tracks, track, data):
    """Add a track. A second one that begins with a semicolon is the third track."""
    if track not in tracks:
        tracks[track] = data
    elif track != 2 or _is_another_card(tracks[2], data):
        raise Unreadable("two_at_once")


def _is_another_card(one, other):
    number, another = (data.partition("=")[0] for data in (one, other))
    return number != another and len(number) == len(another)


def _on_second(tracks):
    """Return the Number on the second track, None if that is missing."""
    data = tracks.get(2, MISREAD)
    if data == MISREAD:
        return None
    found = _SECOND.fullmatch(data)
    if not found:
        raise Unreadable("damaged")
    return _number(found)


def _on_first(tracks):
    """Return the Number on the first track, None if it holds something else."""
    found = _FIRST.fullmatch(tracks.get(1, MISREAD))
    return _number(found) if found else None


def _number(found):
    number = found[1].replace(" ", "")
    if len(number) > LONGEST_NUMBER:
        raise Unreadable("damaged")
    return Number(number, _expiry((found[2] or "")[:4]))


def _expiry(text):
    """Return the last day of a month written YYMM; zeros or a separator mean none."""
    if not re.fullmatch("[0-9]{4}", text) or text == "0000":
        return None
    year, month = 2000 + int(text[:2]), int(text[2:])
    if not 1 <= month <= 12:
        raise Unreadable("damaged")
    return date(year, month, calendar.monthrange(year, month)[1])


def _agreed(one, other):
    """Return what two tracks say together."""
    expiries = {one.expires, other.expires} - {None}
    if one.number != other.number or len(expiries) > 1:
        raise Unreadable("differs")
    return Number(one.number, one.expires or other.expires)
