# SPDX-License-Identifier: LGPL-3.0-or-later
"""The terminal program and the real server, with a bad network between them."""

from datetime import datetime, timezone

import pytest

from coop_terminal import pairing
from coop_terminal.domain.counter import SaleLine
from coop_terminal.simulate.faults import NAMES, Faults
from coop_terminal.simulate.purchases import Purchase
from coop_terminal.simulate.virtual import Virtual
from tests.terminal import CO_OP, CODE, pair
from tools import postgres

PURCHASE = Purchase(
    "SHOP0001",
    "1",
    "9764001000001235",
    "101",
    datetime(2025, 3, 1, 2, tzinfo=timezone.utc),
    (SaleLine("RICE", 12500), SaleLine("UREA", 4673, "2.5", amount_tax=327)),
)


@pytest.fixture(scope="module", autouse=True)
def co_op(shell):
    """The co-op of the contract's examples."""
    shell(CO_OP)


def test_a_shift_on_a_bad_network_is_settled(server, tmp_path):
    """Cases 41, 42, 46, 48, 49: everything is booked once and both sides agree."""
    pair(server.database)
    pairing.pair(tmp_path, server.url, "SHOP0001", CODE)
    faults = Faults(NAMES, rate=0.5, seed=11)
    with Virtual(tmp_path, faults) as terminal:
        terminal.sign_on("101", tries=100)
        for _number in range(8):
            terminal.sell(PURCHASE)
            terminal.cycle()
        terminal.reverse(terminal.sold[0], "101")
        faults.stop()
        batch = terminal.close_shift("101")
        for _try in range(3):
            terminal.cycle()
        shift = terminal.station.outbox.shifts.get(batch)
        sold = terminal.sold
    assert (shift.state, shift.answer["differences"]) == ("balanced", [])
    query = "SELECT key FROM coop_transaction WHERE origin = 'terminal' ORDER BY key"
    found = [key for (key,) in postgres.query(server.database, query)]
    assert found == sorted(f"SHOP0001:{uid}" for uid in sold)
