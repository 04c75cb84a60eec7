# SPDX-License-Identifier: LGPL-3.0-or-later
"""Real processes that compute a refund at once: one at a time, each of it whole."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from tests.refunds import REFUND, YEAR
from tools.say import Failure

PROCESSES = 3
MEMBERS = 40

CO_OP = (
    YEAR
    + """
    run = env["coop.rebate.run"].create({"fiscal_year_id": year.id})
    result = {"year_id": year.id, "run_id": run.id}
"""
)

# Odoo runs a request again after a serialization failure; so does this script. Whoever
# comes while another computes is told so, and tries again.
COMPUTE = """
    from odoo.exceptions import UserError
    from odoo.service.model import retrying

    def compute():
        if again:
            env["coop.rebate.run"].browse(co_op["run_id"]).action_compute()
        else:
            dialog = {"fiscal_year_id": co_op["year_id"]}
            env["coop.rebate.wizard"].create(dialog).action_compute()

    result = {"done": 0, "refused": []}
    while result["done"] < times and len(result["refused"]) < 1000:
        try:
            retrying(compute, env)
            env.cr.commit()
            result["done"] += 1
        except UserError as refusal:
            env.cr.rollback()
            env.invalidate_all()
            result["refused"].append(str(refusal))
"""

RUNS = """
    runs = env["coop.rebate.run"].search(
        [("fiscal_year_id", "=", co_op["year_id"])], order="version"
    )
    result = [
        {
            "version": run.version,
            "state": run.state,
            "members": len(run.claim_ids),
            "lines": len(run.line_ids),
            "total": run.total,
        }
        for run in runs
    ]
"""

# Every year is large to this process, so that the job has to compute it.
ASK_THE_JOB = """
    from odoo.addons.coop_card.models.rebate import coop_rebate_run_computing

    coop_rebate_run_computing.AT_ONCE = 0
    run = env["coop.rebate.run"].create({"fiscal_year_id": co_op["year_id"]})
    run.action_compute()
    result = run.id
"""

# The job of a server, as soon as something keeps it from writing lines.
JOB = """
    import os
    from pathlib import Path
    from odoo.tools import SQL

    Path(pid_file).write_text(str(os.getpid()))
    held = SQL(
        "SELECT FROM pg_locks WHERE granted AND mode = 'ShareLock' "
        "AND relation = 'coop_rebate_line'::regclass"
    )
    for _ in range(100_000):
        if env.execute_query(held):
            break
    env["coop.rebate.run"]._cron_compute()
"""

# Keeps the job from writing lines until it is seen at it, then interferes.
HOLD = """
    import os, signal
    from pathlib import Path

    watch, run = env["coop.rebate.watch"], env["coop.rebate.run"].browse(run_id)
    with env.registry.cursor() as holder:
        holder.execute("LOCK TABLE coop_rebate_line IN SHARE MODE")
        while run_id not in watch._look():
            env.cr.rollback()
        %s
        while run_id in watch._look():
            env.cr.rollback()
"""
STOP = HOLD % "run.action_stop(); env.cr.commit()"
# What the dead process was at goes on without it, until the next job ends that.
KILL = HOLD % (
    "os.kill(int(Path(pid_file).read_text()), signal.SIGKILL); watch._clear(run_id)"
)

STATE = """
    run = env["coop.rebate.run"].browse(run_id)
    result = [run.state, len(run.claim_ids)]
"""
NEXT_JOB = """
    env["coop.rebate.run"]._cron_compute()
"""


@pytest.fixture(scope="module")
def co_op(shell):
    """The ids of a year with purchases and of a draft run."""
    return shell(CO_OP, count=MEMBERS)


def compute_at_once(shell, co_op, times, again):
    """Let several processes compute; check that refusals were plain sentences."""
    with ThreadPoolExecutor(PROCESSES) as pool:
        answers = pool.map(
            lambda _: shell(COMPUTE, co_op=co_op, times=times, again=again),
            range(PROCESSES),
        )
    for answer in answers:
        assert answer["done"] == times
        for refusal in answer["refused"]:
            assert "Try again" in refusal or "try again" in refusal


def whole(version):
    """Return what a run of the year holds when it was computed once and whole."""
    total = MEMBERS * REFUND
    figures = {"members": MEMBERS, "lines": MEMBERS, "total": total}
    return {"version": version, "state": "computed", **figures}


def test_a_run_computed_by_several_at_once_is_computed_once(shell, co_op):
    compute_at_once(shell, co_op, times=5, again=True)
    assert shell(RUNS, co_op=co_op) == [whole(1)]


def test_runs_made_at_once_are_versions_of_their_own(shell, co_op):
    before = len(shell(RUNS, co_op=co_op))
    compute_at_once(shell, co_op, times=3, again=False)
    runs = shell(RUNS, co_op=co_op)
    assert len(runs) == before + 3 * PROCESSES
    assert runs[before:] == [whole(run["version"]) for run in runs[before:]]
    versions = [run["version"] for run in runs]
    assert versions == list(range(1, len(runs) + 1))


def interfere(shell, co_op, folder, script):
    """Have a job compute a run, and do something to it meanwhile.

    Return the run's id.
    """
    run_id = shell(ASK_THE_JOB, co_op=co_op)
    pid_file = str(folder / "pid")
    with ThreadPoolExecutor(1) as pool, suppress(Failure):
        done = pool.submit(shell, script, run_id=run_id, pid_file=pid_file)
        shell(JOB, pid_file=pid_file)
    done.result()
    return run_id


def test_a_job_ends_when_it_is_told_to_stop(shell, co_op, tmp_path):
    run_id = interfere(shell, co_op, tmp_path, STOP)
    assert shell(STATE, run_id=run_id) == ["draft", 0]
    shell(NEXT_JOB)
    assert shell(STATE, run_id=run_id) == ["draft", 0]


def test_the_next_job_computes_what_a_killed_one_left(shell, co_op, tmp_path):
    run_id = interfere(shell, co_op, tmp_path, KILL)
    assert shell(STATE, run_id=run_id) == ["computing", 0]
    shell(NEXT_JOB)
    assert shell(STATE, run_id=run_id) == ["computed", MEMBERS]


# Somebody stops the job while it looks for a rate: in a statement that would take very
# long, or at a moment between two statements.
STOP_LOOKING = """
    import threading
    from concurrent.futures import ThreadPoolExecutor
    from odoo.addons.coop_card.models.rebate import coop_rebate_run_computing

    coop_rebate_run_computing.AT_ONCE = 0
    dialog = env["coop.rebate.afford.wizard"].create(
        {"fiscal_year_id": co_op["year_id"], "refund_pool": 50}
    )
    dialog.action_find()
    env.cr.commit()

    trials = env.registry["coop.rebate.trial"]
    begun, stopped, cost, costs = threading.Event(), threading.Event(), trials._cost, []

    def slow_cost(trial, *values):
        costs.append(values)
        begun.set()
        if in_statement:
            trial.env.cr.execute("SELECT pg_sleep(600)")
        stopped.wait(60)
        return cost(trial, *values)

    def work():
        with env.registry.cursor() as cr:
            env(cr=cr)["coop.rebate.trial"]._cron_estimate()

    def is_asleep():
        env.cr.rollback()
        env.cr.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE state = 'active'"
            " AND datname = current_database() AND query = 'SELECT pg_sleep(600)')"
        )
        return env.cr.fetchone()[0]

    trials._cost = slow_cost
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(work)
        begun.wait(60)
        while in_statement and not is_asleep():
            pass
        env.cr.rollback()
        dialog.action_stop()
        env.cr.commit()
        stopped.set()
        job.result(60)
    env.cr.rollback()
    result = [dialog.state, dialog.message, len(costs)]
"""


@pytest.mark.parametrize("in_statement", [True, False])
def test_looking_for_a_rate_ends_within_a_step(shell, co_op, in_statement):
    outcome = shell(STOP_LOOKING, co_op=co_op, in_statement=in_statement)
    assert outcome == ["draft", False, 1]
