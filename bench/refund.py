# SPDX-License-Identifier: LGPL-3.0-or-later
"""How long a refund takes to compute, beside one statement by hand; see README.md.

Both write the same rows to the same tables, turn by turn. What counts is processor time
of the database and of Odoo together: others may use the machine meanwhile. Nothing is
kept.
"""

import os
import resource
import time
from pathlib import Path

from bench import filling, refund_by_hand

TURNS = 3
TABLES = ("coop_rebate_line", "coop_rebate_claim", "coop_rebate_run_rate")
#: What a run came to: as many lines and refunds, of the same sums, whichever way.
ROWS = """
SELECT count(*), sum(base_amount), sum(returned_amount), sum(quantity), sum(value),
       sum(amount)
FROM coop_rebate_line WHERE run_id = %(run)s
UNION ALL
SELECT count(*), sum(base_amount), sum(cash_amount), count(reason_code),
       sum(unpaid_amount), sum(amount)
FROM coop_rebate_claim WHERE run_id = %(run)s
"""
#: Percent for each category, one for each type of member.
RATES = ((1.5, 1), (2.25, 2), (0.75, 0.5), (3, 2.5), (1.125, 1))


def run(env, argument):
    """Return processor seconds of both ways, their ratio, and this process's memory.

    :param dict argument: ``turns``; ``orm``: whether the usual way is measured, too
    """
    year = env["coop.fiscal.year"].search([], limit=1)
    make_rates(env, year)
    seconds, rows = {"computed": [], "by hand": []}, []
    for _turn in range(argument.get("turns", TURNS)):
        for way, work in (("computed", _compute), ("by hand", _by_hand)):
            seconds[way].append(_measured(env, year, way, work, rows))
    found = {way: min(times) for way, times in seconds.items()}
    found["ratio"] = round(found["computed"] / found["by hand"], 2)
    found["MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if argument.get("orm"):
        by_orm = refund_by_hand.by_orm
        found["by ORM"] = _measured(env, year, "by ORM", by_orm, rows)
        found["times faster"] = round(found["by ORM"] / found["computed"], 1)
    found["same rows"] = all(of_way == rows[0] for of_way in rows)
    print(found, flush=True)
    return found


def make_rates(env, year):
    """Let the year have the rates of the benchmark and no others."""
    year.rate_ids.unlink()
    types = env["coop.member.type"].search([("company_id", "=", year.company_id.id)])
    categories = env["product.category"].search([("name", "like", "Bench ")])
    env["coop.rebate.rate"].create(
        [
            {
                "fiscal_year_id": year.id,
                "category_id": category.id,
                "member_type_id": member_type.id,
                "value": value,
            }
            for category, values in zip(categories, RATES, strict=True)
            for member_type, value in zip(types, values, strict=True)
        ]
    )
    env.cr.commit()


def _measured(env, year, way, work, rows):
    """Return the processor seconds that work on a new run takes; forget it after.

    :param list rows: where to note what the run came to
    """
    new = env["coop.rebate.run"].create({"fiscal_year_id": year.id})
    env.cr.execute(
        "UPDATE coop_rebate_run SET state = 'computing' WHERE id = %s", [new.id]
    )
    env.invalidate_all()
    start, processor = time.perf_counter(), processor_seconds(env)
    work(env, new)
    env.flush_all()
    used = round(processor_seconds(env) - processor, 1)
    elapsed = time.perf_counter() - start
    print(f"{way}: {used} s of processor time, {elapsed:.1f} s", flush=True)
    env.cr.execute(ROWS, {"run": new.id})
    rows.append(env.cr.fetchall())
    env.cr.rollback()
    filling.vacuum(env, TABLES)
    return used


def processor_seconds(env):
    """Return what this process and its PostgreSQL, on the same machine, have used."""
    env.cr.execute("SELECT pg_backend_pid()")
    stat = Path(f"/proc/{env.cr.fetchone()[0]}/stat").read_text()
    ticks = stat.rpartition(")")[2].split()[11:13]
    database = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
    return database + time.process_time()


def _compute(env, new):
    env["coop.rebate.calculation"]._compute(new)


def _by_hand(env, new):
    env.cr.execute(
        refund_by_hand.STATEMENT,
        {
            "run": new.id,
            "year": new.fiscal_year_id.id,
            "company": new.company_id.id,
        },
    )
