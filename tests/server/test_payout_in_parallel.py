# SPDX-License-Identifier: LGPL-3.0-or-later
"""Real processes that plan, post and take back payouts: nobody is paid twice."""

from concurrent.futures import ThreadPoolExecutor

from tests.parallel import TOGETHER

PROCESSES = 3
MEMBERS = 8

#: Members who are owed 100 each, booked to accounts of their own.
CO_OP = """
    company = env.company
    year = env["coop.fiscal.year"].search([("company_id", "=", company.id)])
    accounts = env["account.account"].create(
        [
            {
                "code": f"9900{number}",
                "name": name,
                "account_type": account_type,
                "reconcile": account_type == "liability_payable",
            }
            for number, (name, account_type) in enumerate(
                [
                    ("Surplus", "equity"),
                    ("Refunds payable", "liability_payable"),
                    ("Cash", "asset_cash"),
                ]
            )
        ]
    )
    surplus, payable, cash = accounts
    general, box = env["account.journal"].create(
        [
            {"name": "Refunds", "code": "RFD", "type": "general"},
            {
                "name": "Box",
                "code": "BOX",
                "type": "cash",
                "default_account_id": cash.id,
            },
        ]
    )
    company.coop_rebate_journal_id = general
    company.coop_rebate_payable_account_id = payable
    members = env["coop.member"].create(
        [
            {"name": f"Member {number}", "state": "active", "join_date": "2020-01-01"}
            for number in range(count)
        ]
    )
    items = [
        {"account_id": payable.id, "partner_id": member.partner_id.id, "balance": -100}
        for member in members
    ]
    items.append({"account_id": surplus.id, "balance": 100 * count})
    entry = env["account.move"].create(
        {
            "journal_id": general.id,
            "date": str(company._coop_today()),
            "line_ids": [(0, 0, item) for item in items],
        }
    )
    entry.action_post()
    shared = {"company_id": company.id}
    payables = env["coop.rebate.payable"].create(
        [
            {"member_id": member.id, "fiscal_year_id": year.id, **shared}
            for member in members
        ]
    )
    env["coop.rebate.move"].create(
        [
            {
                "payable_id": owed.id,
                "kind": "posted",
                "amount": 100,
                "date": entry.date,
                "entry_id": entry.id,
                "entry_line_id": item.id,
                **shared,
            }
            for owed, item in zip(payables, entry.line_ids.sorted("id"), strict=False)
        ]
    )
    method = env["coop.payout.method"].search(
        [("kind", "=", "cash"), ("company_id", "=", company.id)]
    )
    method.journal_id = box
    result = {"method": method.id, "account": payable.id}
"""

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
    assert float(look["owed"]) + float(look["paid"]) == 100 * MEMBERS, look
