# SPDX-License-Identifier: LGPL-3.0-or-later
"""Guesses and devices at the same time: five tries are five, one code is one key."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.terminal import CO_OP, CODE, Terminal, pair
from tools import postgres

THREADS = 8

TRIES = "SELECT pairing_tries FROM coop_terminal"
KEYS = "SELECT count(*) FROM coop_terminal_key WHERE revoked_at IS NULL"


@pytest.fixture(scope="module", autouse=True)
def co_op(shell):
    """A co-op with one terminal."""
    shell(CO_OP)


@pytest.fixture
def code(database_name):
    """A fresh pairing code of the terminal."""
    pair(database_name)
    return CODE


def all_at_once(server, codes):
    """Hand in codes in parallel, again where the server is busy; return the answers."""

    def hand_in(code):
        while (response := Terminal(server).enrol(code)).status_code == 503:
            pass
        return response

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(hand_in, codes))


def test_one_of_many_devices_gets_the_key(server, code):
    responses = all_at_once(server, [code] * THREADS)
    statuses = sorted(response.status_code for response in responses)
    assert statuses == [200, *[403] * (THREADS - 1)]
    assert postgres.query(server.database, KEYS) == [["1"]]
    key = next(r.json()["key"] for r in responses if r.status_code == 200)
    terminal = Terminal(server)
    terminal.key = key
    assert terminal.call("GET", "/config").status_code == 200


def test_parallel_guesses_count_exactly(server, code):
    guesses = [f"WRONG2{number:02}" for number in range(20)]
    for response in all_at_once(server, guesses):
        assert response.json()["code"] == "pairing_refused"
    assert postgres.query(server.database, TRIES) == [["5"]]
    assert Terminal(server).enrol(code).status_code == 403


def test_a_terminal_is_paired_anew_while_its_device_works(shell):
    """The device before says how it is at the moment in which its successor comes."""
    shell(
        """
        terminal = env["coop.terminal"].search([("enrolled_at", "!=", False)])
        told = "UPDATE coop_terminal_contact SET waiting_count = 1"
        with env.registry.cursor() as meanwhile:
            meanwhile.execute(told)
        terminal.key_ids._issue(terminal)
        """
    )


def test_the_log_holds_no_code(server):
    assert "WRONG2" not in server.log.read_text()
    assert CODE not in server.log.read_text()
