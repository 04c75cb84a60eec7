# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members who become anonymous while something that needs them is being written."""

import pytest

#: A member who left long ago, and what a journal entry takes.
CO_OP = """
    from odoo.fields import Date

    year = env["coop.fiscal.year"].search([("company_id", "=", env.company.id)])
    env["product.category"].create(
        {"name": "Rice", "coop_code": "RICE", "coop_accumulates": True}
    )
    members = env["coop.member"].create(
        [
            {"name": "Somsri Boonmee", "state": "active", "join_date": "2010-01-01"}
            for _ in range(3)
        ]
    )
    members.action_resign(date=Date.to_date("2015-03-01"))
    journal = env["account.journal"].create(
        {"name": "Other", "type": "general", "code": "OTH"}
    )
    owed, paid = env["account.account"].create(
        [
            {"name": kind, "code": f"9900{number}", "account_type": kind}
            for number, kind in enumerate(("liability_payable", "equity"))
        ]
    )
    result = {
        "company_id": env.company.id,
        "day": Date.to_string(year.date_start),
        "members": members.ids,
        "journal": journal.id,
        "accounts": [owed.id, paid.id],
    }
"""

# The first step is not committed before the second waits for it, or has passed it by.
# Odoo runs a request again that came too early; so does this script.
AT_ONCE = """
    import time
    from concurrent.futures import ThreadPoolExecutor
    from odoo.exceptions import UserError
    from odoo.fields import Command, Date
    from odoo.service.model import retrying

    def forget(env):
        env["coop.member"].browse(member)._make_anonymous("Asked for it")
        return "anonymous"

    def book(env):
        document = {
            "origin": "manual",
            "key": f"forgetting-{member}",
            "company_id": co_op["company_id"],
            "kind": "accumulate",
            "member_id": member,
            "date": Date.to_date(co_op["day"]),
            "lines": [{"code": "RICE", "amount": 1}],
        }
        return env["coop.transaction"]._book([document]).status

    def owe(env):
        named = {"partner_id": env["coop.member"].browse(member).partner_id.id}
        owed, paid = co_op["accounts"]
        lines = [{"account_id": owed, "credit": 5}, {"account_id": paid, "debit": 5}]
        entry = env["account.move"].create(
            {
                "journal_id": co_op["journal"],
                "line_ids": [Command.create(line | named) for line in lines],
            }
        )
        entry.action_post()
        return entry.state

    steps = {"forget": forget, "book": book, "owe": owe}

    def take_second():
        with env.registry.cursor() as cr:
            mine = env(cr=cr)
            try:
                return retrying(lambda: steps[second](mine), mine)
            except UserError as refusal:
                return str(refusal)

    def is_waited_for():
        env.cr.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted"
            " AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
        )
        return env.cr.fetchone()[0]

    steps[first](env)
    env.flush_all()
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(take_second)
        while not (waited := is_waited_for()) and not other.done():
            time.sleep(0.02)
        env.cr.commit()
        result = [waited, other.result()]
"""


@pytest.fixture(scope="module")
def co_op(shell):
    """The ids of the members, and of what is needed to book for them."""
    return shell(CO_OP)


@pytest.mark.parametrize(
    ("number", "first", "hold"),
    [(0, "book", "not posted"), (1, "owe", "Open invoices")],
)
def test_what_is_being_written_keeps_the_data(shell, co_op, number, first, hold):
    member = co_op["members"][number]
    values = {"member": member, "first": first, "second": "forget", "co_op": co_op}
    waited, outcome = shell(AT_ONCE, **values)
    assert waited
    assert "cannot be made anonymous yet" in outcome
    assert hold in outcome


def test_a_purchase_waits_for_who_becomes_anonymous(shell, co_op):
    member = co_op["members"][2]
    values = {"member": member, "first": "forget", "second": "book", "co_op": co_op}
    assert shell(AT_ONCE, **values) == [True, "booked"]
