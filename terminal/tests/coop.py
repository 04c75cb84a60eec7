# SPDX-License-Identifier: LGPL-3.0-or-later
"""A co-op's server as small as it can be: it books what comes, in its memory.

It holds each message against the contract, and keeps what it did, so that a test can
say what arrived and how often.
"""

import hashlib
import json
import threading
from collections import Counter
from datetime import datetime, timezone
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator

from coop_terminal.domain import card, shift

CONTRACT = Path(__file__).resolve().parents[2] / "contract"
PREFIX = "/coop_card/v1"
CODE = "ABCD2345"
KEY = "first-key"

PIN = "2468"


def _hashed(pin):
    """Return what the server tells of a PIN; with few rounds, as tests are many."""
    secret = {"algorithm": "pbkdf2-sha256", "iterations": 2, "salt": "00ff"}
    made = hashlib.pbkdf2_hmac("sha256", pin.encode(), bytes.fromhex("00ff"), 2)
    return secret | {"hash": made.hex()}


OPERATORS = [
    {"code": "101", "name": "สมหญิง รักดี", "pin": _hashed(PIN)},
    {"code": "102", "name": "มาลี บุญมี", "pin": _hashed(PIN)},
    {"code": "103", "name": "คนใหม่", "pin": None},
]


@cache
def specification():
    """Return the contract."""
    return yaml.safe_load((CONTRACT / "openapi.yaml").read_text())


@cache
def schema(name):
    """Return the validator of one of the contract's schemas."""
    components = specification()["components"]
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": components}
    )


def example(name):
    """Return a golden example by its file name, without .json."""
    return json.loads((CONTRACT / "examples" / f"{name}.json").read_text())


class Refusal(Exception):
    """The server refuses with a problem."""

    def __init__(self, status, code, retry="never", wait=None):
        super().__init__(code)
        self.status, self.code, self.retry, self.wait = status, code, retry, wait


class Coop:
    """The server's memory, and what it answers.

    `booked` maps uids to transactions, `received` counts how often each came.
    `troubles` maps paths to what is raised instead of an answer. A proxy before it
    takes no transactions beyond `longest` bytes.
    """

    def __init__(self):
        self.keys = {KEY}
        self.config = example("config.response") | {"operators": OPERATORS}
        self.booked, self.results, self.received = {}, {}, Counter()
        self.requests, self.sign_ons, self.settled = [], [], {}
        self.hotlist = {"9764001000001243": "lost"}
        self.hotlist_version = 1
        self.troubles, self.statuses = {}, {}
        self.longest = None
        self.lock = threading.Lock()

    def answer(self, method, path, body, key):
        """Return the answer to a request."""
        self.requests.append((method, path, body))
        name, _mark, query = path.partition("?")
        if name != "/enrol" and key not in self.keys:
            raise Refusal(401, "key_invalid", "reenrol")
        if name in self.troubles:
            raise self.troubles[name]
        with self.lock:
            answer = self.ROUTES[method, name](self, query or body, key)
        # What the contract does not promise, no program may count on.
        return answer if name == "/transactions" else _stamped(answer)

    def _enrol(self, said, _key):
        schema("Enrolment").validate(said)
        if said["pairing_code"] != CODE:
            raise Refusal(403, "pairing_refused")
        return {**_identity(self.config), "key": KEY}

    def _config(self, _said, _key):
        return self.config

    def _sign_on(self, said, _key):
        schema("SignOn").validate(said)
        self.sign_ons.append(said)
        number = said["batch"]
        while number in self.settled:
            number += 1
        return {
            **self.config,
            "batch": {"number": number, "state": "open"},
            "sequence": self.sequence(),
            "clock_offset_ms": 0,
            "hotlist_version": self.hotlist_version,
        }

    def sequence(self):
        """Return which counts have arrived."""
        seqs = sorted(said["seq"] for said in self.booked.values())
        spans, missing = shift.ranges(dict.fromkeys(seqs)), []
        below = 0
        for first, last in spans:
            if first > below + 1:
                missing.append([below + 1, first - 1])
            below = last
        through = spans[0][1] if spans and spans[0][0] == 1 else 0
        return {"through": through, "highest": below, "missing": missing}

    def _transactions(self, said, _key):
        schema("Batch").validate(said)
        results = [
            {"index": index, **self._book(each)}
            for index, each in enumerate(said["transactions"])
        ]
        return {"results": results, "sequence": self.sequence()}

    def _book(self, said):
        uid = said["uid"]
        self.received[uid] += 1
        if uid in self.booked:
            same = self.booked[uid] == said
            result = dict(self.results[uid], replayed=True)
            return result if same else _rejected(uid, "key_reused")
        status = self.statuses.get(said.get("card"), "booked")
        if status == "rejected":
            return _rejected(uid, "text_invalid")
        self.booked[uid] = said
        result = {"uid": uid, "status": status, "warnings": [], "replayed": False}
        self.results[uid] = result
        return result

    def _hotlist(self, query, _key):
        since = int(query.removeprefix("since="))
        entries = [
            {"identifier": each, "state": state} for each, state in self.hotlist.items()
        ]
        return {
            "version": self.hotlist_version,
            "full": since != self.hotlist_version,
            "add": entries if since != self.hotlist_version else [],
            "remove": [],
            "count": len(self.hotlist),
            "digest": card.digest(self.hotlist),
        }

    def _inquiry(self, said, _key):
        schema("Inquiry").validate(said)
        if not card.normalised(said["card"]).startswith("9764"):
            raise Refusal(404, "card_unknown")
        return example("inquiry.response")

    def _settlement(self, said, _key):
        schema("Settlement").validate(said)
        mine = [each for each in self.booked.values() if each["batch"] == said["batch"]]
        have = {each["seq"] for each in mine}
        told = {n for a, b in said["sequences"] for n in range(a, b + 1)}
        even = shift.uids_digest(each["uid"] for each in mine) == said["uids_digest"]
        state = "balanced" if even else "closed" if said.get("final") else "different"
        if state != "different":
            self.settled.setdefault(said["batch"], said)
        return {
            "batch": said["batch"],
            "state": state,
            "missing": shift.ranges(sorted(told - have)),
            "unknown": [each["uid"] for each in mine if each["seq"] not in told],
            "differences": [],
            "server": {},
        }

    def _rotate(self, _said, _key):
        self.keys.add("next-key")
        return {"key": "next-key"}

    def _ping(self, _said, key):
        self.keys = {key}
        return {}

    ROUTES = {
        ("POST", "/enrol"): _enrol,
        ("GET", "/config"): _config,
        ("POST", "/sign-on"): _sign_on,
        ("POST", "/transactions"): _transactions,
        ("GET", "/hotlist"): _hotlist,
        ("POST", "/inquiry"): _inquiry,
        ("POST", "/settlements"): _settlement,
        ("POST", "/keys/rotate"): _rotate,
        ("GET", "/ping"): _ping,
    }


def _stamped(answer):
    return {**answer, "server_time": datetime.now(timezone.utc).isoformat()}


def _identity(config):
    return {name: config[name] for name in ("terminal", "branch", "company")}


def _rejected(uid, code):
    return {
        "uid": uid,
        "status": "rejected",
        "warnings": [],
        "replayed": False,
        "code": code,
        "field": "",
    }


class _Handler(BaseHTTPRequestHandler):
    """Takes a request apart and puts the answer together."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        """Answer."""
        self.do_POST()

    def do_POST(self):
        """Answer."""
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        key = self.headers.get("Authorization", "").removeprefix("Coop-Terminal ")
        path = self.path.removeprefix(PREFIX)
        longest = self.server.coop.longest
        if longest and path == "/transactions" and len(content) > longest:
            self._send(413, "text/html", "Request Entity Too Large")
            return
        try:
            said = json.loads(content) if content else None
            answer = self.server.coop.answer(self.command, path, said, key)
            self._send(200, "application/json", answer)
        except Refusal as refusal:
            said = {"code": refusal.code, "retry": refusal.retry, "detail": "No."}
            self._send(refusal.status, "application/problem+json", said, refusal.wait)

    def _send(self, status, kind, said, wait=None):
        content = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if wait:
            self.send_header("Retry-After", str(wait))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *values):
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """The server on a port of its own; leave the `with` block to stop it."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.coop = Coop()
        self.url = f"http://127.0.0.1:{self.server_port}"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *exception):
        self.shutdown()
        self.server_close()
