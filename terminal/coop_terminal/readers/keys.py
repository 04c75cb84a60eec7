# SPDX-License-Identifier: LGPL-3.0-or-later
"""From the keys that a reader presses to the characters it means.

Readers that type are made for an American keyboard. Codes and names of keys are those
of the Linux kernel (linux/input-event-codes.h).
"""

EV_SYN, EV_KEY = 0, 1
SYN_DROPPED = 3
RELEASED, PRESSED = 0, 1

_SHIFTS, _CONTROLS, _ALTS = {42, 54}, {29, 97}, {56, 100}

#: First code of keys in a row, what they type alone, and with Shift.
_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (55, "*", "*"),
    (57, " ", " "),
    (71, "789-456+1230.", "789-456+1230."),  # the keypad
    (98, "/", "/"),
)

PLAIN = {first + i: char for first, row, _ in _ROWS for i, char in enumerate(row)}
SHIFTED = {first + i: char for first, _, row in _ROWS for i, char in enumerate(row)}

#: Both Enter keys end a message; a tabulator is passed on as what it is.
_CONTROL_KEYS = {28: b"\r", 96: b"\r", 15: b"\t"}

#: Stands for a key that types nothing a reader means: it spoils the message.
SPOILT = b"\0"


class KeyDecoder:
    """Turns the events of one keyboard into characters."""

    def __init__(self):
        self._held = set()

    def take(self, kind, code, value):
        """Return what one event types: mostly nothing, or one character.

        >>> decoder = KeyDecoder()
        >>> [decoder.take(EV_KEY, *event) for event in ((42, 1), (6, 1), (6, 0))]
        [b'', b'%', b'']
        """
        if kind == EV_SYN and code == SYN_DROPPED:
            self._held.clear()
            return SPOILT
        if kind != EV_KEY:
            return b""
        if code in _SHIFTS | _CONTROLS | _ALTS:
            (self._held.discard if value == RELEASED else self._held.add)(code)
            return b""
        return self._typed(code) if value == PRESSED else b""

    def _typed(self, code):
        if self._held & _ALTS:
            return SPOILT
        if code in _CONTROL_KEYS:
            return _CONTROL_KEYS[code]
        char = (SHIFTED if self._held & _SHIFTS else PLAIN).get(code, "")
        if self._held & _CONTROLS:
            return bytes([ord(char) & 0x1F]) if char.isalpha() else SPOILT
        return char.encode()
