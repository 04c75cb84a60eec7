# SPDX-License-Identifier: LGPL-3.0-or-later
"""Real processes that compute a refund at once: one at a time, each of it whole."""

from concurrent.futures import ThreadPoolExecutor

import pytest

PROCESSES = 3
MEMBERS = 40

CO_OP = """
    year = env["coop.fiscal.year"].search([("company_id", "=", env.company.id)])
    category = env["product.category"].create(
        {"name": "Rice", "coop_code": "RICE", "coop_accumulates": True}
    )
    env["coop.rebate.rate"].create(
        {"fiscal_year_id": year.id, "category_id": category.id, "value": 2.5}
    )
    members = env["coop.member"].create(
        [
            {"name": f"Member {number}", "state": "active", "join_date": "2020-01-01"}
            for number in range(count)
        ]
    )
    env["coop.transaction"]._book(
        [
            {
                "origin": "manual",
                "key": f"refund-{member.id}",
                "company_id": env.company.id,
                "kind": "accumulate",
                "member_id": member.id,
                "date": year.date_start,
                "lines": [{"code": "RICE", "amount": 100}],
            }
            for member in members
        ]
    )
    run = env["coop.rebate.run"].create({"fiscal_year_id": year.id})
    result = {"year_id": year.id, "run_id": run.id}
"""

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
    total = MEMBERS * 2.5
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
