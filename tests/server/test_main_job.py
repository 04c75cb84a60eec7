# SPDX-License-Identifier: LGPL-3.0-or-later
"""The main job of ./dev run, compared with a calculation that knows nothing of it.

Purchases go through HTTP to a real server; the refund is computed in the database. Here
the same is worked out from the story alone, member by member, with Decimal. Of the real
purchases each tenth goes that way, and all of them with COOP_TEST_SCALE above 1.
"""

import os
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

import pytest

from tools import database, install, paths, postgres
from tools.demo import generator, purchases, show, story

REAL_PURCHASES = paths.ROOT.parent / "shared" / "data" / "purchases.txt.gz"
#: Of so many real purchases one is sold.
EACH = 10 if os.environ.get("COOP_TEST_SCALE", "1") == "1" else 1
SATANG = Decimal("0.01")
#: The demo co-op names its years as Thais do.
BUDDHIST = 543

CLAIMS = """
    SELECT year.name, member.number, claim.amount
    FROM coop_rebate_claim claim
    JOIN coop_rebate_run run ON run.id = claim.run_id
    JOIN coop_fiscal_year year ON year.id = run.fiscal_year_id
    JOIN coop_member member ON member.id = claim.member_id
    WHERE run.id IN ({runs})
"""
LEDGER = """
    SELECT count(*), sum(line.amount), sum(line.amount_tax)
    FROM coop_accumulation line JOIN coop_terminal t ON t.id = line.terminal_id
    WHERE t.number IN ({numbers})
"""


@pytest.fixture(scope="module")
def demo_database():
    """The name of a database with demo data, of this module's own."""
    install.ready("test")
    name = "coop_suite_main_job"
    database.clone(name, demo=True)
    yield name
    database.drop(name)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(lambda: generator.invent(2023, 300, 3000), id="invented"),
        pytest.param(
            lambda: some(purchases.read(REAL_PURCHASES)),
            id="real",
            marks=[
                pytest.mark.long,
                pytest.mark.skipif(
                    not REAL_PURCHASES.exists(), reason="there is no such file here"
                ),
            ],
        ),
    ],
)
def test_refunds_equal_a_calculation_by_hand(demo_database, told):
    told = told()
    refunds = show.book(told, demo_database)
    expected = by_hand(told)
    assert claims(demo_database, refunds) == expected
    for refund in refunds:
        of_year = (
            amount for (year, _), amount in expected.items() if year == refund.year
        )
        assert refund.total == sum(of_year)
    assert ledger(demo_database, told) == totals(told)

    assert show.book(told, demo_database) == refunds
    assert ledger(demo_database, told) == totals(told)


def test_the_real_file_is_booked_whole():
    if not REAL_PURCHASES.exists():
        pytest.skip("there is no such file here")
    rows, amount, _tax = totals(purchases.read(REAL_PURCHASES))
    assert (rows, amount) == (69_659, Decimal("2500315.63"))


def some(told):
    """Return a story with each so-many-th of its slips, and whom they are of."""
    slips = told.slips[::EACH]
    cards = {slip["card"] for slip in slips}
    members = [member for member in told.members if member["card"] in cards]
    return told._replace(slips=slips, members=members)


def by_hand(told):
    """Return the refund by year and member number, of all who have a line."""
    members = {member["card"]: member for member in told.members}
    rates = {category["code"]: category["rates"] for category in told.categories}
    bases = defaultdict(Decimal)
    for slip in told.slips:
        member = members[slip["card"]]
        for line in slip["lines"]:
            money = line["amount"] + line.get("amount_tax", 0)
            direction = line.get("direction", "purchase")
            year = str(int(slip["occurred_at"][:4]) + BUDDHIST)
            bases[year, member["number"], line["code"], direction] += money
    types = {member["number"]: member["type"] for member in told.members}
    refunds = defaultdict(Decimal)
    for (year, number, code, direction), base in bases.items():
        rate = rates[code].get(types[number], rates[code].get("", 0))
        rate = Decimal(rate) if direction == "purchase" else Decimal()
        exact = max(base / 100, Decimal()) * rate / 100
        refunds[year, number] += exact.quantize(SATANG, ROUND_HALF_UP)
    return dict(refunds)


def claims(name, refunds):
    """Return the refund by year and member number, as the database has it."""
    runs = ", ".join(str(refund.run_id) for refund in refunds)
    rows = postgres.query(name, CLAIMS.format(runs=runs))
    return {(year, number): Decimal(amount) for year, number, amount in rows}


def totals(told):
    """Return number of lines, amount and tax of a story."""
    lines = [line for slip in told.slips for line in slip["lines"]]
    amount = sum(line["amount"] for line in lines)
    tax = sum(line.get("amount_tax", 0) for line in lines)
    return len(lines), Decimal(amount) / 100, Decimal(tax) / 100


def ledger(name, told):
    """Return number of lines, amount and tax as the database has them for a story."""
    first, last = story.fiscal_days(told)
    numbers = ", ".join(f"'{number}'" for number in show.terminals(told))
    query = (
        LEDGER.format(numbers=numbers)
        + f" AND line.date BETWEEN '{first}' AND '{last}'"
    )
    ((count, amount, tax),) = postgres.query(name, query)
    return int(count), Decimal(amount), Decimal(tax)
