# SPDX-License-Identifier: LGPL-3.0-or-later
"""What readers tell: a card that was read, or why none was."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class CardRead:
    """A card that was read.

    ``medium``: magstripe, code (a barcode or QR code), rfid or keyed. ``token``: the
    card's number or tag as it was read, at most 64 characters, which the server brings
    to its own form; never in a log, so not in the text of this object either.
    ``expires``: the last day the stripe itself names, if it names one. ``reader``: the
    name of the reader in the settings. ``tag``: a radio tag in the server's form, which
    is the hotlist's: hexadecimal, first byte first.
    """

    medium: str
    token: str = field(repr=False)
    expires: date | None = None
    reader: str = ""
    tag: str = field(default="", repr=False)


@dataclass(frozen=True)
class Trouble:
    """Why something that was read is no card: a code of ``troubles.TROUBLES``.

    ``note`` is for the log, and says nothing that stands on a card.
    """

    code: str
    reader: str = ""
    note: str = ""
