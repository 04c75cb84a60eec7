# SPDX-License-Identifier: LGPL-3.0-or-later
"""From what a reader sends to cards and troubles."""

import re

from coop_terminal.readers import banks, swipes, tags
from coop_terminal.readers.framing import Framer
from coop_terminal.readers.reading import CardRead, Trouble

#: What the server takes as a card.
LONGEST = 64
SHORTEST = 3

#: The same trouble again so soon is the rest of the first one.
QUIET = 1.0

#: Scanners may be set to name the kind of code first, as in ]C1 (ISO/IEC 15424).
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9]")


class Receiver:
    """What one reader sends: bytes and moments in, CardReads and Troubles out."""

    def __init__(self, kind, name="", ours=banks.ANY):
        self.kind = kind
        self._name = name
        self._ours = ours
        self._framer = Framer(kind, ours)
        self._last = ("", 0.0)

    def feed(self, data, now):
        """Take bytes that came at a moment, in seconds of any steady clock."""
        return self._told(self._framer.feed(data, now), now)

    def tick(self, now):
        """Take note that nothing came until now."""
        return self._told(self._framer.tick(now), now)

    def reset(self):
        """Forget the beginning of a message: the reader is gone."""
        self._framer.reset()

    def _told(self, messages, now):
        results = [
            message
            if isinstance(message, Trouble)
            else understand(message, self.kind, self._ours)
            for message in messages
        ]
        return [self._signed(one) for one in results if not self._repeats(one, now)]

    def _repeats(self, result, now):
        """Return whether a trouble follows the same one, as bits of a bad swipe do."""
        code, before = self._last
        same = isinstance(result, Trouble) and result.code == code
        self._last = (getattr(result, "code", ""), now)
        return same and now - before < QUIET

    def _signed(self, result):
        return type(result)(**{**vars(result), "reader": self._name})


def understand(message, kind, ours):
    """Return the CardRead or Trouble that a Message of a kind of reader means."""
    if kind.must_end and not message.ended:
        return Trouble("cut")
    text = message.text.strip(" ")
    medium = kind.medium
    if medium == "any":
        medium = "magstripe" if text[:1] in swipes.STARTS else "code"
    return _UNDERSTAND[medium](text, kind, ours)


def number_trouble(number, ours):
    """Return the Trouble with a number of digits, None if it may be the co-op's."""
    if banks.is_bank_number(number, ours):
        return Trouble("bank_card", note=banks.note(number))
    refusal = ours.refusal(number)
    return Trouble(refusal) if refusal else None


def _swipe(text, kind, ours):
    if not _is_plain(text.replace("\n", "")):
        return Trouble("noise")
    try:
        number, expires = swipes.read(text, kind.lrc)
    except swipes.Unreadable as error:
        return Trouble(error.code)
    trouble = number_trouble(number, ours) if number.isdigit() else None
    return trouble or CardRead("magstripe", number, expires)


def _tag(text, kind, _ours):
    if not _is_plain(text):
        return Trouble("noise")
    try:
        token, tag = tags.read(text, kind)
    except tags.NoTag as error:
        return Trouble(error.code)
    return CardRead("rfid", token, tag=tag)


def _code(text, kind, ours):
    """Understand a barcode or QR code: what a card can hold, and nothing else.

    Digits of other scripts, marks that turn the direction of writing and the like are
    in no code that the co-op prints.
    """
    if not _is_plain(text):
        return Trouble("noise" if _is_undecoded(text) else "no_card")
    text = _SYMBOLOGY.sub("", text, count=1) if text[:1] == "]" else text
    if not SHORTEST <= len(text) <= LONGEST:
        return Trouble("no_card")
    if kind.medium == "any" and text.endswith(swipes.END):
        return Trouble("cut")  # a stripe that lost its beginning
    if not text.isdigit():
        return CardRead("code", text)
    if len(text) >= 14 and banks.is_luhn(text) and banks.is_bank_number(text, ours):
        return Trouble("bank_card", note=banks.note(text))
    refusal = ours.refusal(text)
    return Trouble(refusal) if refusal else CardRead("code", text)


def _is_plain(text):
    """Return whether a text is made of ASCII characters that show."""
    return text.isascii() and text.isprintable()


def _is_undecoded(text):
    return any("\udc80" <= char <= "\udcff" for char in text)


_UNDERSTAND = {"magstripe": _swipe, "rfid": _tag, "code": _code}
