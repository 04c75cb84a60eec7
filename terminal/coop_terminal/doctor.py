# SPDX-License-Identifier: LGPL-3.0-or-later
"""The doctor: looks at everything, and says one sentence for each finding."""

from datetime import timedelta
from functools import partial
from urllib.parse import urlsplit

from coop_terminal import printing, readers
from coop_terminal.domain import clock as clocks
from coop_terminal.findings import TERMINAL, sentence
from coop_terminal.link.answers import NotDelivered, Problem
from coop_terminal.link.client import SHORT

#: Problems of the key, which have a sentence of their own.
KEY_PROBLEMS = ("key_invalid", "terminal_suspended")

#: What a connection ends with that no certificate vouches for.
UNTRUSTED = "SSLError"

#: Hosts that are this device itself: what goes there goes over no network.
ITSELF = ("localhost", "127.0.0.1", "::1")


def examine(station, at_work=(), language=""):
    """Yield pairs of whether something is well, and a sentence.

    :param at_work: the `readers.reader.Reader`s of this program, where it runs
    :param language: th or en; what the settings say where it is empty
    """
    language = language or station.settings.screen["language"]
    tell = partial(sentence, TERMINAL, language)
    yield from _link(station, tell)
    yield from _privacy(station.settings.server["url"], tell)
    yield _clock(station.clock, tell)
    yield from _outbox(station, tell)
    yield from readers.check(station.settings, at_work, language)
    yield from printing.check(station.settings, language)


def _link(station, tell):
    """Yield what is known of server and key, after asking the server."""
    url, client = station.settings.server["url"], station.client(SHORT)
    try:
        client.ping()
    except Problem as problem:
        yield True, tell("server_answers", url=url)
        known = problem.code in KEY_PROBLEMS
        code = problem.code if known else "server_refuses"
        yield False, tell(code, detail=problem.detail or problem.code)
    except NotDelivered as error:
        code = "server_not_trusted" if str(error) == UNTRUSTED else "server_silent"
        yield False, tell(code, url=url)
    else:
        age = station.keys.secrets.age(station.clock.now())
        yield True, tell("server_answers", url=url)
        yield True, tell("key_good", days=age // timedelta(days=1))
    finally:
        client.close()


def _privacy(url, tell):
    """Yield that anybody in the network can read along, where that is so."""
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in ITSELF:
        yield False, tell("no_privacy", url=url)


def _clock(clock, tell):
    """Return what is known of the device's clock."""
    seconds = round(clock.offset.total_seconds())
    if clock.state == "good":
        return True, tell("clock_good", seconds=seconds)
    if clock.state == "off":
        way = "slow" if seconds > 0 else "fast"
        return False, tell(f"clock_{way}", seconds=abs(seconds))
    return False, tell("clock_suspect")


def _outbox(station, tell):
    """Yield what is known of what waits, and of the disk."""
    outbox, counts = station.outbox, station.outbox.items.counts()
    if counts.waiting:
        since = _here(station, clocks.read(counts.oldest))
        told = tell("waiting", count=counts.waiting, since=f"{since:%Y-%m-%d %H:%M}")
        yield station.contact.link == "up", told
    else:
        yield True, tell("nothing_waits")
    if counts.rejected:
        yield False, tell("rejected", count=counts.rejected)
    if not outbox.has_room():
        yield False, tell("disk_low")
    if "salvaged" in outbox.facts.get("notices", ()):
        yield False, tell("salvaged")


def _here(station, instant):
    """Return an instant by the clocks of the co-op, as far as it is known."""
    return instant.astimezone(station.catalogue.zone if station.is_set_up else None)
