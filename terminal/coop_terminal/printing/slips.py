# SPDX-License-Identifier: LGPL-3.0-or-later
"""What slips look like: from what a slip says to a document."""

import re
from datetime import date
from itertools import groupby
from operator import attrgetter

from coop_terminal.domain import slips
from coop_terminal.domain.money import grouped, written
from coop_terminal.printing.document import Pair, Rule, Space, Text
from coop_terminal.printing.words import Words


def document(slip, language):
    """Return a slip as a document in English (en) or Thai (th)."""
    words = Words(language)
    body = _BODIES[type(slip)](slip, words)
    return [*_head(slip.head), *body, *_foot(slip.head)]


def _head(head):
    """Yield whose terminal it is, and what the co-op wants to stand on top."""
    for text, bold in (
        (head.company, True),
        (head.branch, False),
        (head.header, False),
    ):
        if text.strip():
            yield Text(text, bold=bold, align="center")
    yield Rule()


def _foot(head):
    """Yield what the co-op wants to stand at the end."""
    for text in (head.footer, head.advert):
        if text.strip():
            yield Space()
            yield Text(text, align="center")


def _title(slip, title, words):
    """Yield what the slip is, and which copy of it."""
    yield Text(title, bold=True, size=2, align="center")
    if slip.copy:
        number = f" {slip.copy}" if slip.copy > 1 else ""
        yield Text(f"*** {words('copy')}{number} ***", bold=True, align="center")


def _where(slip, words, reference=""):
    """Yield which slip it is, when it was made, where and by whom."""
    head = slip.head
    yield from _pairs(
        (words("reference"), reference),
        (words("date"), words.moment(head.at)),
        (words("terminal"), head.terminal),
        (words("merchant"), head.merchant_number),
        (words("operator"), f"{head.operator} {head.operator_name}".strip()),
    )


def _who(slip, words):
    """Yield the card and its member, both masked."""
    yield from _pairs(
        (words("card"), slip.card),
        (words("member"), slip.member),
        (words("number"), slip.member_number),
    )


def _pairs(*pairs):
    """Yield what has something to say."""
    for name, value in pairs:
        if value:
            yield Pair(name, value)


def _purchase(slip, words):
    yield from _title(slip, words(_kind(slip)), words)
    yield from _where(slip, words, slip.reference)
    yield from _pairs((words("reverses"), slip.reverses))
    yield Rule()
    yield from _who(slip, words)
    yield Rule()
    for line in slip.lines:
        yield from _line(line, slip, words)
    yield Rule()
    yield _sum(words("total"), slip.total, slip.head, words)
    if slip.year_total is not None:
        yield Pair(words("year_total"), _money(slip.year_total, slip.head))
    yield Space()
    yield Text(words(slip.state), align="center")


def _kind(slip):
    """Return what is titled: a sale where all of it is what the member sold."""
    directions = {line.direction for line in slip.lines}
    if slip.kind != "accumulate" or not directions:
        return slip.kind
    if all(line.amount < 0 for line in slip.lines):
        return "return"
    return "sale" if directions == {"sale"} else slip.kind


def _line(line, slip, words):
    """Yield one line of a sale: what, how much of it, and what it came to."""
    mixed = len({other.direction for other in slip.lines}) > 1
    what = f"{line.name or line.code} ({words(f'{line.direction}_line')})"
    yield Pair(
        what if mixed else line.name or line.code, _money(line.amount, slip.head)
    )
    if line.quantity not in ("", "0"):
        told = f"{line.code} {grouped(line.quantity)} {line.unit}"
        yield Text(told, indent=2)


def _sum(name, amount, head, words):
    name = f"{name} {words(head.currency)}"
    return Pair(name, _money(amount, head), bold=True, size=2)


def _money(amount, head):
    return written(amount, head.digits)


def _balance(slip, words):
    yield from _title(slip, words("balance"), words)
    yield from _where(slip, words)
    yield Rule()
    yield from _who(slip, words)
    yield from _pairs((words("type"), slip.member_type), (words("year"), slip.year))
    yield Rule()
    yield from _totals(slip, words)
    yield Rule()
    for name, amount in (("purchases", slip.purchase), ("sales", slip.sale)):
        if amount or name == "purchases":
            yield Pair(words(name), _money(amount, slip.head), bold=True)
    yield Text(f"{words('including_tax')} ({words(slip.head.currency)})")


def _totals(slip, words):
    """Yield the year's totals by category, sales after purchases."""
    if not slip.totals:
        yield Text(words("nothing"), align="center")
    for direction in ("purchase", "sale"):
        for total in slip.totals:
            if total.direction == direction:
                sign = f" ({words('sale_line')})" if direction == "sale" else ""
                amount = _money(total.amount + total.amount_tax, slip.head)
                yield Pair(f"{total.name or total.category}{sign}", amount)


def _shift(slip, words):
    title = "shift_open" if slip.state == "open" else "shift"
    yield from _title(slip, words(title), words)
    yield from _where(slip, words)
    closed = words.moment(slip.closed_at) if slip.closed_at else ""
    yield from _pairs(
        (words("batch"), str(slip.batch)),
        (words("opened"), words.moment(slip.opened_at)),
        (words("closed_at"), closed),
    )
    yield Rule()
    yield from _kinds(slip, words)
    yield from _categories(slip, words)
    yield Rule()
    yield from _both(slip, words)
    yield from _settled(slip, words)


def _both(slip, words):
    """Yield what members bought, apart from what they sold where some did."""
    if slip.sold() is None:
        yield _sum(words("total"), slip.bought(), slip.head, words)
        return
    for name, amount in (("purchases", slip.bought()), ("sales", slip.sold())):
        told = f"{words(name)} {words(slip.head.currency)}"
        yield Pair(told, _money(amount, slip.head), bold=True)


def _kinds(slip, words):
    """Yield what was done, by day where there are several."""
    several = len({kind.date for kind in slip.kinds}) > 1
    for day, kinds in groupby(slip.kinds, attrgetter("date")):
        if several:
            yield Text(words.day(date.fromisoformat(day)))
        for kind in kinds:
            name = f"{words(f'count_{kind.kind}')}: {kind.count:,}"
            yield Pair(name, _money(kind.amount, slip.head), indent=2 * several)


def _categories(slip, words):
    if slip.categories:
        yield Space()
        yield Text(words("by_category"), bold=True)
    for one in slip.categories:
        sign = f" ({words('sale_line')})" if one.direction == "sale" else ""
        name = f"{one.name or one.category}{sign}: {one.count:,}"
        yield Pair(name, _money(one.amount, slip.head))


def _settled(slip, words):
    """Yield whether the co-op has the same figures, and room to sign."""
    yield Space()
    state = "unsettled" if slip.state == "waiting" else slip.state
    yield Text(words(state), bold=slip.state == "different", align="center")
    for name, count in (("undelivered", slip.waiting), ("refused", slip.rejected)):
        if count:
            yield Pair(words(name), str(count))
    yield from _differences(slip, words)
    if slip.state != "open":
        yield Space()
        yield Text(f"{words('signature')} ....................")


def _differences(slip, words):
    if slip.differences:
        yield Space()
        yield Text(words("differences"), bold=True)
    for one in slip.differences:
        yield Text(_what(one.what, words))
        for side, count, amount in (
            ("here", one.terminal_count, one.terminal_amount),
            ("there", one.server_count, one.server_amount),
        ):
            yield Pair(f"{words(side)}: {count:,}", _money(amount, slip.head), indent=2)


def _what(told, words):
    """Return what a difference is about, of days and codes, in words.

    >>> _what("2026-03-01 reverse", Words("th"))
    '01/03/2569 ยกเลิก'
    """
    return " ".join(
        words.day(date.fromisoformat(part))
        if _DAY.fullmatch(part)
        else words(_SAID.get(part, part))
        for part in told.split()
    )


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_SAID = {
    "accumulate": "count_accumulate",
    "reverse": "count_reverse",
    "purchase": "purchase_line",
    "sale": "sale_line",
}

_BODIES = {
    slips.PurchaseSlip: _purchase,
    slips.BalanceSlip: _balance,
    slips.ShiftSlip: _shift,
}
