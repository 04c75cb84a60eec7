# SPDX-License-Identifier: LGPL-3.0-or-later
"""How the terminal is: link, what waits, and what a person should see to."""

from ..page import BAD, FAINT, Row

MARKS = {"up": "●", "down": "○", "refused": "✕", "unknown": "…"}
MINUTE = 60_000


def mark(status):
    """Return link, number of what waits, and time, for the bar of every page."""
    waiting = f" {status.waiting}" if status.waiting else ""
    return f"{MARKS[status.link]}{waiting}  {status.now:%H:%M}"


async def show(counter):
    """Show all of it, in parts where it is long."""
    await counter.show(counter.texts("state"), rows(counter))


def rows(counter):
    """Return the lines that tell how the terminal is."""
    status, texts = counter.status(), counter.texts
    return (
        Row(texts.day(status.now), texts(f"link.{status.link}")),
        *_waiting(status, texts),
        *(Row(f"• {text}", tone=BAD) for text in _troubles(counter, status)),
    )


def _waiting(status, texts):
    """Return how much waits to be sent, and since when."""
    if not status.waiting:
        return ()
    age = texts.age(status.now - status.oldest)
    return (
        Row(texts("idle.waiting"), f"{status.waiting:,}"),
        Row(texts("idle.oldest"), age, FAINT),
    )


def _troubles(counter, status):
    """Return what is wrong, in sentences, the worst first."""
    texts = counter.texts
    if status.link == "refused":
        yield texts.problem(status.problem)
    yield from (tell(texts) for tell in counter.troubles.values())
    if status.clock != "good":
        minutes = abs(status.clock_offset_ms) // MINUTE
        yield texts.notice(f"clock.{status.clock}", minutes=minutes)
    if status.rejected:
        yield texts.notice("rejected", count=status.rejected)
    for code in status.notices:
        yield texts.notice(code)
