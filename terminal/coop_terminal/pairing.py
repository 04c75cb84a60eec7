# SPDX-License-Identifier: LGPL-3.0-or-later
"""Pairing: a code that an officer makes turns this device into one of the terminals."""

import json
import platform
import re
from contextlib import suppress

from coop_terminal import __version__, secrets, settings
from coop_terminal.domain import clock
from coop_terminal.link.answers import NotDelivered, Problem
from coop_terminal.link.client import Client
from coop_terminal.link.contact import Contact
from coop_terminal.outbox import Outbox

NUMBER = re.compile("[A-Z0-9]{8}")


class PairingError(Exception):
    """It was not paired; the text is a sentence for people."""


def read_code(text):
    """Return what the QR code of the server's dialog says, as a dict."""
    try:
        said = json.loads(text)
        return {name: said.get(name) or "" for name in said}
    except (ValueError, AttributeError, TypeError):
        raise PairingError("This is not the QR code of the pairing dialog.") from None


def pair(folder, url, terminal, code, database="", adapter=None):
    """Pair the device; what waits to be delivered stays, for the same terminal only.

    :raise PairingError: where the server or what waits is against it
    """
    url = url.rstrip("/")
    if not url.startswith(("https://", "http://")):
        raise PairingError("The server's address begins with https:// or http://.")
    if not NUMBER.fullmatch(terminal):
        raise PairingError("A terminal number is eight capital letters and digits.")
    outbox = Outbox(folder)
    try:
        another = _is_another(outbox, folder, terminal, url, database)
        _check(outbox, folder, another)
        said = settings.load(folder).server | {"url": url, "database": database}
        watch = clock.Clock()
        contact = Contact(outbox.facts, watch, lambda: 0)
        client = Client(said, lambda: "", contact, adapter=adapter)
        key = _enrolled(client, terminal, code)
        if another:
            outbox.start_over()
        settings.write(folder, server_url=url, server_database=database)
        secrets.store(
            folder, secrets.Secrets(terminal, key, clock.written(watch.now()))
        )
        outbox.facts.set(terminal=terminal)
    finally:
        outbox.close()


def _check(outbox, folder, another):
    """Refuse to make another terminal of this device while something waits."""
    waiting = outbox.items.counts().waiting
    if waiting and another:
        known = _known(outbox, folder) or "that nobody knows any more"
        server = settings.load(folder).server
        place = " ".join(filter(None, (server["url"], server["database"])))
        raise PairingError(
            f"{waiting} transactions of terminal {known} wait for its server {place}: "
            "deliver them first, or pair this device as that terminal again."
        )


def _is_another(outbox, folder, terminal, url, database):
    """Return whether what is in the outbox is of another terminal, or may be.

    Terminals of the same number at two servers, or in two databases, are two.
    """
    server, known = settings.load(folder).server, _known(outbox, folder)
    if not known:
        return outbox.facts.get("next_seq", 1) > 1
    place = server["url"].rstrip("/"), server["database"]
    return known != terminal or (bool(place[0]) and place != (url, database))


def _known(outbox, folder):
    """Return which terminal the outbox is of, None where nobody knows.

    One that was saved from a damaged file does not say, but its key does.
    """
    known = outbox.facts.get("terminal")
    with suppress(secrets.SecretsError):
        paired = secrets.load(folder)
        return known or (paired and paired.terminal)
    return known


def _enrolled(client, terminal, code):
    device = {"model": platform.node()[:64] or "PC", "version": __version__}
    try:
        return client.enrol(terminal, code, device)["key"]
    except Problem as problem:
        raise PairingError(f"The server refused: {problem.detail}") from None
    except NotDelivered:
        raise PairingError(
            "The server does not answer: check its address and the network."
        ) from None
    finally:
        client.close()


def unpair(folder):
    """Forget the key, unless something waits to be delivered.

    :raise PairingError: while something waits, or a shift is not settled
    """
    outbox = Outbox(folder)
    try:
        counts = outbox.items.counts()
        if counts.waiting:
            raise PairingError(
                f"{counts.waiting} transactions wait to be delivered: connect the "
                "terminal to the server first."
            )
        if outbox.shifts.unsettled() or outbox.shifts.open_ones():
            raise PairingError("A shift is not settled: close it at the desk first.")
        secrets.forget(folder)
    finally:
        outbox.close()
