# SPDX-License-Identifier: LGPL-3.0-or-later
"""Several at once book, repeat, return, reverse, move and merge: nothing is lost."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.ledger import DIFFERENCES
from tests.slips import CODES, MEMBERS, Told, amount_of, expected, found, planned

CO_OP = """
    from odoo.fields import Date

    year = env["coop.fiscal.year"].search([("company_id", "=", env.company.id)])
    for code in codes:
        if not env["product.category"].search([("coop_code", "=", code)]):
            env["product.category"].create(
                {"name": code, "coop_code": code, "coop_accumulates": True}
            )
    members = env["coop.member"].create(
        [
            {"name": "Malee Boonmee", "state": "active", "join_date": "2020-01-01"}
            for _ in range(count)
        ]
    )
    cards = env["coop.card"].create(
        [{"member_id": member.id, "valid_from": "2020-01-01"} for member in members]
    )
    cards.action_issue()
    result = {
        "company": env.company.id,
        "day": Date.to_string(year.date_start),
        "members": members.ids,
        "cards": cards.mapped("number"),
    }
"""

# Each takes its steps as requests do: those that Odoo refuses leave nothing behind, and
# those that lose against another process are run again.
TAKE_STEPS = """
    import time
    from datetime import timedelta
    from odoo.exceptions import UserError
    from odoo.fields import Date
    from odoo.service.model import retrying

    members = env["coop.member"].browse(co_op["members"])
    transactions = env["coop.transaction"]
    settlement = env["coop.accumulation.settlement"]

    def booked(slip):
        key = f"{seed}/{slip}"
        return transactions.search([("key", "=", key), ("status", "=", "booked")])

    def document(slip, change):
        what = slips[slip]
        original = what["returns"] is not None and booked(what["returns"])
        lines = [dict(line) for line in what["lines"]]
        lines[0]["quantity"] = str(change)
        card = co_op["cards"][what["member"]]
        named = {"card": card} if what["card"] else {"member_id": whose(what).id}
        return named | {
            "origin": "manual",
            "key": f"{seed}/{slip}",
            "company_id": co_op["company"],
            "kind": "accumulate",
            "date": Date.to_date(co_op["day"]) + timedelta(what["day"]),
            "return_of_id": original.id if original else None,
            "lines": lines,
        }

    def whose(what):
        return members[what["member"]]

    def post(*wanted):
        ready = [
            (slip, change) for slip, change in wanted
            if slips[slip]["returns"] is None or booked(slips[slip]["returns"])
        ]
        posted = transactions._book([document(*one) for one in ready])
        return [
            [*one, transaction.status] for one, transaction in zip(ready, posted)
        ]

    def reverse(slip):
        return booked(slip)._reverse().id

    def turn(slip):
        # Whatever came last is reversed: the slip, its reversal, and so on.
        found = booked(slip)
        if not found:
            return None
        last = found._chains()[found.id].last_id
        return transactions.browse(last)._reverse().id

    def move(slip, target):
        found = booked(slip)
        if not found:
            return None
        now = transactions.search([("moved_from_id", "=", found.id)], limit=1)
        return (now or found)._move_receipts(members[target], "Wrong member").id

    def merge(merged, survivor):
        members[merged]._merge_into(members[survivor], "Registered twice")
        return True

    def settle():
        return settlement._settle(limit=20)

    def rebuild():
        return settlement._rebuild()

    taking = {step.__name__: step for step in (
        post, reverse, turn, move, merge, settle, rebuild
    )}

    def attempt(step, *arguments):
        env.invalidate_all()
        try:
            done = retrying(lambda: taking[step](*arguments), env)
        except UserError:
            env.cr.rollback()
            return None
        env.cr.commit()
        return done

    def there():
        env.cr.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 9"
        )
        return env.cr.fetchone()[0]

    env.cr.execute("SELECT pg_advisory_lock_shared(9)")
    while there() < processes:
        time.sleep(0.05)
    env.cr.rollback()
    result = [[step, arguments, attempt(step, *arguments)] for step, arguments in plan]
"""

OUTCOME = """
    def rows(query, *values):
        env.cr.execute(query, values)
        return env.cr.fetchall()

    result = {
        "by_member": rows(
            "SELECT member_id, coop_code, sum(amount + amount_tax)::text, "
            "sum(quantity)::text "
            "FROM coop_accumulation JOIN product_category p ON p.id = category_id "
            "WHERE member_id = ANY(%s) GROUP BY member_id, coop_code",
            co_op["members"],
        ),
        "by_slip": rows(
            "SELECT key, count(DISTINCT t.id), count(l.id), "
            "sum(l.amount + amount_tax)::text "
            "FROM coop_transaction t JOIN coop_accumulation l "
            "ON l.transaction_id = t.id WHERE key LIKE %s GROUP BY key",
            f"{seed}/%",
        ),
    }
    for settled in (False, True):
        if settled:
            env["coop.accumulation.settlement"]._settle()
        for name, query in differences.items():
            result[f"{name} {settled}"] = rows(query)
"""


def check(shell, seed, processes, length):
    """Take the steps of a plan in several processes and check what came of them."""
    slips, plans = planned(seed, processes, length)
    co_op = shell(CO_OP, count=MEMBERS, codes=CODES)
    values = {"seed": seed, "slips": slips, "co_op": co_op, "processes": processes}
    with ThreadPoolExecutor(processes) as pool:
        runs = [pool.submit(shell, TAKE_STEPS, plan=plan, **values) for plan in plans]
        steps = [step for run in runs for step in run.result()]
    outcome = shell(OUTCOME, seed=seed, co_op=co_op, differences=DIFFERENCES)
    told = Told(steps)
    assert not told.alone(slips), steps
    booked = found(outcome.pop("by_member"), co_op["members"])
    assert booked == expected(slips, told), steps
    assert sorted(outcome.pop("by_slip")) == sorted(
        [
            f"{seed}/{slip}",
            1,
            len(slips[slip]["lines"]),
            str(sum(map(amount_of, slips[slip]["lines"]))),
        ]
        for slip in told.content
    )
    assert not any(outcome.values()), outcome
    return Counter(name for name, _arguments, done in steps if done)


def test_three_at_once_leave_the_ledger_as_it_must_be(shell):
    done = check(shell, seed=1, processes=3, length=40)
    assert done["post"] > 10
    assert min(done[step] for step in ("move", "reverse", "turn", "merge", "settle"))


@pytest.mark.long
@pytest.mark.parametrize("seed", [2, 3])
def test_more_at_once_and_for_longer(shell, seed):
    check(shell, seed, processes=4, length=60)
