# SPDX-License-Identifier: LGPL-3.0-or-later
"""A real server answers the contract's examples as the contract says."""

import pytest

from tests import contract
from tests.terminal import CO_OP, Terminal, pair
from tools import postgres

#: What differs from one answer to the next.
VARYING = ("key", "server_time", "received_at", "clock_offset_ms")


@pytest.fixture(scope="module")
def terminal(server, shell):
    """The terminal of the examples, once it is enrolled."""
    shell(CO_OP)
    return Terminal(server)


def steady(answer):
    """Return an answer without what varies."""
    return {name: value for name, value in answer.items() if name not in VARYING}


def assert_answer(response, schema, name):
    """The response keeps the schema and is the example of that name."""
    answer = response.json()
    contract.schema(schema).validate(answer)
    assert steady(answer) == steady(contract.example(name))


def test_a_terminal_before_it_is_paired(terminal, database_name):
    response = terminal.call("GET", "/config")
    assert_answer(response, "Problem", "key_invalid.problem")
    pair(database_name)
    assert_answer(terminal.enrol("WRONG234"), "Problem", "pairing_refused.problem")


def test_the_examples_in_the_order_a_terminal_sends_them(terminal):
    request = contract.example("enrol.request")
    response = terminal.call("POST", "/enrol", request)
    assert_answer(response, "Enrolled", "enrol.response")
    terminal.key = response.json()["key"]
    assert_answer(terminal.call("GET", "/config"), "Config", "config.response")
    assert_answer(terminal.call("GET", "/hotlist"), "Hotlist", "hotlist.response")
    request = contract.example("sign_on.request")
    response = terminal.call("POST", "/sign-on", request)
    assert_answer(response, "SignedOn", "sign_on.response")
    batch = contract.example("transactions.request")
    response = terminal.call("POST", "/transactions", batch)
    assert_answer(response, "Results", "transactions.response")


def test_what_is_told_of_a_card(terminal, database_name):
    """The year of the examples goes on until today."""
    known = contract.example("inquiry.response")
    known["year"]["date_end"] = "2999-12-31"
    postgres.query(database_name, "UPDATE coop_fiscal_year SET date_end = '2999-12-31'")
    request = contract.example("inquiry.request")
    answer = terminal.call("POST", "/inquiry", request).json()
    contract.schema("Answer").validate(answer)
    assert steady(answer) == steady(known)
    response = terminal.call("POST", "/inquiry", {"card": "NOBODY"})
    assert_answer(response, "Problem", "card_unknown.problem")


def test_a_shift_is_settled_once_nothing_is_missing(terminal):
    request = contract.example("settlement.request")
    response = terminal.call("POST", "/settlements", request)
    assert_answer(response, "Settled", "settlement_different.response")
    first = contract.example("transactions.request")["transactions"][0]
    missing = {
        **first,
        "uid": f"{first['uid'][:-1]}7",
        "seq": 47,
        "lines": [{"code": "RICE", "amount": 1000}],
    }
    assert terminal.post([missing]).json()["sequence"]["highest"] == 47
    for _time in range(2):
        response = terminal.call("POST", "/settlements", request)
        assert_answer(response, "Settled", "settlement.response")


def test_what_became_of_a_transaction(terminal):
    known = contract.example("transaction.response")
    response = terminal.call("GET", f"/transactions/{known['uid']}")
    assert_answer(response, "Arrived", "transaction.response")
    response = terminal.call("GET", f"/transactions/{known['uid'][:-1]}f")
    assert_answer(response, "Problem", "uid_unknown.problem")


def test_the_changes_of_the_hotlist(terminal):
    answer = terminal.call("GET", "/hotlist?since=1").json()
    contract.schema("Hotlist").validate(answer)
    assert (answer["full"], answer["add"], answer["remove"]) == (False, [], [])
    response = terminal.call("GET", "/hotlist?since=๑")
    contract.schema("Problem").validate(response.json())
    assert (response.status_code, response.json()["code"]) == (400, "query_invalid")


def test_a_new_key(terminal):
    request = contract.example("rotate.request")
    response = terminal.call("POST", "/keys/rotate", request)
    assert_answer(response, "Rotated", "rotate.response")
    terminal.key = response.json()["key"]
    assert_answer(terminal.call("GET", "/ping"), "Pong", "ping.response")


def test_a_body_that_is_not_a_batch(terminal):
    response = terminal.call("POST", "/transactions", {})
    assert_answer(response, "Problem", "body_invalid.problem")


def test_a_clock_that_cannot_be(terminal):
    request = contract.example("sign_on.request") | {"clock": "0568-01-01T09:00:00Z"}
    response = terminal.call("POST", "/sign-on", request)
    assert_answer(response, "Problem", "clock_wrong.problem")


def test_a_suspended_terminal(terminal, database_name):
    postgres.query(database_name, "UPDATE coop_terminal SET state = 'suspended'")
    response = terminal.call("GET", "/config")
    assert_answer(response, "Problem", "terminal_suspended.problem")


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/config",
        "/enrol",
        "/hotlist",
        "/transactions",
        "/transactions/none-such",
        "/sign-on",
        "/inquiry",
        "/settlements",
        "/keys",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_whatever_is_asked_the_answer_is_a_problem(terminal, method, path):
    response = terminal.call(method, path, body={})
    assert response.headers["Content-Type"] == "application/problem+json"
    contract.schema("Problem").validate(response.json())
    assert response.status_code == response.json()["status"]
