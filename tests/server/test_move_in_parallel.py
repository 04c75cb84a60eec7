# SPDX-License-Identifier: LGPL-3.0-or-later
"""Officers who correct the same receipts, and post the same sheet, at the same time."""

from concurrent.futures import ThreadPoolExecutor

import pytest

#: Three members, of whom the first has ten receipts of 10 each, and a sheet of slips.
CO_OP = """
    from odoo.fields import Command

    year = env["coop.fiscal.year"].search([("company_id", "=", env.company.id)])
    env["product.category"].create(
        {"name": "Rice", "coop_code": "RICE", "coop_accumulates": True}
    )
    members = env["coop.member"].create(
        [
            {"name": "Malee Boonmee", "state": "active", "join_date": "2020-01-01"}
            for _ in range(3)
        ]
    )
    receipts = env["coop.transaction"]._book(
        [
            {
                "origin": "manual",
                "key": f"receipt-{number}",
                "company_id": env.company.id,
                "kind": "accumulate",
                "member_id": members[0].id,
                "date": year.date_start,
                "lines": [{"code": "RICE", "amount": 10}],
            }
            for number in range(10)
        ]
    )
    slip = {"identifier": members[2].number, "code": "RICE", "amount": 1}
    sheet = env["coop.slip.sheet"].create(
        {"date": year.date_start, "slip_ids": [Command.create(slip)] * 20}
    )
    result = {"members": members.ids, "receipts": receipts.ids, "sheet": sheet.id}
"""

# Odoo runs a request again after a serialization failure; so does this script.
CORRECT = """
    from odoo.exceptions import UserError
    from odoo.service.model import retrying

    def correct():
        receipt = env["coop.transaction"].browse(number)
        if member:
            receipt._move_receipts(env["coop.member"].browse(member), "Wrong card")
        else:
            receipt._reverse("Keyed twice")

    result = {"done": [], "refused": []}
    for number in receipts:
        try:
            retrying(correct, env)
            env.cr.commit()
            result["done"].append(number)
        except UserError:
            env.cr.rollback()
            result["refused"].append(number)
"""

POST = """
    from odoo.service.model import retrying

    retrying(env["coop.slip.sheet"].browse(sheet).action_post, env)
    env.cr.commit()
"""

#: What the members have in the ledger, and how often each receipt still counts.
OUTCOME = """
    env.cr.execute(
        "SELECT member_id, sum(amount)::int FROM coop_accumulation "
        "WHERE member_id = ANY(%s) GROUP BY member_id",
        [members],
    )
    result = {str(member): amount for member, amount in env.cr.fetchall()}
"""


@pytest.fixture(scope="module")
def co_op(shell):
    """The ids of the members, the receipts and the sheet."""
    return shell(CO_OP)


def at_once(shell, script, calls):
    """Run a script in a process for each set of values; return what came of each."""
    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(lambda values: shell(script, **values), calls))


def test_each_receipt_is_moved_once(shell, co_op):
    first, second, third = co_op["members"]
    calls = [
        {"receipts": co_op["receipts"], "member": second},
        {"receipts": co_op["receipts"][::-1], "member": third},
    ]
    outcomes = at_once(shell, CORRECT, calls)
    done = [number for outcome in outcomes for number in outcome["done"]]
    assert sorted(done) == co_op["receipts"]
    totals = shell(OUTCOME, members=co_op["members"])
    moved = [10 * len(outcome["done"]) for outcome in outcomes]
    assert [totals.get(str(member), 0) for member in (first, second, third)] == [
        0,
        *moved,
    ]


def test_a_sheet_is_posted_once(shell, co_op):
    member = co_op["members"][2]
    before = shell(OUTCOME, members=[member]).get(str(member), 0)
    at_once(shell, POST, [{"sheet": co_op["sheet"]}] * 3)
    assert shell(OUTCOME, members=[member])[str(member)] - before == 20
