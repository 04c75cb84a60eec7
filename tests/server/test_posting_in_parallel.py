# SPDX-License-Identifier: LGPL-3.0-or-later
"""Real processes that post refunds at once: each refund is posted once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.refunds import APPROVED, BOOKKEEPING, REFUND, YEAR

PROCESSES = 3
MEMBERS = 30

CO_OP = (
    YEAR
    + BOOKKEEPING
    + APPROVED
    + """
    result = {"run_id": run.id, "manager_id": manager.id}
"""
)

# What presses the button at the same moment in several browsers.
POST = """
    from odoo.addons.coop_card.models.posting import coop_rebate_run_parts
    from odoo.exceptions import UserError
    from odoo.service.model import retrying

    coop_rebate_run_parts.ENTRY = 3

    def post():
        env["coop.rebate.run"].browse(run_id).action_post()

    try:
        retrying(post, env)
        env.cr.commit()
        result = ""
    except UserError as refusal:
        env.cr.rollback()
        result = str(refusal)
"""

# What does the same parts of a long posting at the same time, as two servers' jobs.
WORK = """
    from odoo.addons.coop_card.models.posting import (
        coop_rebate_run_parts,
        coop_rebate_run_reversing,
    )
    from odoo.service.model import retrying

    coop_rebate_run_parts.PART = 2
    coop_rebate_run_reversing.ENTRIES = 2
    run = env["coop.rebate.run"].browse(run_id)

    def work():
        run.invalidate_recordset()
        if run.state in run._job_steps:
            run._as_starter()._work_on_part()
        return run.state

    while retrying(work, env) in run._job_steps:
        env.cr.commit()
    env.cr.commit()
    result = run.message
"""

BEGIN = """
    from odoo.addons.coop_card.models.posting import coop_rebate_run_parts

    coop_rebate_run_parts.PART = 2
    run = env["coop.rebate.run"].browse(run_id)
    if reverse:
        run._reverse(env.company._coop_today(), "Once more")
    else:
        resolution = {"resolution_number": "2", "resolution_date": run.resolution_date}
        run = run.copy(resolution)
        run.action_compute()
        run.with_user(manager_id).action_approve()
        run.action_post()
    result = run.id
"""

BOOKS = """
    run = env["coop.rebate.run"].browse(run_id)
    env.cr.execute(
        "SELECT COALESCE(sum(balance), 0)::float FROM account_move_line"
        " WHERE account_id = %s",
        [env.company.coop_rebate_payable_account_id.id],
    )
    [[booked]] = env.cr.fetchall()
    payables = env["coop.rebate.payable"].search([])
    result = {
        "state": run.state,
        "moves": len(run.move_ids),
        "balances": sorted({one.balance for one in payables}),
        "accounts": len(payables),
        "booked": booked,
    }
"""


@pytest.fixture(scope="module")
def co_op(shell):
    """The ids of an approved run and of a manager."""
    return shell(CO_OP, count=MEMBERS)


def at_once(shell, code, **values):
    """Let several processes do the same; return what each of them says."""
    with ThreadPoolExecutor(PROCESSES) as pool:
        return list(pool.map(lambda _: shell(code, **values), range(PROCESSES)))


def books(state, owed):
    """Return what the books say when each member is owed so much."""
    return {
        "state": state,
        "moves": MEMBERS * (2 if state == "cancelled" else 1),
        "balances": [owed],
        "accounts": MEMBERS,
        "booked": -MEMBERS * owed,
    }


def test_refunds_posted_by_several_at_once_are_posted_once(shell, co_op):
    run_id = co_op["run_id"]
    answers = at_once(shell, POST, run_id=run_id)
    assert answers.count("") == 1, answers
    assert shell(BOOKS, run_id=run_id) == books("posted", REFUND)


def test_jobs_at_once_take_back_and_post_everything_once(shell, co_op):
    run_id = co_op["run_id"]
    shell(BEGIN, **co_op, reverse=True)
    assert at_once(shell, WORK, run_id=run_id) == [False] * PROCESSES
    assert shell(BOOKS, run_id=run_id) == books("cancelled", 0)
    again = shell(BEGIN, **co_op, reverse=False)
    assert at_once(shell, WORK, run_id=again) == [False] * PROCESSES
    assert shell(BOOKS, run_id=again) == books("posted", REFUND)
