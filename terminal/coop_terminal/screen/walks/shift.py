# SPDX-License-Identifier: LGPL-3.0-or-later
"""The totals of a shift, and its end: terminal and server compare what they have."""

from ..page import BACK, BAD, FAINT, GOOD, PLAIN, STRONG, Choice, Page, Row
from .balance import named

# How a shift may end, and whether that is good news.
ENDS = {"balanced": GOOD, "waiting": PLAIN, "closed": BAD}


async def totals(counter):
    """Show the shift so far, and print it on demand."""
    texts = counter.texts
    slip, wrong = await counter.attempt(counter.desk.shift_totals)
    if wrong:
        await counter.show(texts("totals"), notice=wrong)
    elif await counter.ask(_page(texts, "totals", slip)) == "print":
        counter.hand_out(slip)


async def close(counter):
    """Close the shift. Where the server has other figures, a person decides."""
    texts = counter.texts
    slip, wrong = await counter.attempt(counter.desk.shift_totals)
    if wrong:
        await counter.show(texts("close"), notice=wrong)
    elif await counter.ask(_page(texts, "close", slip)) is not BACK:
        await _settle(counter, slip)


async def _settle(counter, slip):
    """Ask whether the shift is to be closed, until it is or somebody leaves it open."""
    texts, question = counter.texts, _sure(counter.texts, slip)
    while (final := await counter.ask(question)) is not BACK:
        closed, wrong = await counter.attempt(counter.desk.close_shift, final=final)
        if not closed:
            question = _sure(texts, slip, wrong)
        elif closed.state in ENDS:
            await _show_end(counter, closed)
            return
        else:
            rows = _differences(texts, closed)
            await counter.show(texts("close.different"), rows, tone=BAD)
            question = _different(texts, closed)


def _page(texts, title, slip):
    """Return the page of a shift's totals."""
    kinds = tuple(
        Row(f"{texts(f'totals.{each.kind}')} ({each.count})", texts.amount(each.amount))
        for each in slip.kinds
    )
    categories = tuple(
        Row(f"{named(texts, each)} ({each.count})", texts.amount(each.amount), FAINT)
        for each in slip.categories
    )
    printable = title == "totals"
    return Page(
        texts(title),
        rows=(*_head(texts, slip), *kinds, Row(), *categories),
        **_figure(texts, slip),
        shortcuts={"1": "print"} if printable else {},
        hint=texts("hint.print" if printable else "hint.go_on"),
    )


def _head(texts, slip):
    """Return whose shift it is, since when, and what the server has not got."""
    rows = [
        Row(slip.head.operator_name, texts("idle.shift", number=slip.batch), STRONG),
        Row(texts.day(slip.opened_at), f"{slip.opened_at:%H:%M}"),
    ]
    if slip.waiting:
        rows.append(Row(texts("totals.waiting"), str(slip.waiting)))
    if slip.rejected:
        rows.append(Row(texts("totals.rejected"), str(slip.rejected), BAD))
    if slip.sold() is not None:
        sold = texts.amount(slip.sold())
        rows.append(Row(texts("balance.sale"), sold, STRONG))
    return rows


def _figure(texts, slip):
    """Return what stands large: what members bought, and what that is called."""
    label = "sell.total" if slip.sold() is None else "balance.purchase"
    return {"label": texts(label), "figure": texts.amount(slip.bought())}


def _sure(texts, slip, notice=""):
    """Return the page that asks whether the shift is to be closed."""
    return Page(
        texts("close"),
        rows=_head(texts, slip),
        **_figure(texts, slip),
        choices=(Choice(False, texts("close.sure")),),
        notice=notice,
    )


def _different(texts, slip):
    """Return the page that asks what to do where both sides differ."""
    return Page(
        texts("close.different"),
        rows=_head(texts, slip),
        choices=(
            Choice(False, texts("close.again")),
            Choice(True, texts("close.final")),
        ),
        tone=BAD,
    )


def _differences(texts, slip):
    """Return what each side has, for whatever they do not agree on."""
    rows = []
    for each in slip.differences:
        rows += [
            Row(_what(texts, each), tone=STRONG),
            _side(texts, "close.here", each.terminal_count, each.terminal_amount),
            _side(texts, "close.there", each.server_count, each.server_amount),
        ]
    return rows


def _what(texts, difference):
    """Return what both sides do not agree on, in words where there are some."""
    return " ".join(map(texts.told, difference.what.split()))


def _side(texts, key, count, amount):
    return Row(texts(key, count=count), texts.amount(amount))


async def _show_end(counter, slip):
    """Show how the shift ended; its slip is being printed."""
    counter.hand_out(slip)
    texts = counter.texts
    await counter.show(
        texts("close"),
        rows=(
            Row(texts(f"close.{slip.state}"), tone=STRONG),
            Row(),
            *_head(texts, slip),
            *_differences(texts, slip),
        ),
        **_figure(texts, slip),
        tone=ENDS[slip.state],
    )
