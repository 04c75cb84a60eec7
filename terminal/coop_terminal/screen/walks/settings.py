# SPDX-License-Identifier: LGPL-3.0-or-later
"""What only whoever looks after the terminal sees: behind a code."""

from ..entry import Keyed
from ..page import BACK, BAD, PLAIN, Choice, Page, Row
from ..shapes import PIN

STOP = "stop"


async def settings(counter):
    """Ask for the code, and offer what is behind it."""
    if not await _allowed(counter):
        return
    while (answer := await counter.ask(_menu(counter.texts))) is not BACK:
        await WALKS[answer](counter)


async def _allowed(counter):
    """Ask for the code until it is right; without one set, anybody may."""
    texts, care = counter.texts, counter.care
    page = Page(texts("settings"), label=texts("settings.code"), entry=Keyed(PIN))
    while care.code:
        answer = await counter.ask(page)
        if answer is BACK or answer.empty:
            return False
        if answer.text == care.code:
            return True
        answer.clear()
        page = Page(**{**vars(page), "notice": texts("settings.wrong")})
    return True


def _menu(texts):
    names = ("show", "doctor", "print_test", "stop")
    choices = tuple(Choice(name, texts(f"settings.{name}")) for name in names)
    return Page(texts("settings"), choices=choices)


async def _show(counter):
    """Show how the terminal is set."""
    rows = [Row(str(name), str(value)) for name, value in counter.care.settings()]
    await counter.show(counter.texts("settings.show"), rows)


async def _doctor(counter):
    """Check everything, one sentence each."""
    findings = await counter.stage.wait_for(counter.care.doctor)
    rows = []
    for good, sentence in findings:
        mark = "✓" if good else "✕"
        rows += [Row(f"{mark} {sentence}", tone=PLAIN if good else BAD), Row()]
    await counter.show(counter.texts("doctor"), rows)


async def _print_test(counter):
    """Print a test page."""
    wrong = await counter.stage.wait_for(counter.care.print_test)
    await counter.show(counter.texts("settings.print_test"), notice=wrong)


async def _stop(counter):
    """End the program; what waits is sent when it runs again."""
    counter.stage.app.exit()
    await counter.show(counter.texts("settings.stop"))


WALKS = {
    "show": _show,
    "doctor": _doctor,
    "print_test": _print_test,
    "stop": _stop,
}
