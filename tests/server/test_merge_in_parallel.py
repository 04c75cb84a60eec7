# SPDX-License-Identifier: LGPL-3.0-or-later
"""Merges of members in real processes, against each other and against purchases."""

from concurrent.futures import ThreadPoolExecutor

import pytest

#: Ten members with a card and purchases of 100 each.
CO_OP = """
    from odoo.fields import Date

    year = env["coop.fiscal.year"].search([("company_id", "=", env.company.id)])
    env["product.category"].create(
        {"name": "Rice", "coop_code": "RICE", "coop_accumulates": True}
    )
    members = env["coop.member"].create(
        [
            {"name": "Malee Boonmee", "state": "active", "join_date": "2020-01-01"}
            for _ in range(10)
        ]
    )
    cards = env["coop.card"].create(
        [{"member_id": member.id, "valid_from": "2020-01-01"} for member in members]
    )
    cards.action_issue()
    env["coop.transaction"]._book(
        [
            {
                "origin": "manual",
                "key": f"before-{member.id}-{number}",
                "company_id": env.company.id,
                "kind": "accumulate",
                "member_id": member.id,
                "date": year.date_start,
                "lines": [{"code": "RICE", "amount": 10}],
            }
            for member in members
            for number in range(10)
        ]
    )
    result = {
        "company_id": env.company.id,
        "day": Date.to_string(year.date_start),
        "members": members.ids,
        "cards": dict(zip(members.ids, cards.mapped("number"))),
    }
"""

# Odoo runs a request again after a serialization failure; so do these scripts. Each
# document is a transaction of its own, so that some are always under way.
BOOK_ON = """
    import time
    from odoo.fields import Date
    from odoo.service.model import retrying

    def book(number):
        document = {
            "origin": "manual",
            "key": f"merging-{seed}-{number}",
            "company_id": co_op["company_id"],
            "kind": "accumulate",
            "card": card,
            "date": Date.to_date(co_op["day"]),
            "lines": [{"code": "RICE", "amount": 1}],
        }
        return env["coop.transaction"]._book([document]).status

    result = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert retrying(lambda: book(result), env) == "booked"
        env.cr.commit()
        result += 1
"""

MERGE = """
    import time
    from odoo.exceptions import UserError
    from odoo.service.model import retrying

    time.sleep(wait)
    merged, survivor = env["coop.member"].browse([merged, survivor])
    try:
        retrying(lambda: merged._merge_into(survivor, "Registered twice"), env)
        env.cr.commit()
        result = "merged"
    except UserError as refusal:
        env.cr.rollback()
        result = str(refusal)
"""

#: What the members have in the ledger, those with nothing left out, and their pointers.
OUTCOME = """
    env.cr.execute(
        "SELECT member_id, sum(amount)::int FROM coop_accumulation "
        "WHERE member_id = ANY(%s) GROUP BY member_id HAVING sum(amount) <> 0",
        [ids],
    )
    ledger = {str(member): amount for member, amount in env.cr.fetchall()}
    members = env["coop.member"].browse(ids)
    result = [ledger, [member.merged_into_id.id for member in members]]
"""


@pytest.fixture(scope="module")
def co_op(shell):
    """The co-op's id, its members, their cards and a day of its open year."""
    return shell(CO_OP)


def merge_at_once(shell, pairs):
    """Merge pairs of members in a process each; return what came of each."""
    with ThreadPoolExecutor(len(pairs)) as pool:
        return list(
            pool.map(
                lambda pair: shell(MERGE, merged=pair[0], survivor=pair[1], wait=0),
                pairs,
            )
        )


def test_a_purchase_during_a_merge_counts_once_for_who_goes_on(shell, co_op):
    merged, survivor = ids = co_op["members"][:2]
    card = co_op["cards"][str(merged)]
    with ThreadPoolExecutor(3) as pool:
        writers = [
            pool.submit(shell, BOOK_ON, seed=seed, seconds=5, co_op=co_op, card=card)
            for seed in range(3)
        ]
        outcome = shell(MERGE, merged=merged, survivor=survivor, wait=1)
        booked = sum(writer.result() for writer in writers)
    assert outcome == "merged"
    assert booked > 30
    assert shell(OUTCOME, ids=ids) == [{str(survivor): 200 + booked}, [survivor, False]]


def test_one_member_is_merged_once(shell, co_op):
    ids = co_op["members"][2:5]
    outcomes = merge_at_once(shell, [(ids[0], ids[1]), (ids[0], ids[2])])
    refused, done = sorted(outcomes, key=lambda outcome: outcome == "merged")
    assert done == "merged"
    assert "has been merged into" in refused
    survivor = ids[1] if outcomes[0] == "merged" else ids[2]
    ledger, pointers = shell(OUTCOME, ids=ids)
    assert ledger == {str(member): 100 for member in ids[1:]} | {str(survivor): 200}
    assert pointers == [survivor, False, False]


def test_a_chain_of_merges_at_once_ends_at_its_end(shell, co_op):
    first, second, third = ids = co_op["members"][5:8]
    outcomes = merge_at_once(shell, [(first, second), (second, third)])
    assert outcomes[1] == "merged"
    # Where the second merge comes first, the first finds its survivor gone.
    if outcomes[0] != "merged":
        assert "no member now" in outcomes[0]
        assert merge_at_once(shell, [(first, third)]) == ["merged"]
    assert shell(OUTCOME, ids=ids) == [{str(third): 300}, [third, third, False]]


def test_two_members_are_not_merged_into_each_other(shell, co_op):
    first, second = ids = co_op["members"][8:]
    outcomes = merge_at_once(shell, [(first, second), (second, first)])
    assert sorted(outcome == "merged" for outcome in outcomes) == [False, True]
    ledger, pointers = shell(OUTCOME, ids=ids)
    assert list(ledger.values()) == [200]
    assert sorted(map(bool, pointers)) == [False, True]
