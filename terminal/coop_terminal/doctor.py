# SPDX-License-Identifier: LGPL-3.0-or-later
"""The doctor: looks at everything, and says one sentence for each finding."""

from datetime import timedelta
from urllib.parse import urlsplit

from coop_terminal import printing, readers
from coop_terminal.link.answers import NotDelivered, Problem
from coop_terminal.link.client import SHORT

#: Problems of the key, and what to do about them.
KEY_PROBLEMS = {
    "key_invalid": "The server does not know this terminal's key any more: have a"
    " manager show a new pairing code, and pair the terminal again.",
    "terminal_suspended": "The terminal is suspended: ask a manager to resume it.",
}

#: Hosts that are this device itself: what goes there goes over no network.
ITSELF = ("localhost", "127.0.0.1", "::1")


def examine(station, at_work=()):
    """Yield pairs of whether something is well, and a sentence.

    :param at_work: the `readers.reader.Reader`s of this program, where it runs
    """
    yield from _link(station)
    yield from _privacy(station.settings.server["url"])
    yield _clock(station.clock)
    yield from _outbox(station)
    yield from readers.check(station.settings, at_work)
    yield from printing.check(station.settings)


def _link(station):
    """Yield what is known of server and key, after asking the server."""
    url, client = station.settings.server["url"], station.client(SHORT)
    try:
        client.ping()
    except Problem as problem:
        yield True, f"The server at {url} answers."
        unknown = f"The server refuses this terminal: {problem.detail or problem.code}"
        yield False, KEY_PROBLEMS.get(problem.code, unknown)
    except NotDelivered:
        yield (
            False,
            f"The server at {url} does not answer: check network and address.",
        )
    else:
        age = station.keys.secrets.age(station.clock.now()) // timedelta(days=1)
        yield True, f"The server at {url} answers."
        yield True, f"The key is good and {age} days old."
    finally:
        client.close()


def _privacy(url):
    """Yield that anybody in the network can read along, where that is so."""
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in ITSELF:
        yield (
            False,
            (
                f"What goes to {url} can be read by others, the key and card numbers "
                "included: use an address that begins with https."
            ),
        )


def _clock(clock):
    """Return what is known of the device's clock."""
    seconds = round(clock.offset.total_seconds())
    if clock.state == "good":
        return True, f"The clock is right; it differs from the server by {seconds} s."
    if clock.state == "off":
        return False, (
            f"The clock is {abs(seconds)} s {'slow' if seconds > 0 else 'fast'}: set "
            "it right; until then the terminal allows for it."
        )
    return False, (
        "The clock cannot be right: set it, and connect the terminal to the server."
    )


def _outbox(station):
    """Yield what is known of what waits, and of the disk."""
    outbox, counts = station.outbox, station.outbox.items.counts()
    if counts.waiting:
        since = f"the oldest since {counts.oldest}"
        told = f"{counts.waiting} transactions wait to be delivered, {since}."
        yield station.contact.link == "up", told
    else:
        yield True, "The outbox is sound, and nothing waits to be delivered."
    if counts.rejected:
        yield False, f"The server rejected {counts.rejected}: show them to an officer."
    if not outbox.has_room():
        yield False, "The disk is almost full: free some space, or nothing can be sold."
    if "salvaged" in outbox.facts.get("notices", ()):
        yield False, "The outbox was damaged and saved: the old file is kept beside it."
