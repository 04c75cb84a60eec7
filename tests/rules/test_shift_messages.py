# SPDX-License-Identifier: LGPL-3.0-or-later
"""What terminals say about their shifts is taken as the contract says."""

from coop_card.rules import shift_messages as shifts
from coop_card.rules import terminal_messages as messages
from tests import contract
from tests.rules.test_terminal_messages import NASTY, changed, places, put, refusal


def test_what_belongs_to_no_transaction_is_read_as_its_schema_says():
    for name, reader, schema in (
        ("sign_on.request", shifts.SIGN_ON, "SignOn"),
        ("inquiry.request", shifts.INQUIRY, "Inquiry"),
        ("settlement.request", shifts.SETTLEMENT, "Settlement"),
    ):
        message = contract.example(name)
        for place in places(message):
            for value in NASTY:
                other = changed(message, place, put(value))
                fault = refusal(reader, other)
                if fault and fault.code == "time_invalid":
                    continue
                valid = contract.schema(schema).is_valid(other)
                assert valid == (fault is None), (other, fault)


def test_the_fraction_of_a_clock_counts_and_that_of_an_instant_does_not():
    text = "2026-03-01T00:30:00.2509999+07:00"
    assert messages.clock(text).microsecond == 250999
    assert messages.instant(text).microsecond == 0


def test_a_day_that_is_none_is_refused():
    sums = contract.example("settlement.request")["transactions"][0]
    for day in ("2025-02-30", "1025-02-03", "25-2-3", "๒๐๒๕-02-03"):
        assert refusal(shifts.KIND_SUM, sums | {"date": day}).code == "time_invalid"
