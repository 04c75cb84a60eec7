# SPDX-License-Identifier: LGPL-3.0-or-later
"""Jobs that die at any statement: refunds are computed, booked and paid just once.

With COOP_TEST_SCALE above 1 so many times the members are refunded, and the jobs die so
many times as often.
"""

import os
import random

import pytest

from tests.refunds import BOOKKEEPING, CASH, REFUND, YEAR
from tools.say import Failure

SCALE = int(os.environ.get("COOP_TEST_SCALE", "1"))
MEMBERS = 12 * SCALE
DEATHS = 4 * SCALE

CO_OP = (
    YEAR
    + BOOKKEEPING
    + CASH
    + """
    result = {"year_id": year.id, "manager_id": manager.id, "method_id": cash.id}
"""
)

# All work is a job's, in small parts; the process dies at one of its statements.
SMALL_PARTS = """
    from odoo.addons.coop_card.models.payouts import coop_payout_batch_work
    from odoo.addons.coop_card.models.posting import coop_rebate_run_parts
    from odoo.addons.coop_card.models.rebate import coop_rebate_run_computing

    coop_rebate_run_computing.AT_ONCE = 0
    coop_rebate_run_computing.ATTEMPTS = 1000
    coop_payout_batch_work.PART = 3
    coop_rebate_run_parts.PART, coop_rebate_run_parts.ENTRY = 4, 2
"""
JOBS = (
    SMALL_PARTS
    + """
    import os, signal
    from odoo.sql_db import Cursor

    execute, left = Cursor.execute, iter(range(statements))

    def execute_or_die(*args, **kwargs):
        if statements and next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*args, **kwargs)

    Cursor.execute = execute_or_die
    env["coop.rebate.run"]._cron_compute()
    env["coop.rebate.run"]._cron_work()
    env["coop.payout.batch"]._cron_work()
"""
)

COMPUTE = (
    SMALL_PARTS
    + """
    run = env["coop.rebate.run"].create(
        {
            "fiscal_year_id": co_op["year_id"],
            "resolution_number": "1",
            "resolution_date": "2027-01-31",
        }
    )
    run.action_compute()
    result = run.id
"""
)
POST = (
    SMALL_PARTS
    + """
    from odoo import fields

    run = env["coop.rebate.run"].browse(run_id)
    run.with_user(co_op["manager_id"]).action_approve()
    run._post(fields.Date.context_today(run))
"""
)
PAY = (
    SMALL_PARTS
    + """
    from odoo import fields

    dialog = env["coop.payout.wizard"].create(
        {
            "method_id": co_op["method_id"],
            "chosen_only": False,
            "date": fields.Date.context_today(env.user),
        }
    )
    batch = env["coop.payout.batch"].browse(dialog.action_confirm()["res_id"])
    batch.action_post()
    result = batch.id
"""
)

# What the run, the refund accounts and the general ledger say of the same.
BOOKS = """
    def sums(query):
        env.cr.execute(query, {"run": run_id, "account": account})
        return [float(figure or 0) for figure in env.cr.fetchone()]

    account = env.company.coop_rebate_payable_account_id.id
    env.flush_all()
    result = {
        "state": env["coop.rebate.run"].browse(run_id).state,
        "claims": sums(
            "SELECT count(*), count(DISTINCT member_id), sum(cash_amount)"
            " FROM coop_rebate_claim WHERE run_id = %(run)s"
        ),
        "posted": sums(
            "SELECT count(*), count(DISTINCT payable_id), sum(amount)"
            " FROM coop_rebate_move WHERE kind = 'posted'"
        ),
        "paid": sums(
            "SELECT count(*), count(DISTINCT payable_id), -sum(amount)"
            " FROM coop_rebate_move WHERE kind = 'paid'"
        ),
        "balances": sums("SELECT sum(balance) FROM coop_rebate_payable"),
        "ledger": sums(
            "SELECT sum(credit), sum(debit), count(*) FILTER (WHERE NOT reconciled)"
            " FROM account_move_line"
            " WHERE account_id = %(account)s AND parent_state = 'posted'"
        ),
        "drafts": sums(
            "SELECT count(*) FROM account_move WHERE state = 'draft' AND"
            " (coop_rebate_run_id IS NOT NULL OR coop_payout_batch_id IS NOT NULL)"
        ),
    }
"""

ALL = [float(MEMBERS), float(MEMBERS), MEMBERS * REFUND]


@pytest.fixture(scope="module")
def co_op(shell):
    """The ids of a year with purchases and of a manager."""
    return shell(CO_OP, count=MEMBERS)


def die_and_go_on(shell, chance):
    """Let the jobs die at statements by chance, and then come to their end."""
    statements = sorted(int(2 ** chance.uniform(1, 9)) for _death in range(DEATHS))
    assert sum(died_at(shell, number) for number in statements)
    shell(JOBS, statements=0)


def died_at(shell, statements):
    """Let the jobs die after so many statements; return whether they had so many."""
    try:
        shell(JOBS, statements=statements)
    except Failure:
        return True
    return False


def test_refunds_survive_jobs_that_die(shell, co_op):
    chance = random.Random(6)
    run_id = shell(COMPUTE, co_op=co_op)
    die_and_go_on(shell, chance)
    books = shell(BOOKS, run_id=run_id)
    assert (books["state"], books["claims"]) == ("computed", ALL)

    shell(POST, co_op=co_op, run_id=run_id)
    die_and_go_on(shell, chance)
    books = shell(BOOKS, run_id=run_id)
    assert (books["state"], books["posted"]) == ("posted", ALL)
    assert books["ledger"][:2] == [ALL[2], 0]
    assert books["balances"] == [ALL[2]]

    shell(PAY, co_op=co_op)
    die_and_go_on(shell, chance)
    books = shell(BOOKS, run_id=run_id)
    assert books["paid"] == books["posted"] == ALL
    assert books["ledger"] == [ALL[2], ALL[2], 0]
    assert books["balances"] == books["drafts"] == [0]
