# SPDX-License-Identifier: LGPL-3.0-or-later
"""No sequence of steps, nor several at once, leave cards in a state of no table."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coop_card.rules.life_cycle import CARD_STEPS, target

CARDS = 4
PROCESSES = 3

#: A step, the card that takes it, and the card that is to replace it; None: a new one.
STEPS = st.tuples(
    st.sampled_from([name for name in CARD_STEPS if name != "transfer"]),
    st.integers(0, CARDS - 1),
    st.none() | st.integers(0, CARDS - 1),
)
SLOW = settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

# Two members; each card in stock is made out to one of them before it is issued.
CO_OP = """
    values = {"state": "active", "join_date": "2020-01-01"}
    members = env["coop.member"].create(
        [{"name": name, **values} for name in ("Malee Boonmee", "Manop Jaidee")]
    )
    cards = env["coop.card"].create([{"state": "draft"}] * count)
    result = {"members": members.ids, "cards": cards.ids}
"""

TAKE = """
    from odoo.exceptions import UserError
    from odoo.service.model import retrying

    def take(step, card, other):
        card.invalidate_recordset()
        if step == "issue" and not card.member_id:
            card.member_id = members[card.id % 2]
        if step == "replace":
            number = cards[other].number if other is not None else None
            return card.action_replace(number=number, reason="Test")
        return getattr(card, f"action_{step}")(reason="Test")

    def attempt(step, index, other):
        \"\"\"Take a step as a request does, and say whether it was taken.\"\"\"
        try:
            retrying(lambda: take(step, cards[index], other), env)
        except UserError:
            env.cr.rollback()
            return False
        env.cr.commit()
        return True

    cards = env["coop.card"].browse(co_op["cards"])
    members = env["coop.member"].browse(co_op["members"])
"""

ONE_BY_ONE = (
    TAKE
    + """
    result = []
    for sequence in sequences:
        cards = env["coop.card"].create([{"state": "draft"}] * len(cards))
        env.cr.commit()
        story = []
        for step, index, other in sequence:
            before = cards.mapped("state")
            taken = attempt(step, index, other)
            env.invalidate_all()
            story.append([step, index, other, taken, before, cards.mapped("state")])
        result.append(story)
"""
)

AT_ONCE = (
    TAKE
    + """
    import time

    def there():
        env.cr.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 8"
        )
        return env.cr.fetchone()[0]

    env.cr.execute("SELECT pg_advisory_lock_shared(8)")
    while there() < processes:
        time.sleep(0.05)
    env.cr.rollback()
    result = sum(attempt(*step) for step in sequence)
"""
)

# What must not be there, whatever happened.
BROKEN = """
    env.cr.execute(
        '''
        SELECT 'two cards replaced by one' FROM coop_card
        WHERE replaced_by_id IS NOT NULL
        GROUP BY replaced_by_id HAVING count(*) > 1
        UNION ALL
        SELECT 'replaced without being so' FROM coop_card
        WHERE replaced_by_id IS NOT NULL AND state <> 'replaced'
        UNION ALL
        SELECT 'in use without a holder' FROM coop_card
        WHERE member_id IS NULL AND state NOT IN ('draft', 'stock', 'cancelled')
        UNION ALL
        SELECT 'history that breaks off' FROM (
            SELECT state_from, lag(state_to) OVER (PARTITION BY card_id ORDER BY id)
                AS before FROM coop_card_event
        ) AS step WHERE before <> state_from
        UNION ALL
        SELECT 'state that is not the last of the history' FROM coop_card card
        JOIN LATERAL (
            SELECT state_to FROM coop_card_event WHERE card_id = card.id
            ORDER BY effective_at DESC, id DESC LIMIT 1
        ) AS last ON last.state_to <> card.state
        UNION ALL
        SELECT 'more replacements than replaced cards' FROM coop_card_event
        WHERE step = 'replace' GROUP BY card_id HAVING count(*) > 1
        UNION ALL
        SELECT 'refused, but not on the hotlist' FROM coop_card card
        WHERE state IN ('blocked', 'lost', 'replaced', 'returned', 'cancelled')
        AND NOT EXISTS (
            SELECT FROM coop_hotlist_entry WHERE value = card.number AND listed
        )
        UNION ALL
        SELECT 'accepted, but on the hotlist' FROM coop_card card
        JOIN coop_hotlist_entry entry ON entry.value = card.number AND entry.listed
        WHERE card.state = 'active'
        UNION ALL
        SELECT 'member with other states of cards than it says' FROM coop_member member
        LEFT JOIN LATERAL (
            SELECT string_agg(DISTINCT state, ' ' ORDER BY state) AS held
            FROM coop_card WHERE member_id = member.id
        ) AS card ON TRUE
        WHERE member.card_states IS DISTINCT FROM card.held
        '''
    )
    result = [row[0] for row in env.cr.fetchall()]
"""


@SLOW
@given(st.lists(st.lists(STEPS, min_size=4, max_size=16), min_size=8, max_size=12))
def test_cards_go_where_the_table_leads_and_nowhere_else(shell, sequences):
    co_op = shell(CO_OP, count=CARDS)
    for story in shell(ONE_BY_ONE, co_op=co_op, sequences=sequences):
        for step, index, other, taken, before, after in story:
            expected = list(before)
            if taken:
                expected[index] = target(CARD_STEPS, step, before[index])
            if taken and step == "replace" and other is not None:
                assert target(CARD_STEPS, "issue", before[other]) == "active"
                expected[other] = "active"
            assert after == expected
            if step != "replace":
                assert taken == bool(target(CARD_STEPS, step, before[index]))
    assert shell(BROKEN) == []


@pytest.mark.long
@SLOW
@given(st.lists(st.lists(STEPS, min_size=30, max_size=40), min_size=3, max_size=3))
def test_several_at_the_same_cards_leave_them_whole(shell, sequences):
    co_op = shell(CO_OP, count=CARDS)
    with ThreadPoolExecutor(PROCESSES) as pool:
        runs = [
            pool.submit(
                shell, AT_ONCE, co_op=co_op, sequence=steps, processes=PROCESSES
            )
            for steps in sequences
        ]
        for run in runs:
            run.result()
    assert shell(BROKEN) == []
