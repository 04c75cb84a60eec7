# SPDX-License-Identifier: LGPL-3.0-or-later
"""What comes over the wire is answered in JSON, at its pace, and told to no log."""

import gzip
import json
import socket
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
import requests

from tests import contract
from tests.terminal import CO_OP, TIMEOUT, Terminal, enrolled, pair, transaction
from tools import postgres
from tools.server import Server

THREADS = 8
MAX_BODY = 2**20
#: What each terminal may ask in the tests of limits: it gains next to nothing.
BURST = 25
OPTIONS = (
    "--load=base,rpc,web,coop_card",
    "--log-handler=odoo.addons.coop_card:DEBUG",
    "--log-handler=odoo.http:DEBUG",
)
CARD = "9764001000001235"


@pytest.fixture(scope="module")
def server(database_name):
    """A server that answers without a database, too, and logs much."""
    with Server(database_name, workers=3, options=OPTIONS) as running:
        yield running


@pytest.fixture(scope="module")
def terminal(server, shell):
    """An enrolled terminal without limits."""
    shell(CO_OP)
    limit(server, rate=0)
    return enrolled(server)


def limit(server, rate, burst=1):
    """Let each terminal ask so often in a minute, and so often at once."""
    postgres.query(
        server.database,
        "UPDATE coop_terminal_contact SET requests_until = NULL;"
        f"UPDATE res_company SET coop_request_rate = {rate},"
        f" coop_request_burst = {burst}",
    )


def problem(response):
    """Return the code of a response that is a problem as the contract has it."""
    assert response.headers["Content-Type"] == "application/problem+json"
    contract.schema("Problem").validate(response.json())
    assert response.status_code == response.json()["status"]
    return response.json()["code"]


def raw(terminal, head, body=b""):
    """Send a request by hand; return the status and the JSON of its answer."""
    address = urlsplit(terminal.url)
    with socket.create_connection((address.hostname, address.port), TIMEOUT) as line:
        line.sendall(
            head.format(
                path=address.path, host=address.netloc, key=terminal.key
            ).encode()
            + body
        )
        answer = b""
        while part := line.recv(65536):
            answer += part
    head, _blank, content = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(content)


POST = (
    "POST {path}/transactions HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
    "Authorization: Coop-Terminal {key}\r\nContent-Type: application/json\r\n"
)


def chunked(body):
    """Return a body in chunks, as a client sends it that does not know its length."""
    parts = [body[i : i + 4000] for i in range(0, len(body), 4000)]
    return b"".join(b"%x\r\n%b\r\n" % (len(p), p) for p in [*parts, b""])


def test_requests_in_parallel_pass_no_more_than_the_bucket_allows(terminal, server):
    limit(server, rate=1, burst=BURST)
    with ThreadPoolExecutor(THREADS) as pool:
        pings = [("GET", "/ping")] * 3 * BURST
        statuses = [r.status_code for r in pool.map(lambda p: terminal.call(*p), pings)]
    limit(server, rate=0)
    assert {*statuses} == {200, 429}
    # Who waits a few seconds for a slow machine may gain one more.
    assert statuses.count(200) in (BURST, BURST + 1)
    assert "could not serialize" not in server.log.read_text()


def test_a_terminal_that_waits_as_told_gets_everything_in(terminal, server):
    limit(server, rate=600, burst=2)
    for _request in range(5):
        response = terminal.post([transaction()])
        while response.status_code == 429:
            assert 1 <= int(response.headers["Retry-After"]) <= 2
            limit(server, rate=600, burst=2)
            response = terminal.post([transaction()])
        assert response.status_code == 200
    limit(server, rate=0)


@pytest.mark.parametrize(
    "path",
    [
        "/coop_card//v1/ping",
        "/coop_card/v1//ping",
        "/coop_card/v1/",
        "/coop_card/v1",
        "/coop_card/v1/%2e%2e/ping",
        "/coop_card/v1/ping%00",
        "/coop_card/v1/%ff",
    ],
)
def test_an_address_that_is_none_gets_a_problem(terminal, path):
    head = POST.replace("POST {path}/transactions", f"GET {path}")
    status, answer = raw(terminal, head + "\r\n")
    assert (status, answer["code"]) == (404, "not_found")


def test_slashes_too_many_before_an_address_do_not_matter(terminal):
    head = POST.replace("POST {path}/transactions", "GET //coop_card/v1/ping")
    status, answer = raw(terminal, head + "\r\n")
    assert (status, [*answer]) == (200, ["server_time"])


@pytest.mark.parametrize("path", ["/ping", "/nowhere", "/openapi.json"])
def test_case_38_another_database_gets_a_problem(terminal, path):
    """Case 38: a terminal that names another database than its own."""
    response = requests.get(
        terminal.url + path,
        headers={"X-Odoo-Database": "elsewhere"},
        timeout=TIMEOUT,
    )
    assert problem(response) == "database_unavailable"
    assert int(response.headers["Retry-After"])


def test_the_server_tells_its_contract(server):
    response = requests.get(f"{server.url}/coop_card/v1/openapi.json", timeout=TIMEOUT)
    assert response.headers["Content-Type"] == "application/json"
    assert response.json()["info"] == contract.spec()["info"]


def test_case_28_a_body_without_a_length_is_read(terminal):
    """Case 28: chunked without length."""
    batch = [transaction()]
    body = chunked(json.dumps({"transactions": batch}).encode())
    status, answer = raw(terminal, POST + "Transfer-Encoding: chunked\r\n\r\n", body)
    assert (status, answer["results"][0]["status"]) == (200, "booked")


@pytest.mark.parametrize(
    ("size", "code"), [(MAX_BODY, "malformed_json"), (MAX_BODY + 1, "too_large")]
)
def test_case_28_the_limit_of_a_body_holds(terminal, size, code):
    """Case 28: a body of the limit, and one byte more, with and without a length."""
    body = b" " * size
    response = requests.post(
        f"{terminal.url}/transactions",
        data=body,
        headers={
            "Authorization": f"Coop-Terminal {terminal.key}",
            "Content-Type": "application/json",
        },
        timeout=TIMEOUT,
    )
    assert problem(response) == code
    head = POST + "Transfer-Encoding: chunked\r\n\r\n"
    assert raw(terminal, head, chunked(body))[1]["code"] == code


def test_case_37_nothing_tells_an_unknown_key_from_a_revoked_one(terminal, server):
    """Case 37: an old key after revocation."""
    old = enrolled(server)
    new = enrolled(server)
    terminal.key = new.key
    answers = []
    for key in (old.key, "A" * 43, "short", None):
        old.key = key
        response = old.call("POST", "/transactions", {"transactions": []})
        assert problem(response) == "key_invalid"
        headers = {k: v for k, v in response.headers.items() if k != "Date"}
        answers.append((response.content, headers))
    assert all(answer == answers[0] for answer in answers)


def test_no_log_tells_of_cards_and_keys(terminal, server):
    batch = [
        transaction(),
        transaction(card="NOSUCHCARD"),
        transaction(card=f"{CARD}๑\u202e"),
        transaction(lines=[{"code": "RICE", "amount": 1.5}]),
        transaction(reference=f"card {CARD}"),
    ]
    bodies = [
        json.dumps({"transactions": batch}).encode(),
        json.dumps({"transactions": batch})[:-9].encode(),
        json.dumps({"card": CARD, "transactions": 5}).encode(),
        gzip.compress(CARD.encode()),
        b'"' + CARD.encode() + b'"' * 50,
        b"[" * 10_000,
    ]
    for body in bodies:
        for path in ("/transactions", "/inquiry", "/enrol", "/keys/rotate", f"/{CARD}"):
            requests.post(
                terminal.url + path.replace(f"/{CARD}", "/nowhere"),
                data=body,
                headers={
                    "Authorization": f"Coop-Terminal {terminal.key}",
                    "Content-Type": "application/json",
                    "Coop-Clock": "1970-01-01T00:00:00Z",
                },
                timeout=TIMEOUT,
            )
    terminal.call("POST", "/inquiry", {"card": CARD})
    terminal.call("POST", "/inquiry", {"card": "NOSUCHCARD"})
    pair(server.database)
    Terminal(server).enrol("WRONG234")
    log = server.log.read_text()
    assert "/coop_card/v1/inquiry" in log
    assert " DEBUG " in log
    for secret in (CARD, "NOSUCHCARD", terminal.key, "WRONG234", "สมชาย"):
        assert secret not in log


def refusals(server):
    """Return how often something was refused so far, by its kind."""
    rows = postgres.query(
        server.database,
        "SELECT kind, sum(count) FROM coop_security_event"
        " WHERE slot IS NOT NULL GROUP BY kind",
    )
    return {kind: int(count) for kind, count in rows}


def test_refusals_in_parallel_are_all_counted(terminal, server):
    before = refusals(server)
    stranger = Terminal(server)
    stranger.key = "A" * 43
    with ThreadPoolExecutor(THREADS) as pool:
        calls = pool.map(lambda _: stranger.call("GET", "/ping"), range(40))
        assert {call.status_code for call in calls} <= {401, 429}
    stranger.enrol("WRONG234")
    requests.post(
        f"{server.url}/web/session/authenticate",
        json={"params": {"db": server.database, "login": "admin", "password": "no"}},
        timeout=TIMEOUT,
    )
    after = refusals(server)
    more = {kind: after[kind] - before.get(kind, 0) for kind in after}
    assert (more["key"], more["enrolment"], more["sign_in"]) == (40, 1, 1)
