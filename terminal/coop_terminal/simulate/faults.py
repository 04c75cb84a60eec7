# SPDX-License-Identifier: LGPL-3.0-or-later
"""Faults of networks, by name: each is put between a terminal and its server.

A fault gets `send`, which really sends the request and returns the response, and
`answer`, which makes a response up. It decides whether the server sees the request and
what the terminal sees.
"""

import io
import random
import threading
import time

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse

PAGE = b"<html><body>Welcome to the guest network. Please accept.</body></html>"
DELAY = 0.05


def request_lost(send, answer):
    """The server never sees it."""
    raise requests.ConnectTimeout("request lost")


def response_lost(send, answer):
    """The server does it, and the terminal never hears."""
    send()
    raise requests.ReadTimeout("response lost")


def duplicated(send, answer):
    """The server sees it twice."""
    send()
    return send()


def delayed(send, answer):
    """It takes a while."""
    time.sleep(DELAY)
    return send()


def truncated(send, answer):
    """The server does it, and the answer is cut short."""
    response = send()
    content = response.content
    kind = response.headers.get("Content-Type", "")
    return answer(response.status_code, kind, content[: len(content) // 2])


def captive(send, answer):
    """A guest network answers in place of the server."""
    return answer(200, "text/html", PAGE)


def foreign_json(send, answer):
    """Something else answers, in JSON."""
    return answer(200, "application/json", b'{"ok": true}')


def redirected(send, answer):
    """A guest network sends the terminal elsewhere."""
    return answer(302, "text/html", PAGE, {"Location": "https://guest.example/"})


def bad_gateway(send, answer):
    """The server does it, and the proxy answers that it did not."""
    send()
    return answer(502, "text/html", b"<h1>502 Bad Gateway</h1>")


def gateway_timeout(send, answer):
    """The proxy gives up before the server sees it."""
    return answer(504, "text/html", b"<h1>504 Gateway Time-out</h1>")


def reset(send, answer):
    """The server does it, and the connection breaks."""
    send()
    raise requests.ConnectionError("connection reset")


#: All faults by their names. `reordered` concerns two requests: see `Faults.meet`.
FAULTS = {
    fault.__name__: fault
    for fault in (
        request_lost,
        response_lost,
        duplicated,
        delayed,
        truncated,
        captive,
        foreign_json,
        redirected,
        bad_gateway,
        gateway_timeout,
        reset,
    )
}
NAMES = (*FAULTS, "reordered")


class Faults:
    """Which faults happen, and how often; shared by all lines of a terminal.

    :param names: of NAMES
    :param float rate: how many of the requests meet one, from 0 to 1
    :param seed: the same seed meets the same faults, as long as one thread sends
    """

    def __init__(self, names, rate=0.3, seed=None):
        unknown = set(names) - set(NAMES)
        if unknown:
            raise ValueError(
                f"Nobody knows the fault {min(unknown)}: take of {', '.join(NAMES)}."
            )
        self._names, self.rate = list(names), rate
        self._random = random.Random(seed)
        self._lock = threading.Lock()
        self._held_back = []
        self.met = []

    def adapter(self):
        """Return what carries the requests of one line."""
        return _Adapter(self)

    def stop(self):
        """Let everything through from now on; what was held back is forgotten."""
        self.rate = 0.0
        self._held_back.clear()

    def meet(self, send, answer):
        """Send a request through what the network does to it."""
        with self._lock:
            happens = self._names and self._random.random() < self.rate
            name = self._random.choice(self._names) if happens else ""
        if not name:
            response = send()
            self._let_go()
            return response
        self.met.append(name)
        if name == "reordered":
            self._held_back.append(send)
            raise requests.ReadTimeout("held back")
        return FAULTS[name](send, answer)

    def _let_go(self):
        """Let what was held back arrive after what came later."""
        while self._held_back:
            self._held_back.pop()()


class _Adapter(HTTPAdapter):
    """Carries requests through the faults."""

    def __init__(self, faults):
        super().__init__()
        self._faults = faults

    def send(self, request, *values, **options):
        """Send a request, or do to it what the network does."""

        def really():
            return super(_Adapter, self).send(request, *values, **options)

        def answer(status, kind, content, headers=()):
            made = HTTPResponse(
                io.BytesIO(content),
                headers={"Content-Type": kind, **dict(headers)},
                status=status,
                preload_content=False,
            )
            return self.build_response(request, made)

        return self._faults.meet(really, answer)
