# SPDX-License-Identifier: LGPL-3.0-or-later
"""A card terminal that speaks to the co-op's server: enrols, then posts transactions.

Whatever is not a proper answer counts as "not delivered": the same is sent again.
"""

import http.client
import json
import threading
import urllib.parse

from tools import say

PREFIX = "/coop_card/v1"
JSON = "application/json"
PROBLEM = "application/problem+json"
ATTEMPTS = 10
LONGEST_PAUSE = 20.0
TIMEOUT = 120


class NotDelivered(Exception):
    """No proper answer came, or one that says: later."""


class Terminal:
    """One terminal; at the end of a `with` block it hangs up.

    Several threads may post at once, each on a connection of its own. Setting `stopped`
    makes them give up what they would send again.
    """

    def __init__(self, url, number):
        self.address = urllib.parse.urlsplit(url).netloc
        self.number = number
        self.key = None
        self.stopped = threading.Event()
        self.local = threading.local()
        self.lines = []

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        for line in self.lines:
            line.close()

    def enrol(self, pairing_code):
        """Hand in the pairing code and keep the key that comes back."""
        device = {"model": "coop_card demonstration"}
        message = {"terminal": self.number, "pairing_code": pairing_code}
        self.key = self._deliver("/enrol", {**message, "device": device})["key"]

    def post(self, transactions):
        """Post up to 500 transactions; return the result of each, in order."""
        return self._deliver("/transactions", {"transactions": transactions})["results"]

    def _deliver(self, path, message):
        """Send a message until it is answered; raise Failure if it is refused."""
        body = json.dumps(message).encode()
        for attempt in range(ATTEMPTS):
            try:
                return self._send(path, body)
            except (
                NotDelivered,
                OSError,
                http.client.HTTPException,
                ValueError,
            ) as error:
                reason = error
                self._hang_up()
            if self.stopped.wait(min(0.5 * 2**attempt, LONGEST_PAUSE)):
                raise NotDelivered("stopped")
        raise say.Failure(
            f"Terminal {self.number} could not deliver ({reason}): run this again, "
            "what is delivered stays and the rest follows."
        )

    def _send(self, path, body):
        """Send once and return the answer; raise Failure where repeating is no use."""
        line = self._line()
        headers = {"Content-Type": JSON, "Accept": JSON}
        if self.key:
            headers["Authorization"] = f"Coop-Terminal {self.key}"
        line.request("POST", PREFIX + path, body, headers)
        response = line.getresponse()
        content = response.read()
        kind = response.headers.get_content_type()
        if response.status == 200 and kind == JSON:
            return json.loads(content)
        if kind != PROBLEM:
            raise NotDelivered(f"HTTP {response.status} {kind}")
        problem = json.loads(content)
        if response.status >= 500 or problem.get("retry") == "after":
            raise NotDelivered(problem.get("title"))
        raise say.Failure(
            f"The server refused: {problem['title']}. {problem['detail']}"
        )

    def _line(self):
        """Return this thread's connection."""
        if getattr(self.local, "line", None) is None:
            self.local.line = http.client.HTTPConnection(self.address, timeout=TIMEOUT)
            self.lines.append(self.local.line)
        return self.local.line

    def _hang_up(self):
        """Close this thread's connection: the next message opens it again."""
        self._line().close()
