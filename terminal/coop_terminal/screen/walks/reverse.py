# SPDX-License-Identifier: LGPL-3.0-or-later
"""The last sale of the shift is taken back as a whole."""

from ..page import STRONG, Choice, Page, Row
from .done import show_done
from .draft import described


async def reverse(counter):
    """Show the last sale, ask whether it is to be taken back, and do so."""
    texts = counter.texts
    sale, notice = await counter.attempt(counter.desk.last_sale)
    if not sale:
        notice = notice or texts("nothing_to_reverse")
        await counter.show(texts("reverse"), notice=notice)
        return
    while await counter.ask(_page(texts, sale, notice)) is True:
        slip, notice = await counter.attempt(counter.desk.reverse_last, sale.uid)
        if slip:
            await show_done(counter, slip, title="reversed")
            return


def _page(texts, sale, notice):
    """Return the page that shows what would be taken back."""
    lines = tuple(
        Row(described(line.quantity, line), texts.amount(line.amount))
        for line in sale.lines
    )
    return Page(
        texts("reverse"),
        rows=(
            Row(sale.member or sale.card, sale.member_number, STRONG),
            Row(sale.reference, f"{sale.head.at:%H:%M}"),
            Row(),
            *lines,
        ),
        label=texts("sell.total"),
        figure=texts.amount(sale.total),
        choices=(Choice(True, texts("reverse.sure")),),
        leave=texts("reverse.keep"),
        notice=notice,
    )
