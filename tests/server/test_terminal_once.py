# SPDX-License-Identifier: LGPL-3.0-or-later
"""Terminals post in parallel, again and again, and each purchase is booked once."""

import hashlib
import json
import socket
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from urllib.parse import urlsplit

import pytest

from tests.terminal import CO_OP, enrolled, transaction
from tools import cluster, postgres, say

THREADS = 8
BATCH = 60
CARD = "9764001000001235"

BOOKED = """
    SELECT count(DISTINCT transaction.id), count(line.id)
    FROM coop_transaction transaction
    LEFT JOIN coop_accumulation line ON line.transaction_id = transaction.id
    WHERE split_part(transaction.key, ':', 2) IN ('{uids}')
"""


@pytest.fixture(scope="module", autouse=True)
def logged(server):
    """A function that tells what PostgreSQL has written into its log since then."""
    log = cluster.folder() / "log"
    before = log.stat().st_size
    return lambda: log.read_bytes()[before:].decode()


@pytest.fixture(scope="module")
def terminal(server, shell):
    """An enrolled terminal."""
    shell(CO_OP)
    return enrolled(server)


def ledger(server, batch):
    """Return how many transactions and lines the ledger has of a batch."""
    uids = "', '".join(one["uid"] for one in batch)
    (counts,) = postgres.query(server.database, BOOKED.format(uids=uids))
    return tuple(map(int, counts))


def results(response):
    """Return the results of a post, without whether they are the first."""
    assert response.status_code == 200, response.text
    return [{**one, "replayed": None} for one in response.json()["results"]]


def test_the_same_batch_from_many_threads_is_booked_once(terminal, server):
    batch = [transaction() for _ in range(BATCH)]
    with ThreadPoolExecutor(THREADS) as pool:
        responses = list(pool.map(terminal.post, [batch] * THREADS))
    answers = [results(response) for response in responses]
    assert all(answer == answers[0] for answer in answers)
    first = [
        r for r in responses if not any(x["replayed"] for x in r.json()["results"])
    ]
    assert len(first) == 1
    assert ledger(server, batch) == (BATCH, BATCH)


def test_overlapping_batches_in_another_order_are_booked_once(terminal, server):
    everything = [transaction() for _ in range(BATCH)]
    batches = [
        everything[i:] + everything[:i] for i in range(0, BATCH, BATCH // THREADS)
    ]
    with ThreadPoolExecutor(THREADS) as pool:
        for response in pool.map(terminal.post, batches):
            assert {one["status"] for one in results(response)} == {"booked"}
    assert ledger(server, everything) == (BATCH, BATCH)


def test_a_shift_settled_from_many_threads_is_settled_once(terminal, server):
    slip = transaction(batch=1)
    terminal.post([slip])
    message = settlement(slip)
    with ThreadPoolExecutor(THREADS) as pool:
        responses = list(
            pool.map(
                lambda _time: terminal.call("POST", "/settlements", message),
                range(THREADS),
            )
        )
    answers = [response.json() for response in responses]
    assert {answer["state"] for answer in answers} == {"balanced"}
    rows = postgres.query(
        server.database, "SELECT transaction_count, amount FROM coop_terminal_total"
    )
    assert rows == [["1", "123.45"]]


def settlement(slip):
    """Return the settlement of a shift of one purchase."""
    figures = {"count": 1, "amount": 12345}
    rice = {"category": "RICE", "direction": "purchase", "quantity": 0}
    return {
        "batch": slip["batch"],
        "opened_at": slip["occurred_at"],
        "closed_at": slip["occurred_at"],
        "sequences": [[slip["seq"], slip["seq"]]],
        "uids_digest": hashlib.sha256(slip["uid"].encode()).hexdigest(),
        "transactions": [{"date": "2025-03-01", "kind": "accumulate", **figures}],
        "categories": [{**rice, **figures}],
    }


def test_when_the_answer_is_lost_the_repeat_tells_what_it_was(terminal, server):
    batch = [transaction(), transaction(operator="999"), transaction(card="NOBODY")]
    send_and_hang_up(terminal, batch)
    wait_until_booked(server, batch)
    answer = terminal.post(batch).json()["results"]
    told = [(one["status"], one["warnings"], one["replayed"]) for one in answer]
    assert told == [
        ("booked", [], True),
        ("booked", ["operator_unknown"], True),
        ("held", ["card_unknown"], True),
    ]


def send_and_hang_up(terminal, batch):
    """Send a post as a whole and close the connection without reading the answer."""
    address = urlsplit(terminal.url)
    body = json.dumps({"transactions": batch}).encode()
    head = (
        f"POST {address.path}/transactions HTTP/1.1\r\n"
        f"Host: {address.netloc}\r\n"
        f"Authorization: Coop-Terminal {terminal.key}\r\n"
        "Content-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((address.hostname, address.port)) as connection:
        connection.sendall(head.encode() + body)


def wait_until_booked(server, batch):
    """Return once the ledger has the batch."""
    for _attempt in range(100):
        if ledger(server, batch)[0] == len(batch):
            return
        sleep(0.1)
    raise AssertionError("The server did not take what was sent whole.")


def test_a_body_cut_short_is_not_taken(terminal, server):
    batch = [transaction()]
    whole = json.dumps({"transactions": batch})
    response = terminal.call("POST", "/transactions", body=whole[:-1])
    assert response.status_code == 400
    assert ledger(server, batch) == (0, 0)


def test_a_full_batch_is_taken(terminal, server):
    batch = [transaction() for _ in range(500)]
    assert {one["status"] for one in results(terminal.post(batch))} == {"booked"}
    assert ledger(server, batch) == (500, 500)


def test_the_log_holds_neither_key_nor_card_nor_name(terminal, server):
    log = server.log.read_text()
    assert "/coop_card/v1/transactions" in log
    for secret in (terminal.key, CARD, "NOBODY", "สมชาย"):
        assert secret not in log


def test_the_log_of_postgresql_holds_no_card(server, logged):
    """Statements fail whenever two post the same at once; this one fails for sure."""
    with pytest.raises(say.Failure):
        postgres.query(server.database, f"SELECT '{CARD}', 1 / 0")
    assert "division by zero" in logged()
    assert CARD not in logged()
