# SPDX-License-Identifier: LGPL-3.0-or-later
"""What terminals say is taken as the contract says, no more and no less."""

import copy
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate

from coop_card.rules import problems
from coop_card.rules import terminal_messages as messages
from coop_card.rules.shape import Fault
from coop_card.rules.strict_json import loads
from tests import contract
from tools import contract as told

BATCH = contract.example("transactions.request")
FULL = BATCH["transactions"][0]
#: One transaction of each kind.
KINDS = {message["kind"]: message for message in reversed(BATCH["transactions"])}
DEVICE = messages.Device(1, 2, "SHOP0001", 2)

#: What example belongs to which schema, where the name does not tell.
SCHEMAS = {
    "enrol.request": "Enrolment",
    "enrol.response": "Enrolled",
    "config.response": "Config",
    "transactions.request": "Batch",
    "transactions.response": "Results",
    "transaction.response": "Arrived",
    "hotlist.response": "Hotlist",
    "rotate.response": "Rotated",
    "ping.response": "Pong",
    "sign_on.request": "SignOn",
    "sign_on.response": "SignedOn",
    "inquiry.request": "Inquiry",
    "inquiry.response": "Answer",
    "settlement.request": "Settlement",
    "settlement.response": "Settled",
    "settlement_different.response": "Settled",
}

NASTY = [
    None,
    True,
    False,
    0,
    -1,
    1.5,
    10**13,
    2**31,
    "",
    " ",
    "100",
    "-1.2345",
    "1.23456",
    "1e3",
    "๑๒",
    "x" * 65,
    "x" * 17,
    "A\x00",
    "A\n",
    "\x85",
    "00000000-0000-0000-0000-000000000000",
    "2025-03-01T09:00:00",
    "2025-03-01t09:00:00z",
    "2025-03-01 09:00:00Z",
    [],
    {},
    [{}],
]


def places(value, path=()):
    """Yield the path of each value within a value, itself included."""
    yield path
    if isinstance(value, dict):
        for name, part in value.items():
            yield from places(part, (*path, name))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from places(part, (*path, index))


#: Every place of every kind of transaction.
PLACES = [(kind, path) for kind, message in KINDS.items() for path in places(message)]


def changed(value, path, change):
    """Return a copy of the value with `change(parent, key)` done at the path."""
    root = {"": copy.deepcopy(value)}
    parent, key = root, ""
    for step in path:
        parent, key = parent[key], step
    change(parent, key)
    return root[""]


def put(value):
    """Return the change that puts a value in a place."""
    return lambda parent, key: parent.__setitem__(key, value)


def refusal(reader, message):
    """Return why a reader refuses a message; None if it takes it."""
    try:
        reader(message)
    except Fault as fault:
        return fault
    return None


def fault_of(transaction):
    """Return why the reader refuses a transaction; None if it takes it."""
    return refusal(messages.TRANSACTION, transaction)


def assert_agreement(transaction):
    """The reader refuses what the schema does; a day that is none it refuses alone."""
    fault = fault_of(transaction)
    if fault and fault.code == "time_invalid":
        return
    valid = contract.schema("Transaction").is_valid(transaction)
    assert valid == (fault is None), (transaction, fault)


def test_the_contract_is_sound():
    validate(contract.spec())


def test_servers_tell_the_contract_as_it_is():
    assert told.TOLD.read_text() == told.text(), "Run ./dev contract."
    validate(json.loads(told.text()))


@pytest.mark.parametrize("name", [*SCHEMAS, *contract.examples("*.problem")])
def test_examples_keep_the_contract(name):
    contract.schema(SCHEMAS.get(name, "Problem")).validate(contract.example(name))


def test_a_rotation_says_nothing():
    assert messages.EMPTY(contract.example("rotate.request")) == {}
    with pytest.raises(Fault, match="unknown_field:key"):
        messages.EMPTY({"key": "mine"})


def test_examples_are_taken():
    for transaction in BATCH["transactions"]:
        assert fault_of(transaction) is None
    messages.ENROLMENT(contract.example("enrol.request"))


@pytest.mark.parametrize(("kind", "path"), PLACES, ids=str)
def test_reader_and_schema_agree_on_nasty_values(kind, path):
    """Cases 27, 29, 30: unknown, missing, null, too long, no UUID, other digits."""
    for value in NASTY:
        assert_agreement(changed(KINDS[kind], path, put(value)))


@pytest.mark.parametrize(("kind", "path"), [p for p in PLACES if p[1]], ids=str)
def test_reader_and_schema_agree_on_what_is_missing(kind, path):
    assert_agreement(changed(KINDS[kind], path, lambda parent, key: parent.pop(key)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_says_nothing_of_another(kind):
    for other in KINDS.values():
        assert_agreement(other | {"kind": kind})


@settings(deadline=None)
@given(
    st.sampled_from([p for p in PLACES if p[1]]),
    st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.integers()),
)
def test_reader_and_schema_agree_on_any_value(place, value):
    kind, path = place
    assert_agreement(changed(KINDS[kind], path, put(value)))


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("amount", "1.0", "number_invalid:lines/0/amount"),
        ("amount", "NaN", "number_invalid:lines/0/amount"),
        ("amount", "1e400", "number_invalid:lines/0/amount"),
        ("amount", '"100"', "number_invalid:lines/0/amount"),
        ("amount", "true", "number_invalid:lines/0/amount"),
        ("amount", "1" + "0" * 30, "number_invalid:lines/0/amount"),
        ("amount", "9007199254740992", "number_invalid:lines/0/amount"),
        ("code", '"\\u0000"', "text_invalid:lines/0/code"),
        ("code", '"\\ud800"', "text_invalid:lines/0/code"),
        ("code", '{"a": 1, "a": 2}', "duplicate_key:lines/0/code"),
        ("code", "NaN", "number_invalid:lines/0/code"),
        ("price", "1", "unknown_field:lines/0/price"),
        ("pr,ice", "1", "unknown_field:lines/0/?"),
    ],
)
def test_a_fault_says_what_is_wrong_and_where(name, text, fault):
    """Cases 21, 22, 26: numbers and texts as no honest device sends them."""
    line = FULL["lines"][0] | {name: "here"}
    body = json.dumps(FULL | {"lines": [line]}).replace('"here"', text)
    document = messages.document(loads(body.encode(), messages.MAX_DEPTH), DEVICE)
    assert document["fault"] == fault


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-30T09:00:00Z",
        "2025-03-01T25:00:00Z",
        "2025-03-01T09:00:60Z",
        "2025-03-01T09:00:00+24:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        "๒๐๒๕-03-01T09:00:00Z",
    ],
)
def test_an_instant_that_never_was_is_refused(text):
    assert fault_of(FULL | {"occurred_at": text}).code == "time_invalid"


def test_a_document_holds_what_the_terminal_said():
    document = messages.document(FULL, DEVICE)
    assert document["key"] == f"SHOP0001:{FULL['uid']}"
    assert "branch_id" not in document
    assert [str(line["amount"]) for line in document["lines"]] == ["125.00", "46.73"]


@pytest.mark.parametrize(("digits", "amount"), [(0, "12500"), (3, "12.500")])
def test_amounts_follow_the_currency(digits, amount):
    document = messages.document(FULL, DEVICE._replace(digits=digits))
    assert str(document["lines"][0]["amount"]) == amount


def test_what_is_not_understood_keeps_its_content_for_the_digest():
    document = messages.document(["no", "object"], DEVICE)
    assert document["fault"] == "type_invalid"
    assert document["content"] == ["no", "object"]


def test_the_problems_are_those_of_the_contract():
    problem = contract.spec()["components"]["schemas"]["Problem"]["properties"]
    retries = {kind.retry for kind in problems.KINDS.values()}
    assert sorted(problem["code"]["enum"]) == sorted(problems.KINDS)
    assert retries == set(problem["retry"]["enum"])


@pytest.mark.parametrize("name", contract.examples("*.problem"))
def test_examples_of_problems_say_what_the_server_does(name):
    example = contract.example(name)
    more = {key: example[key] for key in ("reason", "field") if key in example}
    assert problems.members(example["code"], **more) == example


@pytest.mark.parametrize("code", problems.KINDS)
def test_a_problem_has_a_sentence_in_english_and_in_thai(code):
    kind = problems.KINDS[code]
    assert kind.detail.isascii()
    assert kind.detail.endswith(".")
    assert re.search("[ก-๙]", kind.detail_th)
    assert "ํา" not in kind.detail_th
    assert (kind.retry == problems.AFTER) == bool(kind.retry_after)


def test_the_limits_are_those_of_the_contract():
    schemas = contract.spec()["components"]["schemas"]
    batch = schemas["Batch"]["properties"]["transactions"]
    lines = schemas["Accumulation"]["properties"]["lines"]
    limits = (messages.MAX_TRANSACTIONS, messages.MAX_LINES)
    assert (batch["maxItems"], lines["maxItems"]) == limits
    assert set(schemas["Transaction"]["discriminator"]["mapping"]) == {*messages.KINDS}
