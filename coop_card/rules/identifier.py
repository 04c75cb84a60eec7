# SPDX-License-Identifier: LGPL-3.0-or-later
"""What readers get from chips, radio tags, codes and stripes of cards."""

import re

#: Hexadecimal characters of the three sizes of ISO/IEC 14443 identifiers.
RADIO_TAG = re.compile(r"[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20}")


def is_radio_tag(value):
    """Return whether a normalised identifier may be a radio tag's: 4, 7 or 10 bytes.

    >>> is_radio_tag("04A22B5C"), is_radio_tag("04A22B")
    (True, False)
    """
    return bool(RADIO_TAG.fullmatch(value))


def reverse_bytes(value):
    """Return a hexadecimal identifier with its bytes in the opposite order.

    Readers differ in which byte they send first. Cards are stored in the order of the
    standard, first byte first; whoever knows a reader to turn it round calls this.

    :raise ValueError: if the value is not made of whole bytes

    >>> reverse_bytes("04A22B5C")
    '5C2BA204'
    """
    return bytes.fromhex(value)[::-1].hex().upper()
