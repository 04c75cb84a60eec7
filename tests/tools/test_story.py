# SPDX-License-Identifier: LGPL-3.0-or-later
"""The stories of the demonstration: invented ones and those of files."""

import gzip
from collections import Counter
from datetime import date, datetime

import pytest

from tools import say
from tools.demo import generator, market, purchases, story

SMALL = {"members": 120, "slips": 3000}


@pytest.fixture(scope="module")
def invented():
    """Return a small invented year."""
    return generator.invent(2025, **SMALL)


def lines_of(told):
    """Return all lines of a story."""
    return [line for slip in told.slips for line in slip["lines"]]


def test_the_same_year_is_the_same_on_every_machine(invented):
    assert invented == generator.invent(2025, **SMALL)
    assert invented.digest.startswith("a2ec6cc38c58")


def test_another_seed_or_year_is_another_story(invented):
    assert invented.digest != generator.invent(2025, **SMALL, seed=2).digest
    assert invented.digest != generator.invent(2024, **SMALL).digest


def test_all_is_within_the_year_and_in_order(invented):
    first, last = story.fiscal_days(invented)
    assert first >= "2025-01-01"
    assert last <= "2025-12-31"
    moments = [slip["occurred_at"] for slip in invented.slips]
    assert moments == sorted(moments)


def test_every_slip_is_of_a_member_who_had_joined(invented):
    joined = {member["card"]: member["join_date"] for member in invented.members}
    for slip in invented.slips:
        assert joined[slip["card"]] <= slip["occurred_at"][:10]


def test_members_are_of_age_and_have_their_own_numbers(invented):
    assert len({member["number"] for member in invented.members}) == SMALL["members"]
    for member in invented.members:
        born = date.fromisoformat(member["birthdate"])
        assert 1930 < born.year <= 2005
        assert member["join_date"] < "2025-01-01"


def test_tax_is_seven_percent_of_what_bears_tax(invented):
    taxed = {shelf.code: shelf.taxed for shelf in market.SHELVES}
    for line in lines_of(invented):
        paid = line["amount"] + line["amount_tax"]
        exact = paid * 7 / 107 if taxed[line["code"]] else 0
        assert abs(line["amount_tax"] - exact) <= 0.5


def test_fertiliser_is_bought_when_rice_is_planted(invented):
    months = Counter(
        slip["occurred_at"][5:7]
        for slip in invented.slips
        for line in slip["lines"]
        if line["code"] == "03"
    )
    assert months["07"] > 2 * months["11"]


def test_a_few_members_buy_most(invented):
    bought = sorted(Counter(slip["card"] for slip in invented.slips).values())
    assert len(bought) < SMALL["members"]
    assert sum(bought[-len(bought) // 5 :]) > 0.45 * sum(bought)


def test_what_is_brought_back_was_bought_before(invented):
    back = [slip for slip in invented.slips if slip["lines"][0]["amount"] < 0]
    assert 5 < len(back) < 60
    for slip in back:
        (line,) = slip["lines"]
        taken = {name: line[name] if name == "code" else -line[name] for name in line}
        assert any(
            taken in other["lines"] and other["card"] == slip["card"]
            for other in invented.slips
            if other["occurred_at"] < slip["occurred_at"]
        )


def test_each_slip_has_its_own_uid_and_its_terminal(invented):
    told = list(story.transactions(invented))
    assert len({content["uid"] for _number, content in told}) == len(invented.slips)
    for (number, content), slip in zip(told, invented.slips, strict=True):
        assert content == {
            "uid": content["uid"],
            **{name: slip[name] for name in slip if name != "terminal"},
        }
        assert number == slip["terminal"]


ROWS = b""" 00001 20210101  1   11.77
 00002 20210112  5   77.00
 00002 20210112  5   77.00
 00003 20220630  1    0.00
"""


@pytest.fixture
def file(tmp_path):
    """Return a function that writes a file of purchases."""

    def write(content, name="purchases.txt"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def test_a_file_of_purchases(file):
    told = purchases.read(file(ROWS))
    assert [line["amount"] for line in lines_of(told)] == [1177, 7700, 7700, 0]
    assert [member["number"] for member in told.members] == [
        "C00001",
        "C00002",
        "C00003",
    ]
    assert story.fiscal_days(told) == ("2021-01-01", "2022-06-30")
    moment = datetime.fromisoformat(told.slips[0]["occurred_at"])
    assert moment.isoformat() == "2021-01-01T12:00:00+07:00"


def test_packed_or_plain_makes_no_difference(file):
    packed = purchases.read(file(gzip.compress(ROWS), "purchases.txt.gz"))
    assert packed.digest == purchases.read(file(ROWS)).digest


def test_equal_rows_are_purchases_of_their_own(file):
    told = purchases.read(file(ROWS))
    uids = [content["uid"] for _number, content in story.transactions(told)]
    assert len(set(uids)) == 4
    assert uids == [story.uid(told.digest, row) for row in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    "row",
    [
        b"00001 20210101 1",
        b"00001 20211301 1 5.00",
        b"00001 2021-01-01 1 5.00",
        b"00001 20210101 one 5.00",
        b"00001 20210101 1 5.001",
        b"00001 20210101 1 NaN",
        b"\xff 20210101 1 5.00",
    ],
)
def test_a_line_that_is_no_purchase_is_named(file, row):
    with pytest.raises(say.Failure, match="Line 2 of"):
        purchases.read(file(b"00001 20210101 1 5.00\n" + row + b"\n"))


def test_a_damaged_file_is_refused(file):
    with pytest.raises(say.Failure, match="cannot be read"):
        purchases.read(file(gzip.compress(ROWS)[:-9], "purchases.txt.gz"))


def test_an_empty_file_is_refused(file):
    with pytest.raises(say.Failure, match="holds no purchases"):
        purchases.read(file(b"\n"))
