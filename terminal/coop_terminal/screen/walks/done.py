# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the operator sees once something is kept for good. Its slip is being printed."""

from coop_terminal.readers import CardRead

from ..page import FAINT, GOOD, STRONG, Page, Row


async def show_done(counter, slip, title="done"):
    """Print a slip and show that it is kept. A card read meanwhile is the next one."""
    counter.hand_out(slip)
    texts = counter.texts
    page = Page(
        texts(title),
        rows=_rows(texts, slip),
        label=texts("sell.total"),
        figure=texts.amount(slip.total),
        cards=True,
        tone=GOOD,
        hint=texts("done.next"),
    )
    answer = await counter.ask(page)
    if isinstance(answer, CardRead):
        counter.next_card = answer


def _rows(texts, slip):
    """Return whose it is, where it stands, and what the server said."""
    rows = [
        Row(slip.member or slip.card, slip.member_number, STRONG),
        Row(texts("done.slip"), slip.reference),
    ]
    if slip.reverses:
        rows.append(Row(texts("done.reverses"), slip.reverses))
    if slip.year_total is not None:
        rows.append(Row(texts("sell.year"), texts.amount(slip.year_total)))
    return (*rows, Row(), Row(texts(f"done.{slip.state}"), tone=FAINT))
