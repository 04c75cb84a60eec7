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
    parts = list(_posted(env, refund, argument.get("parts", PARTS)))
    members = sum(count for count, _used in parts)
    seconds = [used for _count, used in parts]
    half = len(seconds) // 2
    found = {
        "members": members,
        "first half": round(sum(seconds[:half]), 1),
        "last half": round(sum(seconds[half:]), 1),
        "hours for a million": round(sum(seconds) / members * 1e6 / 3600, 2),
    }
    print(found, flush=True)
    env.cr.rollback()
    return found


def _posted(env, refund, parts):
    """Yield of each part how many members it posted, and its processor seconds.

    A year of few members is posted at once; it is one part.
    """
    used = _measured(env, refund._post, refund.company_id._coop_today())
    if refund.state == "posted":
        yield _told(refund.posted_count, used)
    for _part in range(parts):
        if refund.state == "posting":
            before = refund.posted_count
            used = _measured(env, refund._work_on_part)
            yield _told(refund.posted_count - before, used)


def _measured(env, work, *arguments):
    """Return the processor seconds that work takes."""
    start = processor_seconds(env)
    work(*arguments)
    env.flush_all()
    return round(processor_seconds(env) - start, 2)


def _told(members, used):
    """Return both, once they are printed."""
    print(f"{members} members: {used} s of processor time", flush=True)
    return members, used


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
