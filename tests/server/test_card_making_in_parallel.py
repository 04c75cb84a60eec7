# SPDX-License-Identifier: LGPL-3.0-or-later
"""Real processes that make and give out cards at once: no number, no card twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.parallel import TOGETHER

CARDS = 400
PROCESSES = 3

BATCHES = """
    batches = env["coop.card.batch"]
    ranges = [
        {"mode": "range", "first_number": str(first), "last_number": str(first + cards)}
        for first in starts
    ]
    counted = [{"count": cards} for _number in starts]
    result = {"range": batches.create(ranges).ids, "count": batches.create(counted).ids}
"""

# Odoo runs a request again after a serialization failure; so does this script.
MAKE = """
    from odoo.exceptions import UserError
    from odoo.service.model import retrying

    batch = env["coop.card.batch"].browse(batch_id)
    try:
        retrying(batch.action_make, env)
        env.cr.commit()
        result = {"made": True, "said": ""}
    except UserError as refusal:
        env.cr.rollback()
        result = {"made": False, "said": str(refusal)}
"""

LOOK = """
    batches = env["coop.card.batch"].browse(ids)
    cards = batches.card_ids
    result = {
        "states": batches.mapped("state"),
        "cards": [len(batch.card_ids) for batch in batches],
        "numbers": cards.mapped("number"),
    }
"""

STOCK = """
    kind = env["coop.card"]._default_type(env.company)
    stock = env["coop.card"].create([{"type_id": kind.id} for _card in range(members)])
    stock.action_accept()
    people = env["coop.member"].create(
        [{"name": f"Member {n}", "state": "active"} for n in range(members)]
    )
    result = people.ids
"""

GIVE_OUT = """
    from odoo.service.model import retrying

    def give_out():
        dialogs = env["coop.card.issue.list.wizard"]
        dialogs = dialogs.with_context(active_model="coop.member", active_ids=ids)
        dialogs.create({}).action_confirm()

    retrying(give_out, env)
    env.cr.commit()
    held = env["coop.member"].browse(ids).card_ids
    result = held.filtered(lambda card: card.state == "active").mapped("number")
"""


@pytest.fixture(scope="module")
def batches(shell):
    """The ids of drafts whose ranges overlap, and of drafts that count."""
    starts = [70_000 + part * CARDS // 2 for part in range(PROCESSES)]
    return shell(BATCHES, starts=starts, cards=CARDS)


def at_once(shell, script, calls):
    """Run a script by as many processes as there are calls, all at once."""
    with ThreadPoolExecutor(len(calls)) as pool:
        script = TOGETHER + script
        return list(
            pool.map(
                lambda values: shell(script, processes=len(calls), **values), calls
            )
        )


def test_ranges_that_overlap_are_made_once(shell, batches):
    calls = [{"batch_id": batch} for batch in batches["range"]]
    answers = at_once(shell, MAKE, calls)
    for answer in answers:
        assert answer["made"] or "numbers" in answer["said"], answer
    made = shell(LOOK, ids=batches["range"])
    assert 1 <= sum(answer["made"] for answer in answers) <= 2
    for state, count in zip(made["states"], made["cards"], strict=True):
        assert (state, count) in (("review", CARDS + 1), ("draft", 0))
    assert len(made["numbers"]) == len(set(made["numbers"]))


def test_batches_that_count_get_numbers_of_their_own(shell, batches):
    at_once(shell, MAKE, [{"batch_id": batch} for batch in batches["count"]])
    made = shell(LOOK, ids=batches["count"])
    assert made["states"] == ["review"] * PROCESSES
    assert len(set(made["numbers"])) == PROCESSES * CARDS


def test_a_card_in_stock_is_given_to_one_member(shell):
    members = shell(STOCK, members=PROCESSES * 20)
    parts = [{"ids": members[part::PROCESSES]} for part in range(PROCESSES)]
    given = at_once(shell, GIVE_OUT, parts)
    numbers = [number for part in given for number in part]
    assert len(numbers) == len(set(numbers)) == PROCESSES * 20
