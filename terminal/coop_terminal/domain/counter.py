# SPDX-License-Identifier: LGPL-3.0-or-later
"""What passes between the desk and who works at it."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Operator:
    """Who works at the terminal."""

    code: str
    name: str


@dataclass(frozen=True)
class SaleLine:
    """One line as it is keyed; amounts in minor units, `quantity` decimal text."""

    code: str
    amount: int
    quantity: str = "0"
    direction: str = "purchase"
    amount_tax: int = 0


@dataclass(frozen=True)
class Identified:
    """A card, and what is known of it.

    `refusal` is empty where the card may be used; else a code of
    `domain.refusal.REFUSALS`, with `state` as the reason (blocked, lost, ...).
    `online` says whether the server told, or only the terminal's own hotlist.
    """

    card: str = field(repr=False)  # as it was read: what sell() and balance() send
    shown: str  # masked, for people
    refusal: str = ""
    state: str = ""
    online: bool = False
    member: str = ""  # masked name
    member_number: str = ""  # masked
    member_type: str = ""
    #: Purchases this year in minor units, with tax; None where the server was away.
    year_total: int | None = None


@dataclass(frozen=True)
class Status:
    """What the idle screen shows."""

    link: str  # up, down, refused (see `problem`), unknown (not tried yet)
    problem: str  # the server's code where link is refused, else empty
    waiting: int  # not delivered yet
    oldest: datetime | None  # since when the oldest of them waits
    rejected: int  # to be shown to a person
    clock: str  # good, off (over a minute, corrected), suspect
    clock_offset_ms: int  # what is added to the device's clock
    now: datetime  # corrected, in the co-op's time zone
    operator: Operator | None
    batch: int | None
    #: Codes of what a person should know: salvaged, restored, hotlist_old, disk_low,
    #: needs_contact, shift_different.
    notices: tuple[str, ...] = ()
