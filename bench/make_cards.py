# SPDX-License-Identifier: LGPL-3.0-or-later
"""How long it takes to make cards in a range and to approve them; see README.md.

They stay: what one transaction made and another approves is checked less by PostgreSQL
than what one transaction does at once.
"""

import time
import uuid

from odoo.fields import Command

COUNT = 100_000


def run(env, argument):
    """Make and approve cards, each once; return the seconds of both."""
    maker, reviewer = (_officer(env, name) for name in ("maker", "reviewer"))
    count = argument.get("count", COUNT)
    batch = env["coop.card.batch"].with_user(maker).create({"count": count})
    results = {
        "make": _seconds(env, batch.action_make),
        "approve": _seconds(env, batch.with_user(reviewer).action_approve),
    }
    for name, seconds in results.items():
        print(f"{name} {count:,} cards: {seconds:.1f} s", flush=True)
    return results


def _officer(env, name):
    """Return a user who makes cards, or reviews them."""
    group = env.ref("coop_card.group_officer")
    login = f"{name}-{uuid.uuid4()}"
    return env["res.users"].create(
        {"name": name, "login": login, "group_ids": [Command.link(group.id)]}
    )


def _seconds(env, work):
    start = time.perf_counter()
    work()
    env.cr.commit()
    return round(time.perf_counter() - start, 1)
