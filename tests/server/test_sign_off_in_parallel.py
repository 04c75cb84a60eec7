# SPDX-License-Identifier: LGPL-3.0-or-later
"""A day that is signed off while terminals go on posting to it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

#: A branch, and a member who buys there.
CO_OP = """
    year = env["coop.fiscal.year"].search([("company_id", "=", env.company.id)])
    env["product.category"].create(
        {"name": "Rice", "coop_code": "RICE", "coop_accumulates": True}
    )
    branch = env["coop.branch"].create(
        {"name": "Market", "merchant_number": "764050120000031"}
    )
    member = env["coop.member"].create(
        {"name": "Malee Boonmee", "state": "active", "join_date": "2020-01-01"}
    )
    result = {
        "branch": branch.id, "member": member.id, "day": str(year.date_start)
    }
"""

# Odoo runs a request again after a serialization failure; so do these scripts.
POST = """
    from odoo.fields import Date
    from odoo.service.model import retrying

    def post():
        env["coop.transaction"]._book([{
            "origin": "manual",
            "key": f"slip-{clerk}-{number}",
            "company_id": env.company.id,
            "kind": "accumulate",
            "member_id": member,
            "branch_id": branch,
            "date": Date.to_date(day),
            "lines": [{"code": "RICE", "amount": 10}],
        }])

    for number in range(40):
        retrying(post, env)
        env.cr.commit()
"""

SIGN = """
    from psycopg2 import OperationalError
    from odoo.exceptions import ConcurrencyError, UserError
    from odoo.service.model import retrying

    days = env["coop.day"]
    outcome = []

    def sign():
        [shown] = days.get_page(day, branch)["branches"]
        if not shown["totals"]["purchase"][0]:
            raise ConcurrencyError("the clerks have not begun")
        days.action_sign_off(day, branch, shown["seen"])

    while not outcome:
        try:
            retrying(sign, env)
            env.cr.commit()
            outcome.append("signed")
        except (ConcurrencyError, OperationalError):
            env.cr.rollback()  # the clerks were quicker five times
        except UserError as error:
            env.cr.rollback()
            if "already" in str(error):
                outcome.append("too late")
    result = outcome
"""

#: What was signed, what is late, and what there is: numbers of slips.
OUTCOME = """
    sign_offs = env["coop.day.sign.off"].search([("branch_id", "=", branch)])
    page = env["coop.day"].get_page(day, branch)["branches"][0]
    result = {
        "sign_offs": len(sign_offs),
        "signed": sign_offs.transaction_count,
        "amount": sign_offs.purchase_amount,
        "late": page["totals"]["late"][0],
        "all": page["totals"]["purchase"][0],
    }
"""


@pytest.fixture(scope="module")
def co_op(shell):
    """The ids of branch and member, and the day."""
    return shell(CO_OP)


def test_every_slip_was_signed_or_is_late(shell, co_op):
    where = {"branch": co_op["branch"], "day": co_op["day"]}
    with ThreadPoolExecutor(5) as pool:
        posts = [
            pool.submit(shell, POST, clerk=clerk, member=co_op["member"], **where)
            for clerk in range(3)
        ]
        signs = [pool.submit(shell, SIGN, **where) for _ in range(2)]
        for post in posts:
            post.result()
        outcomes = sorted(sign.result() for sign in signs)
    assert outcomes == [["signed"], ["too late"]]
    found = shell(OUTCOME, **where)
    assert found["sign_offs"] == 1
    assert found["all"] == 120
    assert found["signed"] + found["late"] == 120
    assert found["amount"] == 10 * found["signed"]
