# SPDX-License-Identifier: LGPL-3.0-or-later
"""Real processes that post opening balances at once: each balance counts once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.parallel import TOGETHER

PROCESSES = 3
MEMBERS = 10

BATCHES = """
    category = env["product.category"].create(
        {"name": "Rice", "coop_code": "RICE", "coop_accumulates": True}
    )
    members = env["coop.member"].create(
        [
            {"name": f"Member {number}", "state": "active", "join_date": "2020-01-01"}
            for number in range(count)
        ]
    )
    lines = [
        {"member_id": member.id, "category_id": category.id, "amount": 100}
        for member in members
    ]
    result = env["coop.opening"].create(
        [
            {
                "name": f"List {number}",
                "control_total": 100 * count,
                "control_members": count,
                "line_ids": [(0, 0, dict(line)) for line in lines],
            }
            for number in range(lists)
        ]
    ).ids
"""

# Odoo runs a request again after a serialization failure; so does this script.
POST = """
    from odoo.exceptions import UserError
    from odoo.service.model import retrying

    opening = env["coop.opening"].browse(batch_id)
    try:
        answer = retrying(opening.action_post, env)
        env.cr.commit()
        result = {"posted": not answer, "said": str(answer)}
    except UserError as refusal:
        env.cr.rollback()
        result = {"posted": False, "said": str(refusal)}
"""

LOOK = """
    openings = env["coop.opening"].browse(ids)
    lines = env["coop.accumulation"].search([("origin", "=", "opening")])
    result = {
        "states": openings.mapped("state"),
        "lines": len(lines),
        "members": len(lines.member_id),
        "booked": sum(openings.mapped("booked_count")),
    }
"""


@pytest.fixture(scope="module")
def batches(shell):
    """The ids of lists that all hold the same balances."""
    return shell(BATCHES, count=MEMBERS, lists=PROCESSES)


def post_at_once(shell, batch_ids):
    """Have each of some lists posted by a process of its own; return the answers."""
    with ThreadPoolExecutor(len(batch_ids)) as pool:
        return list(
            pool.map(
                lambda one: shell(
                    TOGETHER + POST, processes=len(batch_ids), batch_id=one
                ),
                batch_ids,
            )
        )


def test_the_same_balances_in_several_lists_are_posted_once(shell, batches):
    answers = post_at_once(shell, batches)
    assert [answer["posted"] for answer in answers].count(True) == 1, answers
    look = shell(LOOK, ids=batches)
    assert sorted(look["states"]) == ["draft"] * (PROCESSES - 1) + ["posted"]
    assert look["lines"] == look["members"] == look["booked"] == MEMBERS


def test_one_list_that_several_post_at_once_is_posted_once(shell, batches):
    shell(
        """
        openings = env["coop.opening"].browse(ids)
        posted = openings.filtered(lambda one: one.state == "posted")
        posted._reverse("Once more")
        (openings - posted).action_check()
        """,
        ids=batches,
    )
    [draft, *_rest] = [
        batch
        for batch, state in zip(
            batches, shell(LOOK, ids=batches)["states"], strict=True
        )
        if state == "draft"
    ]
    answers = post_at_once(shell, [draft] * PROCESSES)
    assert [answer["posted"] for answer in answers].count(True) == 1, answers
    look = shell(LOOK, ids=[draft])
    assert (look["states"], look["booked"]) == (["posted"], MEMBERS)
    assert look["lines"] == 3 * MEMBERS  # posted, taken back, posted
