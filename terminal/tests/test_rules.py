# SPDX-License-Identifier: LGPL-3.0-or-later
"""The plain rules, with many inputs."""

import json
import re
from datetime import datetime, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_terminal.domain import card, item, money, shift
from coop_terminal.domain.catalogue import Catalogue
from coop_terminal.domain.counter import SaleLine
from coop_terminal.domain.refusal import Refused
from coop_terminal.outbox import salvage
from coop_terminal.outbox.items import digest
from terminal.tests import coop

AMOUNTS = st.integers(-money.MOST, money.MOST)
SAID = item.sale("9764001000001235", [SaleLine("RICE", 12500, "1.5")])


@given(AMOUNTS, st.sampled_from([0, 2, 3]))
def test_what_is_written_can_be_keyed(amount, digits):
    assert money.keyed(money.written(amount, digits), digits) == amount


@given(st.text(alphabet="0123456789.,-+eE๑ \0", max_size=20))
def test_an_amount_is_read_or_refused(text):
    try:
        amount = money.keyed(text, 2)
    except Refused:
        return
    assert Decimal(text.strip().replace(",", "")) == Decimal(amount).scaleb(-2)


@given(st.text(alphabet="0123456789.-", max_size=16))
def test_a_quantity_is_as_the_contract_has_it_or_refused(text):
    try:
        quantity = money.quantity(text)
    except Refused:
        return
    coop.schema("Line").validate({"code": "A", "amount": 1, "quantity": quantity})


@given(st.text(max_size=70))
def test_a_card_is_sent_as_the_contract_has_it_or_refused(text):
    """Case 19: NUL, right-to-left marks, Thai digits, lone surrogates and the like."""
    try:
        token = card.checked(text)
    except Refused:
        return
    coop.schema("Inquiry").validate({"card": token})
    assert card.normalised(token).isascii()


@given(st.sets(st.integers(1, 60)))
def test_ranges_hold_what_they_were_made_of(numbers):
    spans = shift.ranges(sorted(numbers))
    assert [n for a, b in spans for n in range(a, b + 1)] == sorted(numbers)


@given(st.integers(1, 2**31 - 1), st.text(min_size=1, max_size=40))
def test_a_transaction_is_as_the_contract_has_it(seq, name):
    at = datetime(2569, 1, 1, tzinfo=timezone.utc)
    raw = item.written(seq, item.new_uid(), 1, at, "101", SAID)
    coop.schema("Transaction").validate(json.loads(raw))


@given(st.data())
def test_what_is_saved_from_a_damaged_file_is_what_was_kept(data):
    """Case 63: wherever the damage is, nothing is made up."""
    raws = [item.written(seq, item.new_uid(), 1, _NOON, "", SAID) for seq in (1, 2, 3)]
    content = bytearray(b"\x00".join(digest(raw).encode() + raw for raw in raws))
    for _hit in range(data.draw(st.integers(0, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(
            st.integers(1, 255)
        )
    assert set(salvage.whole(bytes(content))) <= set(raws)


_NOON = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)


def test_uids_are_in_the_order_of_their_time():
    uids = [item.new_uid() for _number in range(50)]
    assert len(set(uids)) == 50
    assert all(
        re.match(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]", u) for u in uids
    )
    assert [uid[:8] for uid in uids] == sorted(uid[:8] for uid in uids)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-02-28T16:59:59+00:00", "2026-02-28"),
        ("2026-02-28T17:00:00+00:00", "2026-03-01"),
    ],
)
def test_the_co_ops_midnight_ends_the_day(at, day):
    """Case 64: seven hours ahead of UTC, and no summer time."""
    said = {"kind": "accumulate", "occurred_at": at, "lines": SAID["lines"]}
    rows = [shift.Kept(1, "u", 1, "acked", said)]
    totals = shift.Totals(rows, {}, Catalogue(coop.example("config.response")))
    assert [each["date"] for each in totals.kinds()] == [day]


def test_both_sides_count_the_contracts_examples_alike():
    """The settlement of the examples has one more purchase of rice than the batch."""
    config, told = coop.example("config.response"), coop.example("settlement.request")
    rows = {}
    for said in coop.example("transactions.request")["transactions"]:
        rows.setdefault(said["uid"], _kept(said))
    totals = shift.Totals(list(rows.values()), rows, Catalogue(config))
    ours, theirs = (
        [each for each in categories if each["category"] != "RICE"]
        for categories in (totals.categories(), told["categories"])
    )
    assert ours == theirs
    assert totals.kinds()[1] == told["transactions"][1]


def _kept(said):
    """Return what the outbox has of a transaction, with what it always writes."""
    usual = {"direction": "purchase", "quantity": "0", "amount_tax": 0}
    lines = [usual | line for line in said.get("lines", ())]
    return shift.Kept(said["seq"], said["uid"], 1, "acked", {**said, "lines": lines})
