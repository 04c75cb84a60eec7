# SPDX-License-Identifier: LGPL-3.0-or-later
"""What each key of a keypad means.

Digits and Enter reach everything. The other keys only save strokes: a keypad without
them misses nothing.
"""

ENTER = "enter"
ERASE = "erase"
CLEAR = "clear"
BACK = "back"
POINT = "point"
UP = "up"
DOWN = "down"

# By the name that Textual gives a key. Keypads of handhelds send what their maker
# chose: two names for one meaning are as good as one.
MEANINGS = {
    "enter": ENTER,
    "backspace": ERASE,
    "ctrl+h": ERASE,
    "left": ERASE,
    "delete": CLEAR,
    "ctrl+u": CLEAR,
    "escape": BACK,
    "full_stop": POINT,
    "comma": POINT,
    "asterisk": POINT,
    "up": UP,
    "pageup": UP,
    "down": DOWN,
    "pagedown": DOWN,
}

# What goes back where nothing is keyed.
LEAVES = frozenset((BACK, ERASE, CLEAR))

# How many parts further each of these turns.
TURNS = {UP: -1, DOWN: 1}

# What the function keys do while the terminal waits for a card. The menu has it all.
FUNCTIONS = {
    "f1": "balance",
    "f2": "reverse",
    "f3": "returns",
    "f4": "totals",
    "f5": "close",
    "f6": "reprint",
    "f7": "language",
}

# What stands on the function key of each of these.
FACES = {name: key.upper() for key, name in FUNCTIONS.items()}

# The keys that are drawn beside the page where there is room, in rows of three: what
# stands on them, and Textual's name of the key.
PAD = (
    *((digit, digit) for digit in "123456789"),
    ("•", "full_stop"),
    ("0", "0"),
    ("⌫", "backspace"),
    ("↩", "escape"),
    ("OK", "enter"),
)
