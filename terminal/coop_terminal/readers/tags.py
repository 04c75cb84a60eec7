# SPDX-License-Identifier: LGPL-3.0-or-later
"""Radio tags: the forms in which readers send them.

What is sent to the server is what was read: it knows the kind of reader that this
terminal has, and brings tags to one form (4, 7 or 10 bytes, first byte first, in
hexadecimal). Here is judged whether a reading can be a tag at all, and which one the
hotlist knows it by. `contract/readings.json` has examples that both sides are held to.
"""

import re
from functools import reduce
from operator import xor

#: Bytes of the tags that the server knows (ISO/IEC 14443).
SIZES = (4, 7, 10)

#: The first byte of a tag of four bytes that draws another number each time.
RANDOM = 0x08

_HEXADECIMAL = re.compile(r"(?:[0-9A-Fa-f]{2}[ :-]?)+")
_DECIMAL = re.compile(r"[0-9]{1,25}")


class NoTag(Exception):
    """Why a reading is no tag: a code of ``troubles.TROUBLES``."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def read(text, kind):
    """Return a tag as the server is to be told, and in the server's form.

    :param kind: the kind of reader that sent the text
    :raise NoTag: if it cannot be one, was sent wrongly, or changes each time
    """
    token = _checked(text, kind) if kind.checksum else text
    data = _bytes(token, kind)
    if len(data) not in SIZES:
        raise NoTag("damaged")
    if kind.iso14443 and len(data) == 4 and data[0] == RANDOM:
        raise NoTag("random_tag")
    return token, data.hex().upper()


def _checked(text, kind):
    """Return the last bytes of a reading whose checksum is right."""
    if not re.fullmatch(r"(?:[0-9A-Fa-f]{2})+", text):
        raise NoTag("damaged")
    *data, checksum = bytes.fromhex(text)
    if reduce(xor, data, 0) != checksum:
        raise NoTag("damaged")
    return bytes(data[-kind.keep :]).hex().upper()


def _bytes(token, kind):
    """Return the bytes of a tag in the order of the standard."""
    data = _of_decimal(token) if kind.form == "decimal" else _of_hexadecimal(token)
    return data[::-1] if kind.server.endswith("reversed") else data


def _of_hexadecimal(token):
    if not _HEXADECIMAL.fullmatch(token):
        raise NoTag("damaged")
    return bytes.fromhex(re.sub("[ :-]", "", token))


def _of_decimal(token):
    """Return the bytes of a number: the smallest size that has as many digits."""
    for size in SIZES:
        if _DECIMAL.fullmatch(token) and len(token) <= len(str(256**size - 1)):
            if int(token) < 256**size:
                return int(token).to_bytes(size, "big")
            break
    raise NoTag("damaged")
