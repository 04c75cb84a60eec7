# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the settings say of readers, and of the co-op's own numbers."""

import re
from dataclasses import dataclass, fields

from coop_terminal.readers.banks import Ours
from coop_terminal.readers.kinds import KINDS, Kind


class NoDevice(OSError):
    """The reader is not plugged in."""


@dataclass(frozen=True)
class ReaderSettings:
    """One reader: its kind, and where it is plugged in.

    ``port``: a path, a pattern of paths, or a name such as COM3; ``usb``: vendor and
    product in hexadecimal, as in 0801:0002, instead of a port. ``baud``: bits a second,
    where the reader was set to others than its kind has.
    """

    name: str
    kind: Kind
    port: str = ""
    usb: str = ""
    baud: int = 0

    @classmethod
    def of(cls, table):
        """Return the settings that a table of the settings file says.

        :raise ValueError: with a sentence on what is wrong

        >>> ReaderSettings.of({"kind": "id12-serial", "port": "COM3"}).name
        'id12-serial'
        """
        unknown = set(table) - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError(f"A reader has no setting {min(unknown)!r}.")
        kind = KINDS.get(table.get("kind"))
        if not kind:
            raise ValueError(
                f"There is no kind of reader {table.get('kind')!r}: "
                f"choose one of {', '.join(KINDS)}."
            )
        made = cls(**{"name": table["kind"], **table, "kind": kind})
        made._check()
        return made

    def _check(self):
        if bool(self.port) == bool(self.usb):
            raise ValueError(f"Reader {self.name!r} needs either a port or usb.")
        if self.usb and not re.fullmatch("[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}", self.usb):
            raise ValueError(
                f"Reader {self.name!r}: usb is written as in 0801:0002, "
                f"not {self.usb!r}."
            )
        if not isinstance(self.baud, int) or self.baud < 0:
            raise ValueError(
                f"Reader {self.name!r}: baud is a number of bits a second."
            )


def ours_of(table):
    """Return what the settings say of the co-op's own numbers.

    :raise ValueError: with a sentence on what is wrong

    >>> ours_of({"prefixes": ["9764"], "lengths": [16], "luhn": True})
    Ours(prefixes=('9764',), lengths=(16,), luhn=True)
    """
    unknown = set(table) - {field.name for field in fields(Ours)}
    if unknown:
        raise ValueError(f"Cards have no setting {min(unknown)!r}.")
    prefixes, lengths = table.get("prefixes", ()), table.get("lengths", ())
    if not all(isinstance(one, str) and one.isdigit() for one in prefixes):
        raise ValueError('The prefixes of cards are texts of digits, as in ["9764"].')
    if not all(isinstance(one, int) and one > 0 for one in lengths):
        raise ValueError("The lengths of card numbers are whole numbers, as in [16].")
    return Ours(tuple(prefixes), tuple(lengths), bool(table.get("luhn", False)))
