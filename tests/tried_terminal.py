# SPDX-License-Identifier: LGPL-3.0-or-later
"""A terminal whose promises are tried: what it showed, what it has, what arrived."""

import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal

from coop_card.rules import pairing
from coop_terminal.desk import SaleLine
from coop_terminal.link.answers import NotDelivered, Problem
from coop_terminal.pairing import PairingError, pair
from coop_terminal.simulate.purchases import Purchase
from coop_terminal.simulate.virtual import Virtual
from tests import terminal as co_op
from tools import paths, postgres

#: A card that the co-op of ``tests/terminal.py`` has, and one it has not.
CARD, UNKNOWN = "9764001000001235", "9764001000009990"

#: Seconds that a server has to be there again, and until it is asked again.
PATIENCE, PAUSE = 90, 0.1
AWAY = (NotDelivered, Problem, PairingError)

LEDGER = """
SELECT split_part(key, ':', 2), status, seq, amount_total
FROM coop_transaction
WHERE origin = 'terminal' AND status <> 'rejected' AND key LIKE '{number}:%'
"""
BOOKED = """
SELECT COALESCE(sum(line.amount + line.amount_tax), 0)
FROM coop_accumulation line
JOIN coop_transaction booked ON booked.id = line.transaction_id
WHERE booked.key LIKE '{number}:%'
"""
BATCHES = """
SELECT batch.number, batch.state, batch.answer FROM coop_terminal_batch batch
JOIN coop_terminal terminal ON terminal.id = batch.terminal_id
WHERE terminal.number = '{number}'
"""


class Tried:
    """A terminal, its proxy, and what it has shown as done."""

    def __init__(self, number, proxy, database, folder):
        self.number, self.proxy, self.database = number, proxy, database
        self.folder = folder
        self.shown, self.earlier = set(), ()
        self.earlier = set(self.ledger())
        self.booked_earlier = self.booked()
        self._pair()
        self.open()
        self.sign_on()

    def _pair(self):
        """Make this folder the terminal; what it was before is forgotten."""
        ((terminal_id,),) = postgres.query(
            self.database,
            f"SELECT id FROM coop_terminal WHERE number = '{self.number}'",
        )
        hashed = pairing.code_hash(co_op.CODE, f"coop.terminal,{terminal_id}")
        postgres.query(
            self.database,
            f"UPDATE coop_terminal SET pairing_hash = '{hashed}', pairing_tries = 0,"
            " pairing_expires_at = now() AT TIME ZONE 'UTC' + interval '15 minutes'"
            f" WHERE id = {terminal_id}",
        )
        _patiently(pair, self.folder, self.proxy.url, self.number, co_op.CODE)

    def sign_on(self):
        """Sign on, as soon as the server is there."""
        _patiently(self.terminal.sign_on, "101")

    def open(self):
        """Start the program."""
        self.terminal = Virtual(self.folder)

    def close(self):
        """End the program."""
        self.terminal.close()

    def ledger(self):
        """Return what the server has of the terminal: uid → (status, seq, amount)."""
        rows = postgres.query(self.database, LEDGER.format(number=self.number))
        return {
            uid: (status, int(seq), Decimal(amount))
            for uid, status, seq, amount in rows
            if uid not in self.earlier
        }

    def booked(self):
        """Return what the ledger's lines of the terminal come to, tax included."""
        rows = postgres.query(self.database, BOOKED.format(number=self.number))
        return Decimal(rows[0][0])

    def outbox(self):
        """Return what the outbox holds: uid → (state, what was said)."""
        database = self.terminal.station.outbox.items._database
        rows = database.all("SELECT uid, state, raw FROM item JOIN fate USING (seq)")
        return {uid: (state, json.loads(raw)) for uid, state, raw in rows}

    def sell(self, card, amount):
        """Sell one thing for an amount in satang, and half a sack of another."""
        lines = (SaleLine("RICE", amount), SaleLine("UREA", 100, "0.5"))
        purchase = Purchase(self.number, "", card, "101", None, lines)
        self.shown.add(self.terminal.sell(purchase))

    def to_take_back(self):
        """Return the uids of the open shift's sales that still count."""
        rows = self.outbox().values()
        taken_back = {said.get("reverses") for _state, said in rows}
        batch = self.terminal.shift("101").number
        return [
            said["uid"]
            for _state, said in rows
            if (said["kind"], said["batch"]) == ("accumulate", batch)
            and said["uid"] not in taken_back
        ]

    def deliver(self):
        """Let the program work until nothing is left to do."""
        station, end = self.terminal.station, time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.terminal.cycle()
            unsettled = station.outbox.shifts.unsettled()
            if not (self.terminal.waiting() or unsettled):
                return
            time.sleep(PAUSE)
        rows = postgres.query(self.database, BATCHES.format(number=self.number))
        raise AssertionError(
            f"{self.number}: {self.terminal.waiting()} still wait, "
            f"{station.contact.problem}, {unsettled}, the server has {rows}"
        )


def _patiently(ask, *values):
    """Ask a server that may be away for a moment until it answers."""
    end = time.monotonic() + PATIENCE
    while not _is_answered(ask, values, last=time.monotonic() > end):
        time.sleep(PAUSE)


def _is_answered(ask, values, last):
    try:
        ask(*values)
    except AWAY:
        if last:
            raise
        return False
    return True


def cut(folder, point):
    """Run the program until its power goes, if it does; return the uids it showed."""
    path = os.pathsep.join([str(paths.ROOT), str(paths.ROOT / "terminal")])
    child = subprocess.run(
        [sys.executable, "-m", "terminal.tests.child", folder, point],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert child.returncode in (0, -signal.SIGKILL), child.stderr
    return child.stdout.split()


def check_end(one):
    """Check what is promised once all is delivered and settled."""
    outbox, ledger = one.outbox(), one.ledger()
    assert one.shown <= outbox.keys()
    assert outbox.keys() == ledger.keys()
    counts = sorted(seq for _status, seq, _amount in ledger.values())
    assert not counts or counts == list(range(counts[0], counts[0] + len(counts)))
    sums = {uid: _amount(said) for uid, (_state, said) in outbox.items()}
    odd = {uid for uid, (_state, said) in outbox.items() if _is_odd(said, outbox)}
    assert odd == {uid for uid, row in ledger.items() if row[0] == "held"}
    expected = sum(
        -sums[said["reverses"]] if said["kind"] == "reverse" else sums[uid]
        for uid, (_state, said) in outbox.items()
        if uid not in odd
    )
    assert one.booked() - one.booked_earlier == expected
    shifts = {said["batch"] for _state, said in outbox.values()}
    batches = postgres.query(one.database, BATCHES.format(number=one.number))
    states = {number: state for number, state, _answer in batches}
    assert {states[str(number)] for number in shifts} <= {"balanced"}


def _amount(said):
    """Return what a transaction comes to, in the co-op's money."""
    satang = sum(
        line["amount"] + line.get("amount_tax", 0) for line in said.get("lines", ())
    )
    return Decimal(satang) / 100


def _is_odd(said, outbox):
    """Return whether a transaction is of a card nobody knows, or takes one back."""
    original = outbox[said["reverses"]][1] if said["kind"] == "reverse" else said
    return original["card"] == UNKNOWN
