# SPDX-License-Identifier: LGPL-3.0-or-later
"""The demonstration's terminal: whatever is no proper answer is sent again."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tools import say
from tools.demo import client, delivery

BOOKED = {"status": "booked", "warnings": [], "replayed": False}


class Answers(BaseHTTPRequestHandler):
    """Gives the answers that the test has lined up, then books everything."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        """Answer one request."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append((self.path, self.headers["Authorization"], body))
        if self.server.answers:
            answer = self.server.answers.pop(0)
        elif self.path.endswith("/enrol"):
            answer = (200, client.JSON, {"key": "secret"})
        else:
            count = len(json.loads(body)["transactions"])
            answer = (200, client.JSON, {"results": [BOOKED] * count})
        self._answer(answer)

    def _answer(self, answer):
        if answer is None:
            self.close_connection = True
            return
        status, kind, content = answer
        text = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_arguments):
        """Say nothing."""


@pytest.fixture
def server(monkeypatch):
    """Return a server whose `answers` and `received` the test can see."""
    monkeypatch.setattr(client, "LONGEST_PAUSE", 0.01)
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as running:
        running.answers, running.received = [], []
        running.url = f"http://127.0.0.1:{running.server_port}"
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def terminal(server):
    """Return an enrolled terminal."""
    with client.Terminal(server.url, "SPT00001") as enrolled:
        enrolled.enrol("ABCD2345")
        server.received.clear()
        yield enrolled


def problem(status, **members):
    """Return an answer that is a problem."""
    content = {"title": "No", "detail": "Not so.", "retry": "never", **members}
    return status, client.PROBLEM, content


@pytest.mark.parametrize(
    "answer",
    [
        None,
        (200, "text/html", b"<html>Please log in to the Wi-Fi</html>"),
        (200, client.JSON, b'{"results": ['),
        (502, "text/html", b"Bad gateway"),
        (302, "text/html", b""),
        problem(503, retry="after"),
        problem(500, retry="after"),
        problem(403, retry="after"),
    ],
)
def test_what_is_no_answer_is_sent_again_unchanged(server, terminal, answer):
    server.answers.append(answer)
    assert terminal.post([{"uid": "1"}]) == [BOOKED]
    first, second = server.received
    assert first == second
    assert first[1] == "Coop-Terminal secret"


def test_a_refusal_is_said_and_not_repeated(server, terminal):
    server.answers.append(problem(401, retry="reenrol"))
    with pytest.raises(say.Failure, match=r"The server refused: No\. Not so\."):
        terminal.post([{"uid": "1"}])
    assert len(server.received) == 1


def test_a_server_that_stays_away_is_said(server, terminal, monkeypatch):
    monkeypatch.setattr(client, "ATTEMPTS", 3)
    server.answers.extend([None] * 3)
    with pytest.raises(say.Failure, match="run this again"):
        terminal.post([{"uid": "1"}])


def test_everything_is_delivered_once_in_batches_of_one_terminal(server):
    pending = [
        (f"SPT0000{row % 3}", {"uid": str(row), "seq": row}) for row in range(2500)
    ]
    codes = {f"SPT0000{digit}": "ABCD2345" for digit in range(3)}
    counts = delivery.deliver(server.url, pending, codes)
    assert counts == {"booked": 2500}
    batches = [
        json.loads(body)["transactions"]
        for path, _key, body in server.received
        if path.endswith("/transactions")
    ]
    assert max(map(len, batches)) <= delivery.BATCH
    assert sorted(int(item["uid"]) for batch in batches for item in batch) == list(
        range(2500)
    )


def test_a_rejected_transaction_is_named(server):
    result = {"uid": "7", "status": "rejected", "code": "time_invalid", "field": "x"}
    enrolled = (200, client.JSON, {"key": "secret"})
    server.answers.extend([enrolled, (200, client.JSON, {"results": [result]})])
    with pytest.raises(say.Failure, match="time_invalid"):
        delivery.deliver(server.url, [("SPT00001", {"uid": "7"})], {"SPT00001": "X"})
