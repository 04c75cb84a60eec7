# SPDX-License-Identifier: LGPL-3.0-or-later
"""One line of a sale: what it is, how many, how much."""

from coop_terminal.domain import goods

from ..entry import Keyed
from ..page import BACK, FAINT, STRONG, Choice, Page, Row
from ..shapes import GOODS, QUANTITY, amount

ABANDON = "abandon"

# What else may be done where nothing was keyed: answers, and their texts' keys.
INSTEAD_OF_CODE = {"pick": "sell.pick", ABANDON: "sell.abandon_line"}
INSTEAD_OF_AMOUNT = {"again": "sell.other_quantity", ABANDON: "sell.abandon_line"}


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

    def page(self, label, entry, rows=(), hint="hint.other"):
        """Return the page that asks for one of the fields."""
        texts = self.counter.texts
        return Page(
            texts(self.draft.mode.title),
            rows=(*self.draft.member(texts), Row(), *rows),
            label=label,
            entry=entry,
            hint=texts(hint),
        )

    def signed(self, field, digits=""):
        """Return a number as the desk takes it; what comes back is negative."""
        if field.empty:
            return ""
        return f"{self.draft.mode.sign}{field.value:{digits}f}"

    def check(self, amount_field):
        """Return the SaleLine of what was keyed, as far as the desk agrees."""
        return self.counter.desk.line(
            self.item.code,
            self.signed(amount_field, f".{self.counter.texts.digits}"),
            self.signed(self.quantity),
            self.draft.mode.direction,
        )

    def about(self):
        """Return the rows that tell what is being keyed, as far as it is known."""
        texts = self.counter.texts
        yield Row(self.item.name, self.item.code, STRONG)
        if self.item.price is not None:
            yield Row(texts("sell.price"), _price(texts, self.item), FAINT)
        if not self.quantity.empty:
            yield Row(texts("sell.quantity"), self.quantity.shown)

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

    def check(field):
        return counter.desk.look_up(field.text)

    item = await counter.ask_until(page, check)
    while isinstance(item, Keyed):
        item = await _instead_of_code(line)
        if item is BACK:
            item = await counter.ask_until(page, check)
    if item not in (BACK, ABANDON):
        line.item = item
    return item


async def _instead_of_code(line):
    """Offer the list of goods, or to leave; return an Item, ABANDON or BACK."""
    counter, texts = line.counter, line.counter.texts
    answer = await _options(line, INSTEAD_OF_CODE)
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
    page = line.page(label, line.quantity, line.about(), "hint.skip")
    answer = await line.counter.ask(page)
    if answer is not BACK:
        line.amount = line.proposed()
    return answer


async def _amount(line):
    """Ask how much, and have the desk check the line."""
    counter = line.counter
    page = line.page(counter.texts("sell.amount"), line.amount, line.about())
    answer = await counter.ask_until(page, line.check)
    while isinstance(answer, Keyed):
        answer = await _options(line, INSTEAD_OF_AMOUNT)
        if answer == "again":
            return BACK
        if answer is BACK:
            answer = await counter.ask_until(page, line.check)
    if answer not in (BACK, ABANDON):
        line.result = (line.item, answer)
    return answer


STEPS = (_code, _quantity, _amount)


async def _options(line, options):
    """Offer what else may be done at this point: answers, and the texts' keys."""
    texts = line.counter.texts
    choices = tuple(Choice(answer, texts(key)) for answer, key in options.items())
    return await line.counter.ask(Page(texts("sell.options"), choices=choices))


def _price(texts, item):
    """Return what one of them costs, if that is known."""
    return "" if item.price is None else texts.amount(item.price)
