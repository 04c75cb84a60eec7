# SPDX-License-Identifier: LGPL-3.0-or-later
"""What only whoever looks after the terminal sees: behind a code."""

from coop_terminal.printing import PrinterTrouble

from ..entry import Keyed
from ..page import BACK, BAD, PLAIN, Choice, Page, Row
from ..shapes import PIN


async def settings(counter):
    """Ask for the code, and offer what is behind it."""
    if not await _allowed(counter):
        return
    while (answer := await counter.ask(_menu(counter.texts))) is not BACK:
        await WALKS[answer](counter)


async def _allowed(counter):
    """Ask for the code until it is right; without one set, anybody may."""
    texts, code, notice = counter.texts, counter.care.code, ""
    field = Keyed(PIN)
    page = Page(
        texts("settings"),
        label=texts("settings.code"),
        entry=field,
        hint=texts("hint.back"),
    )
    while code:
        answer = await counter.ask(page, notice=notice)
        if answer is BACK or field.empty:
            return False
        if field.text == code:
            return True
        field.clear()
        notice = texts("settings.wrong")
    return True


def _menu(texts):
    choices = tuple(Choice(name, texts(f"settings.{name}")) for name in WALKS)
    return Page(texts("settings"), choices=choices)


async def _show(counter):
    """Show how the terminal is set."""
    texts = counter.texts
    rows = [
        Row(texts.word("set", name), str(value))
        for name, value in counter.care.settings()
    ]
    await counter.show(texts("settings.show"), rows)


async def _doctor(counter):
    """Check everything, one sentence each."""
    rows, doctor = [], counter.care.doctor
    findings = await counter.dialog.wait_for(lambda: list(doctor()))
    for good, sentence in findings:
        mark = "✓" if good else "✕"
        rows += [Row(f"{mark} {sentence}", tone=PLAIN if good else BAD), Row()]
    await counter.show(counter.texts("doctor"), rows)


async def _print_test(counter):
    """Print what shows how the printer has to be set up."""
    texts, told = counter.texts, {}
    try:
        await counter.dialog.wait_for(counter.printer.print_test)
        told["rows"] = (Row(texts("settings.printed")),)
    except PrinterTrouble as trouble:
        told["notice"] = texts.printer_trouble(trouble.code)
    await counter.show(texts("settings.print_test"), **told)


async def _rejected(counter):
    """Show what the server did not accept, and take the notices off the screen."""
    texts = counter.texts
    rows = [
        Row(f"{slip.reference}  {slip.head.at:%H:%M}", texts.amount(slip.total))
        for slip in await counter.dialog.wait_for(counter.desk.rejected)
    ]
    rows = rows or [Row(texts("settings.none_rejected"))]
    await counter.show(texts("settings.rejected"), rows)
    await counter.attempt(counter.desk.dismiss_notices)


async def _stop(counter):
    """End the program; what waits is sent when it runs again."""
    counter.stop()
    await counter.show(counter.texts("settings.stop"))


WALKS = {
    "show": _show,
    "doctor": _doctor,
    "rejected": _rejected,
    "print_test": _print_test,
    "stop": _stop,
}
