# SPDX-License-Identifier: LGPL-3.0-or-later
"""Real processes that plan, post and take back payouts: nobody is paid twice."""

from concurrent.futures import ThreadPoolExecutor

from tests.parallel import TOGETHER
from tests.refunds import APPROVED, BOOKKEEPING, CASH, REFUND, YEAR

PROCESSES = 3
MEMBERS = 8

CO_OP = (
    YEAR
    + BOOKKEEPING
    + APPROVED
    + CASH
    + """
    run._post(env.company._coop_today())
    account = env.company.coop_rebate_payable_account_id
    result = {"method": cash.id, "account": account.id}
"""
)

# Odoo runs a request again after a serialization failure; so does this script. Each
# process does what may be done at the moment, in an order of its own.
WORK = """
    import random
    from psycopg2 import OperationalError
    from odoo.exceptions import UserError
    from odoo.service.model import retrying

    random.seed(seed)
    batches = env["coop.payout.batch"]
    today = env.company._coop_today()

    def found(records, domain):
        record = records.search(domain, limit=1)
        if not record:
            raise UserError("There is none.")
        return record

    def plan():
        dialog = {"method_id": co_op["method"], "chosen_only": False}
        env["coop.payout.wizard"].create(dialog).action_confirm()

    def post():
        found(batches, [("state", "=", "draft")]).action_post()

    def undo():
        found(batches, [("state", "=", "posted")])._undo(today, "Once more")

    def take_back():
        found(env["coop.payout.line"], [("state", "=", "paid")])._return(today, "Gone")

    steps = [plan, post, take_back, undo]
    result = {step.__name__: 0 for step in steps}
    for number in range(12):
        step = steps[number % 4] if number % 3 else random.choice(steps)
        try:
            retrying(step, env)
            env.cr.commit()
            result[step.__name__] += 1
        except (UserError, OperationalError):
            env.cr.rollback()
"""

LOOK = """
    def count(query, *values):
        env.cr.execute(query, values)
        return env.cr.fetchone()[0]

    result = {
        "batches": env["coop.payout.batch"].search_count([]),
        "posted": env["coop.payout.batch"].search_count([("posted_at", "!=", False)]),
        "undone": env["coop.payout.batch"].search_count([("state", "=", "undone")]),
        "returned": env["coop.payout.line"].search_count([("state", "=", "returned")]),
        "negative": env["coop.rebate.payable"].search_count([("balance", "<", 0)]),
        "owed": count("SELECT sum(balance)::text FROM coop_rebate_payable"),
        "moved": count("SELECT sum(amount)::text FROM coop_rebate_move"),
        "booked": count(
            "SELECT (-sum(balance))::text FROM account_move_line WHERE account_id = %s"
            " AND parent_state = 'posted'",
            co_op["account"],
        ),
        "open": count(
            "SELECT (-sum(amount_residual))::text FROM account_move_line"
            " WHERE account_id = %s AND parent_state = 'posted'",
            co_op["account"],
        ),
        "paid": count(
            "SELECT COALESCE(sum(amount), 0)::text FROM coop_payout_line"
            " WHERE state = 'paid'"
        ),
        "references": count(
            "SELECT count(reference) - count(DISTINCT reference) FROM coop_payout_line"
        ),
    }
"""


def test_nobody_is_paid_twice(shell):
    co_op = shell(CO_OP, count=MEMBERS)

    def work(seed):
        return shell(TOGETHER + WORK, processes=PROCESSES, seed=seed, co_op=co_op)

    with ThreadPoolExecutor(PROCESSES) as pool:
        done = list(pool.map(work, range(PROCESSES)))
    look = shell(LOOK, co_op=co_op)
    counted = {step: sum(one[step] for one in done) for step in done[0]}
    assert counted["plan"] == look["batches"] > 0, done
    assert counted["post"] == look["posted"] > 0, done
    assert counted["undo"] == look["undone"], done
    assert counted["take_back"] == look["returned"], done
    assert look["negative"] == look["references"] == 0, look
    assert look["owed"] == look["moved"] == look["booked"] == look["open"], look
    assert float(look["owed"]) + float(look["paid"]) == REFUND * MEMBERS, look
