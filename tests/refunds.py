# SPDX-License-Identifier: LGPL-3.0-or-later
"""What scripts about refunds begin with; each may go on with the names it finds."""

#: What each member gets of the year: 2.5 % of purchases of 100.
REFUND = 2.5

#: A ``year`` in which each of ``count`` members bought for 100, with its rate.
YEAR = """
    own = [("company_id", "=", env.company.id)]
    year = env["coop.fiscal.year"].search(own, limit=1)
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
                "key": f"bought-{member.id}",
                "company_id": env.company.id,
                "kind": "accumulate",
                "member_id": member.id,
                "date": year.date_start,
                "lines": [{"code": "RICE", "amount": 100}],
            }
            for member in members
        ]
    )
"""

#: Accounts to book refunds to, and a ``manager`` who approves what others computed.
BOOKKEEPING = """
    env.company._coop_make_rebate_accounts()
    manager = env["res.users"].create(
        {
            "name": "Manager",
            "login": "manager-of-refunds",
            "group_ids": [(4, env.ref("coop_card.group_manager").id)],
        }
    )
"""

#: A ``run`` of the year that the manager has approved.
APPROVED = """
    run = env["coop.rebate.run"].create(
        {
            "fiscal_year_id": year.id,
            "resolution_number": "1",
            "resolution_date": year.date_start,
        }
    )
    run.action_compute()
    run.with_user(manager).action_approve()
"""

#: A cash box to pay from; ``cash`` is the payout method that does.
CASH = """
    box = env["account.account"].create(
        {"code": "100999", "name": "Cash box", "account_type": "asset_cash"}
    )
    journal = env["account.journal"].create(
        {"name": "Cash", "code": "CBX", "type": "cash", "default_account_id": box.id}
    )
    cash = env["coop.payout.method"].search(
        [("kind", "=", "cash"), ("company_id", "=", env.company.id)], limit=1
    )
    cash.journal_id = journal
"""
