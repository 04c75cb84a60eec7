# SPDX-License-Identifier: LGPL-3.0-or-later
"""How long the member search takes among a million members; see README.md.

Each case is a dialog that an officer fills in: it is counted, and the first page of
the list is found and read with all its columns. Times are those of the fastest of
three runs, beside a bare count of the register in the same minute.
"""

import time
from pathlib import Path

from odoo.fields import Command
from odoo.tools import SQL

from bench.cases import cases

PAGE = 80
RUNS = 3
PLANS = Path(__file__).parent / "plans"
COLUMNS = [
    "number",
    "title",
    "name",
    "group_id",
    "type_id",
    "address_line",
    "phone",
    "email",
    "birthdate",
    "age",
    "accumulated",
]
REFERENCE = "SELECT count(*) FROM coop_member"


def run(env, argument):
    """Measure all cases; return milliseconds and ratios by case."""
    if argument.get("pending"):
        _make_pending(env, argument["pending"])
    user = env["res.users"].create(
        {
            "name": "Bench",
            "login": "bench",
            "group_ids": [Command.link(env.ref("coop_card.group_officer").id)],
        }
    )
    env = env(user=user, su=False)
    reference = fastest(lambda: env.execute_query(SQL(REFERENCE)))
    print(f"bare count of the register: {reference:.0f} ms")
    print(f"{'case':24}{'found':>10}{'count ms':>10}{'page ms':>10}{'ratio':>8}")
    results = {}
    for name, values in cases(env).items():
        if argument.get("only") and name not in argument["only"]:
            continue
        results[name] = _measure(env, name, values, reference, argument)
    env.cr.rollback()
    return {"reference": round(reference), "cases": results}


def _measure(env, name, values, reference, argument):
    search = env["coop.member.search"].create(values)
    env.flush_all()
    domain, members = search._domain(), search._members()
    order = "accumulated desc, number" if search.order == "amount" else "number"
    columns = COLUMNS + (["accumulated_rank"] if search.order == "amount" else [])
    found = members.search_count(domain)
    count = fastest(lambda: members.search_count(domain))

    def page():
        env.invalidate_all(flush=False)
        members.search(domain, limit=PAGE, order=order).read(columns)

    first = fastest(page)
    if argument.get("plans"):
        _explain(env, name, members, domain, order)
    slowest = max(count, first)
    print(
        f"{name:24}{found:>10}{count:>10.0f}{first:>10.0f}{slowest / reference:>8.1f}",
        flush=True,
    )
    return {"found": found, "count": round(count), "page": round(first)}


def fastest(work):
    """Return the milliseconds of the fastest of some runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def _explain(env, name, members, domain, order):
    """Keep the database's plans of a case."""
    count = members._search(domain).select(SQL("count(*)"))
    page = members._search(domain, limit=PAGE, order=order).select()
    texts = []
    for title, query in (("count", count), ("first page", page)):
        rows = env.execute_query(
            SQL("EXPLAIN (ANALYZE, COSTS OFF, SUMMARY ON) %s", query)
        )
        texts.append("\n".join([f"-- {title}", *(line for [line] in rows)]))
    PLANS.mkdir(exist_ok=True)
    (PLANS / f"{name}.txt").write_text("\n\n".join(texts) + "\n")


def _make_pending(env, count):
    """Leave some purchases of this year pending, as between two settlements."""
    env.cr.execute(
        """
        INSERT INTO coop_accumulation_pending (
            company_id, fiscal_year_id, member_id, category_id, member_type_id,
            direction, quantity, amount, amount_tax, line_count
        )
        SELECT company_id, fiscal_year_id, member_id, category_id, member_type_id,
               direction, 1, amount / 10 + 1, 0, 1
        FROM coop_accumulation_total
        WHERE fiscal_year_id = %s
        LIMIT %s
        """,
        [env["coop.accumulation.member.total"]._year_of_today(), count],
    )
