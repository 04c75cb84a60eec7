# SPDX-License-Identifier: LGPL-3.0-or-later
"""Real processes that book, settle, rebuild and read: totals are exact throughout."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.ledger import DIFFERENCES

SECONDS = 8

CO_OP = """
    from odoo.fields import Date

    year = env["coop.fiscal.year"].search([("company_id", "=", env.company.id)])
    categories = env["product.category"].create(
        [
            {"name": code, "coop_code": code, "coop_accumulates": True}
            for code in ("FOOD", "RICE", "FUEL")
        ]
    )
    members = env["coop.member"].create(
        [
            {"name": f"Member {n}", "state": "active", "join_date": "2020-01-01"}
            for n in range(20)
        ]
    )
    branches = env["coop.branch"].create(
        [
            {"name": name, "merchant_number": number * 15}
            for name, number in (("North", "1"), ("South", "2"))
        ]
    )
    result = {
        "company_id": env.company.id,
        "branch_ids": [*branches.ids, None],
        "member_ids": members.ids,
        "category_ids": categories.ids,
        "day": Date.to_string(year.date_start),
        "year_id": year.id,
    }
"""

# Odoo runs a request again after a serialization failure; so does each of these.
BOOK = """
    import random, time
    from datetime import timedelta
    from odoo.fields import Date
    from odoo.service.model import retrying

    chance = random.Random(seed)
    result, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        documents = [
            {
                "origin": "manual",
                "key": f"{seed}-{time.monotonic_ns()}-{number}",
                "company_id": co_op["company_id"],
                "kind": "accumulate",
                "member_id": chance.choice(co_op["member_ids"]),
                "branch_id": chance.choice(co_op["branch_ids"]),
                "date": Date.to_date(co_op["day"]) + timedelta(chance.randint(0, 2)),
                "lines": [
                    {
                        "code": chance.choice(["FOOD", "RICE", "FUEL"]),
                        "amount": f"{chance.randint(-50, 200)}.25",
                        "amount_tax": "0.07",
                    }
                    for _line in range(chance.randint(1, 3))
                ],
            }
            for number in range(5)
        ]
        retrying(lambda: env["coop.transaction"]._book(documents), env)
        env.cr.commit()
        result += len(documents)
"""

CHANGE = """
    import time
    from odoo.service.model import retrying

    settlement = env["coop.accumulation.settlement"]
    food, rice, _fuel = env["product.category"].browse(co_op["category_ids"])
    steps = {
        "settle": lambda turn: settlement._settle(limit=50),
        "rebuild": lambda turn: settlement._rebuild(),
        "move": lambda turn: rice.write({"parent_id": turn % 2 and food.id}),
    }
    result, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        retrying(lambda: steps[step](result), env)
        env.cr.commit()
        result += 1
        time.sleep(pause)
"""

EXACT = """
    import time

    result = {"looks": 0, "wrong": []}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for query in differences.values():
            env.cr.execute(query)
            result["wrong"] += env.cr.fetchall()
        env.cr.rollback()
        result["looks"] += 1
"""


@pytest.fixture(scope="module")
def co_op(shell):
    """The ids of a co-op with members and categories."""
    return shell(CO_OP)


def test_totals_are_exact_at_any_instant(shell, co_op):
    with ThreadPoolExecutor() as pool:

        def start(script, **values):
            return pool.submit(shell, script, co_op=co_op, seconds=SECONDS, **values)

        booking = [start(BOOK, seed=seed) for seed in range(2)]
        changes = [
            start(CHANGE, step="settle", pause=0.05),
            start(CHANGE, step="rebuild", pause=1),
            start(CHANGE, step="move", pause=0.7),
        ]
        looks = start(EXACT, differences=DIFFERENCES)
        assert all(booked.result() > 0 for booked in booking)
        assert all(change.result() > 1 for change in changes)
        seen = looks.result()
    assert seen["looks"] > 5
    assert seen["wrong"] == []
    shell(CHANGE, co_op=co_op, seconds=1, step="settle", pause=0)
    assert shell(EXACT, differences=DIFFERENCES, seconds=1)["wrong"] == []
