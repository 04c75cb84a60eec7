# SPDX-License-Identifier: LGPL-3.0-or-later
"""What readers send, and how tests play it: no clock, no waiting."""

from coop_terminal.readers.banks import Ours
from coop_terminal.readers.kinds import KINDS
from coop_terminal.readers.reading import CardRead
from coop_terminal.readers.receiving import Receiver

NUMBER = "9764001000001235"
FIRST = f"%B{NUMBER}^SOMCHAI/JAI^3012101?"
SECOND = f";{NUMBER}=30121010000000000?"
THIRD = "+01000123?"
SWIPE = FIRST + SECOND

#: Another card of the co-op, and two that banks gave out for tests.
OTHER = "9764001000009998"
BANK = "4111111111111111"
BANK_SWIPE = f"%B{BANK}^CARDHOLDER/TEST^3012101?;{BANK}=30121010000000000?"

#: One card as each kind of reader sends it: kind, bytes, and what the server is told.
STREAMS = (
    ("idtech-serial", f"{FIRST}\r{SECOND}\r", NUMBER),
    ("uic-serial", f"\x02{FIRST}_\x10\x02{SECOND}1\x10\x02;01000123?\x03", NUMBER),
    ("magtek-serial", f"\x02\x1b{FIRST}{SECOND}{THIRD}\r\x03", NUMBER),
    ("magtek-keyboard", f"%E?{SECOND}+E?\r", NUMBER),
    ("till-serial", f"\x02{FIRST}_{SECOND}1\x03", NUMBER),
    ("zebra-serial", NUMBER, NUMBER),
    ("honeywell-serial", f"CC1:{NUMBER}:5\r\n", f"CC1:{NUMBER}:5"),
    ("scanner-serial", f"]C1{NUMBER}\n", NUMBER),
    ("scanner-keyboard", f"{NUMBER}\r", NUMBER),
    ("id12-serial", "\x023C00CE754CCB\r\n\x03", "00CE754C"),
    ("rdm6300-serial", "\x023C00CE754CCB\x03", "00CE754C"),
    ("hex-serial", "05:E4:FA:9D\r\n", "05:E4:FA:9D"),
    ("hex-reversed-serial", "9dfae405\r", "9dfae405"),
    ("decimal-keyboard", "0013530444\r", "0013530444"),
    ("decimal-reversed-keyboard", "2650465285\r", "2650465285"),
    ("handheld-serial", f"{SWIPE}\r\n", NUMBER),
    ("handheld-keyboard", f"{NUMBER}\r", NUMBER),
)


def receiver(kind="magtek-serial", **ours):
    """Return what receives from a kind of reader."""
    return Receiver(KINDS[kind], "slot", Ours(**ours))


def play(to, *pieces):
    """Play pieces of text or bytes, each at its moment; return what comes of them.

    A piece without a moment of its own comes a second after the one before.
    """
    found, now = [], 0.0
    for piece in pieces:
        now, data = piece if isinstance(piece, tuple) else (now + 1, piece)
        found += to.tick(now)
        found += to.feed(data if isinstance(data, bytes) else data.encode(), now)
    return found + to.tick(now + 1)


def told(*pieces, kind="magtek-serial", **ours):
    """Return what a kind of reader tells: tokens of cards, codes of troubles."""
    return [
        result.token if isinstance(result, CardRead) else result.code
        for result in play(receiver(kind, **ours), *pieces)
    ]
