# SPDX-License-Identifier: LGPL-3.0-or-later
"""One line of a sale: what it is, how many, how much."""

from coop_terminal.domain import goods

from ..entry import Keyed
from ..page import BACK, FAINT, STRONG, Choice, Page, Row
from ..shapes import GOODS, QUANTITY, amount

ABANDON = "abandon"


class Line:
    """The fields of a line; they stay while somebody goes back and forth."""

    def __init__(self, counter, draft):
        """``draft``: the sale that the line is keyed for."""
        self.counter = counter
        self.draft = draft
        self.code = Keyed(GOODS)
        self.quantity = Keyed(QUANTITY)
        self.amount = Keyed(amount(counter.texts.digits, counter.care.shifted))
        self.item = None
        self.result = None

    def page(self, label, entry, rows=()):
        """Return the page that asks for one of the fields."""
        texts = self.counter.texts
        return Page(
            texts(self.draft.mode.title),
            rows=(*self.draft.member(texts), Row(), *rows),
            label=label,
            entry=entry,
        )

    def signed(self, field, digits=""):
        """Return a number as the desk takes it; what comes back is negative."""
        if field.empty:
            return ""
        return f"{self.draft.mode.sign}{field.value:{digits}f}"

    def proposed(self):
        """Return the field of the amount, with what the price makes of the quantity."""
        texts = self.counter.texts
        price = goods.worth(self.item, self.quantity.value)
        if self.quantity.empty or price is None:
            return self.amount
        return Keyed(self.amount.shape, texts.amount(price).replace(",", ""))


async def key_line(counter, draft):
    """Key a line; return its Item and SaleLine, or None if somebody left it."""
    step, line = 0, Line(counter, draft)
    while 0 <= step < len(STEPS):
        answer = await STEPS[step](line)
        if answer == ABANDON:
            return None
        step += -1 if answer is BACK else 1
    return line.result if step else None


async def _code(line):
    """Ask what it is, by its code or from the list."""
    counter, texts = line.counter, line.counter.texts
    page = line.page(texts("sell.code"), line.code)
    item = await counter.ask_until(page, lambda field: counter.desk.look_up(field.text))
    while isinstance(item, Keyed):
        item = await _instead_of_code(line)
        if item is BACK:
            return await _code(line)
    if item not in (BACK, ABANDON):
        line.item = item
    return item


async def _instead_of_code(line):
    """Offer the list of goods, or to leave; return an Item, ABANDON or BACK."""
    counter, texts = line.counter, line.counter.texts
    answer = await _options(line, {"pick": "sell.pick", ABANDON: "sell.abandon_line"})
    if answer != "pick":
        return answer
    choices = tuple(
        Choice(item, item.name, _price(texts, item))
        for item in goods.offered(counter.catalogue)
    )
    return await counter.ask(Page(texts("sell.goods"), choices=choices))


async def _quantity(line):
    """Ask how many. Nothing keyed is no quantity."""
    texts, unit = line.counter.texts, line.item.unit
    label = texts("sell.quantity_of", unit=unit) if unit else texts("sell.quantity")
    page = line.page(label, line.quantity, _about(texts, line.item))
    answer = await line.counter.ask(page)
    if answer is not BACK:
        line.amount = line.proposed()
    return answer


async def _amount(line):
    """Ask how much, and have the desk check the line."""
    counter, texts = line.counter, line.counter.texts
    rows = _about(texts, line.item)
    if not line.quantity.empty:
        rows = (*rows, Row(texts("sell.quantity"), line.quantity.shown))
    page = line.page(texts("sell.amount"), line.amount, rows)

    def check(field):
        return counter.desk.line(
            line.item.code,
            line.signed(field, f".{texts.digits}"),
            line.signed(line.quantity),
            line.draft.mode.direction,
        )

    answer = await counter.ask_until(page, check)
    if isinstance(answer, Keyed):
        options = {"again": "sell.other_quantity", ABANDON: "sell.abandon_line"}
        answer = await _options(line, options)
        if answer == "again":
            return BACK
        return await _amount(line) if answer is BACK else answer
    if answer is not BACK:
        line.result = (line.item, answer)
    return answer


STEPS = (_code, _quantity, _amount)


async def _options(line, options):
    """Offer what else may be done at this point: answers, and the texts' keys."""
    texts = line.counter.texts
    choices = tuple(Choice(answer, texts(key)) for answer, key in options.items())
    return await line.counter.ask(Page(texts("sell.options"), choices=choices))


def _about(texts, item):
    """Return the rows that tell what was chosen."""
    rows = (Row(item.name, item.code, STRONG),)
    if item.price is not None:
        rows += (Row(texts("sell.price"), _price(texts, item), FAINT),)
    return rows


def _price(texts, item):
    """Return what one of them costs, if that is known."""
    return "" if item.price is None else texts.amount(item.price)
