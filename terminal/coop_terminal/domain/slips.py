# SPDX-License-Identifier: LGPL-3.0-or-later
"""What slips say. Screen and printer give them their form.

Amounts are integers in the minor unit of `head.currency`, quantities decimal text,
times are aware and in the co-op's time zone. Text that is empty is not shown.
"""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class SlipHead:
    """What all slips of a terminal say: where, by whom, when, and the texts around."""

    company: str
    branch: str
    merchant_number: str
    terminal: str
    operator: str
    operator_name: str
    at: datetime
    currency: str = "THB"
    digits: int = 2
    #: Texts of several lines that the co-op writes at the server.
    header: str = ""
    footer: str = ""
    advert: str = ""


@dataclass(frozen=True)
class SlipLine:
    """One line of a sale; `amount` includes the tax."""

    code: str
    name: str
    direction: str  # purchase, sale
    amount: int
    quantity: str = ""
    unit: str = ""


@dataclass(frozen=True)
class YearTotal:
    """What a member has accumulated this year in one category; without and with tax."""

    category: str
    name: str
    direction: str  # purchase, sale
    amount: int
    amount_tax: int = 0
    quantity: str = ""


@dataclass(frozen=True)
class PurchaseSlip:
    """A sale, or one that is taken back."""

    head: SlipHead
    uid: str
    #: What the slip is called on paper, such as S-000041.
    reference: str
    kind: str  # accumulate, reverse
    #: waiting: kept here, on its way to the server. Else what the server said.
    state: str  # waiting, booked, held, rejected
    card: str  # masked
    member: str = ""  # masked name
    member_number: str = ""  # masked
    lines: tuple[SlipLine, ...] = ()
    #: Of all lines, with tax; negative where goods or the sale are taken back.
    total: int = 0
    #: The server's codes of what is odd, such as card_not_live.
    warnings: tuple[str, ...] = ()
    #: The slip that is taken back.
    reverses: str = ""
    #: The member's purchases this year with this sale; None where the server was away.
    year_total: int | None = None
    #: 0 is the first print; others are marked as copies.
    copy: int = 0


@dataclass(frozen=True)
class BalanceSlip:
    """What a member has accumulated this year."""

    head: SlipHead
    card: str  # masked
    member: str = ""  # masked name
    member_number: str = ""  # masked
    member_type: str = ""
    year: str = ""
    totals: tuple[YearTotal, ...] = ()
    purchase: int = 0
    sale: int = 0
    copy: int = 0


@dataclass(frozen=True)
class KindTotal:
    """What a shift did of one kind on one day; reversals have negative amounts."""

    date: str  # ISO 8601, the co-op's day
    kind: str  # accumulate, reverse
    count: int
    amount: int


@dataclass(frozen=True)
class CategoryTotal:
    """What a shift did in one category; `count` is of lines."""

    category: str  # its code; the keyed code where nobody knows the category
    name: str
    direction: str  # purchase, sale
    count: int
    quantity: str
    amount: int


@dataclass(frozen=True)
class Difference:
    """Where terminal and server do not agree: count and amount of each side.

    `what` is a day and a kind of KindTotal, or a category's name and a direction.
    """

    what: str
    terminal_count: int
    terminal_amount: int
    server_count: int
    server_amount: int


@dataclass(frozen=True)
class ShiftSlip:
    """The totals of one operator's shift, and whether the server has the same."""

    head: SlipHead
    batch: int
    opened_at: datetime
    closed_at: datetime | None = None
    #: open; waiting: closed here, the server has not said anything yet; balanced:
    #: both have the same; different: they have not; closed: closed all the same.
    state: str = "open"
    kinds: tuple[KindTotal, ...] = ()
    categories: tuple[CategoryTotal, ...] = ()
    #: How many transactions the server has not got yet, or rejected.
    waiting: int = 0
    rejected: int = 0
    differences: tuple[Difference, ...] = field(default=())
    copy: int = 0

    def sold(self):
        """Return what members sold to the co-op, None where nobody sold anything."""
        sold = [each.amount for each in self.categories if each.direction == "sale"]
        return sum(sold) if sold else None

    def bought(self):
        """Return what members bought: all that was done but what they sold."""
        return sum(each.amount for each in self.kinds) - (self.sold() or 0)
