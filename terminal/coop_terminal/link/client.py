# SPDX-License-Identifier: LGPL-3.0-or-later
"""The messages of the contract, as methods."""

import json
from http.cookiejar import DefaultCookiePolicy
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase

from coop_terminal.domain import clock, item
from coop_terminal.link import answers

PREFIX = "/coop_card/v1"
CONNECT = 5.0
#: Seconds to wait for an answer: of what a person waits for, and of the rest.
SHORT, LONG = 4.0, 60.0
#: Where an answer tells the server's time.
TIME = "server_time"
NOT_OURS = (answers.NotDelivered, ValueError, TypeError, requests.RequestException)


class _Key(AuthBase):
    """Proves the terminal; nothing else on the device may put its own proof there."""

    def __init__(self, key):
        self._key = key

    def __call__(self, request):
        if self._key:
            request.headers["Authorization"] = f"Coop-Terminal {self._key}"
        return request


class Client:
    """A connection to the co-op's server; for one thread at a time.

    :param dict server: url, database and certificates of the settings
    :param key: returns the key of this moment, empty where there is none
    :param contact: is told of each answer; see `contact.Contact`
    :param float patience: seconds to wait for an answer
    :param adapter: what carries the requests, where that is not the network itself
    :param str language: in which the server names goods and places
    """

    def __init__(
        self, server, key, contact, patience=LONG, adapter=None, language="en"
    ):
        self._url = server["url"].rstrip("/") + PREFIX
        self._key, self._contact = key, contact
        self._patience = patience
        self._session = requests.Session()
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.verify = server.get("certificates") or True
        self._headers = {
            "Accept": f"{answers.JSON}, {answers.PROBLEM}",
            "Accept-Language": language,
        }
        if server.get("database"):
            self._headers["X-Odoo-Database"] = server["database"]
        if adapter:
            self._session.mount(f"{urlsplit(self._url).scheme}://", adapter)

    def close(self):
        """Hang up."""
        self._session.close()

    def enrol(self, terminal, code, device):
        """Hand in a pairing code; the answer holds the key."""
        said = {"terminal": terminal, "pairing_code": code, "device": device}
        return self._post("/enrol", said, "key")

    def sign_on(self, said):
        """Say how the terminal stands, and be told all it has to know."""
        return self._post("/sign-on", said, "sequence")

    def config(self):
        """Ask for the configuration."""
        return self._send("GET", "/config", mark="operators")

    def hotlist(self, since):
        """Ask for the cards to refuse, or what has changed since a version."""
        return self._send("GET", f"/hotlist?since={since}", mark="digest")

    def inquire(self, card):
        """Ask what is known of a card."""
        return self._post("/inquiry", {"card": card}, "card")

    def transactions(self, raws):
        """Post transactions, their bytes as they are."""
        body = item.batch_of(raws)
        return self._send("POST", "/transactions", body, mark="results")

    def settle(self, said):
        """Compare a shift's totals with the server's."""
        return self._post("/settlements", said, "state")

    def rotate(self):
        """Ask for a new key."""
        return self._post("/keys/rotate", {}, "key")

    def ping(self, key=None):
        """Ask whether server and key are good; `key` to try another one."""
        return self._send("GET", "/ping", key=key)

    def _post(self, path, said, mark):
        return self._send("POST", path, json.dumps(said).encode(), mark=mark)

    def _send(self, method, path, body=None, key=None, mark=TIME):
        """Send once; return the answer.

        :param mark: what an answer of ours holds
        :raise answers.NotDelivered, answers.Problem: where there is none
        """
        headers = self._headers | self._contact.headers()
        if body is not None:
            headers["Content-Type"] = answers.JSON
        begun = clock.counted()
        try:
            said = self._exchange(method, path, body, headers, key)
            answer = answers.understood(*said, mark)
            server_time = clock.read(answer[TIME]) if TIME in answer else None
        except answers.Problem as problem:
            self._contact.refused(problem)
            raise
        except NOT_OURS as error:
            self._contact.lost()
            raise answers.NotDelivered(type(error).__name__) from error
        self._contact.heard(server_time, clock.counted() - begun)
        return answer

    def _exchange(self, method, path, body, headers, key):
        """Return status, type, headers and body of whatever comes back."""
        with self._session.request(
            method,
            self._url + path,
            data=body,
            headers=headers,
            auth=_Key(key or self._key()),
            timeout=(min(CONNECT, self._patience), self._patience),
            allow_redirects=False,
            stream=True,
        ) as response:
            content = _content(response)
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
        return response.status_code, kind.lower(), response.headers, content


def _content(response):
    """Return the body of an answer; one without an end is none of ours."""
    parts, length = [], 0
    for part in response.iter_content(2**16):
        parts.append(part)
        length += len(part)
        if length > answers.LONGEST:
            raise answers.NotDelivered("an answer without an end")
    return b"".join(parts)
