# SPDX-License-Identifier: LGPL-3.0-or-later
"""How long a refund takes to post, part by part; see README.md.

The year of ``refund_data`` is computed and approved, and some of its parts are posted.
What counts is processor time of the database and of Odoo together. Nothing is kept.
"""

import uuid

from bench.refund import make_rates, processor_seconds

PARTS = 10


def run(env, argument):
    """Return processor seconds of the first and the last parts, and of a million."""
    year = env["coop.fiscal.year"].search([], limit=1)
    make_rates(env, year)
    refund = approved(env, year)
    company = refund.company_id
    company._coop_make_rebate_accounts()
    refund._post(company._coop_today())
    seconds, members = [], []
    for _part in range(argument.get("parts", PARTS)):
        start = processor_seconds(env)
        members.append(refund._job_part()[0])
        env.flush_all()
        seconds.append(round(processor_seconds(env) - start, 2))
        print(f"{members[-1]} members: {seconds[-1]} s of processor time", flush=True)
    half = len(seconds) // 2
    found = {
        "members": sum(members),
        "first half": round(sum(seconds[:half]), 1),
        "last half": round(sum(seconds[half:]), 1),
        "hours for a million": round(sum(seconds) / sum(members) * 1e6 / 3600, 2),
    }
    print(found, flush=True)
    env.cr.rollback()
    return found


def approved(env, year):
    """Return a run of the year that one user computed and another approved."""
    refund = env["coop.rebate.run"].create(
        {
            "fiscal_year_id": year.id,
            "resolution_number": "1",
            "resolution_date": year.date_end,
        }
    )
    refund._take_step("compute", started_by_id=env.uid)
    refund._compute_all()
    refund.with_user(_manager(env)).action_approve()
    return refund


def _manager(env):
    group = env.ref("coop_card.group_manager")
    login = f"manager-{uuid.uuid4()}"
    return env["res.users"].create(
        {"name": login, "login": login, "group_ids": [(4, group.id)]}
    )
