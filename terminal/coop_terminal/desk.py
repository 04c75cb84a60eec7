# SPDX-License-Identifier: LGPL-3.0-or-later
"""The desk: all that a person can do at the terminal, for the screen and the simulator.

Every method may be called from any thread, and raises `domain.refusal.Refused` where
the terminal says no. `sign_in`, `identify`, `sell`, `reverse_last`, `balance` and
`close_shift` wait for the server for a few seconds at most: call them beside the
screen's own thread.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Operator:
    """Who works at the terminal."""

    code: str
    name: str


@dataclass(frozen=True)
class Item:
    """What a keyed code stands for; `price` in minor units where the server has one."""

    code: str
    name: str
    unit: str = ""
    price: int | None = None


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

    card: str  # as it was read: what sell() and balance() send
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
    #: needs_contact.
    notices: tuple[str, ...] = ()


class Desk:
    """The terminal's desk: Desk.open(home) opens it, close() lets go of everything."""

    @classmethod
    def open(cls, home):
        """Open the terminal kept in a folder, and begin to upload in the background.

        :raise outbox.OutboxError: where another process has it, or it was never paired
        """
        raise NotImplementedError

    def close(self):
        """Stop uploading and let go of the outbox; nothing in it is lost."""
        raise NotImplementedError

    def sign_in(self, code, pin):
        """Sign an operator in, with the hash the server gave; return the Operator.

        Goes on with the operator's open shift, or opens one.
        """
        raise NotImplementedError

    def sign_out(self):
        """Leave the desk; the shift stays open until it is closed."""
        raise NotImplementedError

    def identify(self, reading):
        """Return what is known of a card, as an Identified.

        :param reading: a `readers.CardRead`: of it `token` and `expires` are used
        """
        raise NotImplementedError

    def look_up(self, code):
        """Return the Item that a keyed code stands for."""
        raise NotImplementedError

    def line(self, code, amount, quantity="", direction="purchase"):
        """Return the SaleLine of what was keyed as text, within the limits."""
        raise NotImplementedError

    def sell(self, identified, lines):
        """Keep a sale for good and return its PurchaseSlip.

        It waits a moment for the server's answer, which the slip then tells.
        """
        raise NotImplementedError

    def last_sale(self):
        """Return the PurchaseSlip that reverse_last() would take back, or None."""
        raise NotImplementedError

    def reverse_last(self):
        """Take back the operator's last sale of the shift; return the PurchaseSlip."""
        raise NotImplementedError

    def balance(self, identified):
        """Return the BalanceSlip of a card; this needs the server."""
        raise NotImplementedError

    def shift_totals(self):
        """Return the ShiftSlip of the shift so far."""
        raise NotImplementedError

    def close_shift(self, final=False):
        """Close the shift, settle it and sign out; return the ShiftSlip.

        Without the server the slip is `waiting`, and the shift is settled later.

        :param bool final: close it although both sides differ
        """
        raise NotImplementedError

    def reprint(self, slip):
        """Return the slip as its next copy, with what the server said since."""
        raise NotImplementedError

    def status(self):
        """Return the Status of this moment; cheap enough for every second."""
        raise NotImplementedError
