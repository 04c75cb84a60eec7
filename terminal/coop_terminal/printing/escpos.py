# SPDX-License-Identifier: LGPL-3.0-or-later
"""ESC/POS: what receipt printers of most makers understand."""

#: Forget all settings; leave the mode in which two bytes are one Chinese letter; take
#: the American form of # $ @ and the like.
START = b"\x1b@" + b"\x1c." + b"\x1bR\x00"

#: Feed to the knife and cut, but for one point.
CUT = b"\x1dVB\x00"

#: Without a knife: feed as far as the edge by which paper is torn off.
TEAR = b"\x1bd\x05"

#: A pulse that opens the drawer at its first plug.
DRAWER = b"\x1bp\x00\x19\xfa"

#: Asked at once, also while the printer stands still: why it does, and its paper.
WHY_OFFLINE = b"\x10\x04\x02"
PAPER = b"\x10\x04\x04"

#: Asked in turn: answered once all before it is printed.
DONE = b"\x1dr\x01"

#: Rows of dots in one picture: more overflow the memory of small printers.
MOST_ROWS = 128


def page(number):
    """Return the command that chooses a code page."""
    return b"\x1bt" + bytes([number])


def style(bold, size):
    """Return the command for the form of letters: bold, and once or twice as high."""
    return b"\x1bE" + bytes([bold]) + b"\x1d!" + bytes([size - 1])


def picture(rows, width):
    """Return the command that prints rows of dots.

    :param bytes rows: eight dots a byte, black is 1, each row filled up to whole bytes
    :param int width: bytes in a row

    >>> picture(bytes(2), 1)
    b'\\x1dv0\\x00\\x01\\x00\\x02\\x00\\x00\\x00'
    """
    height = len(rows) // width
    head = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    return b"\x1dv0\x00" + head + rows
