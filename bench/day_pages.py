# SPDX-License-Identifier: LGPL-3.0-or-later
"""How long home, days, months and members take in a large ledger; see README.md.

Each case is asked by somebody who only reads, through Odoo with its access rules. Times
are those of the fastest of three runs, beside a bare count of the register.
"""

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo.fields import Command, Domain
from odoo.tools import SQL

from bench.member_search import PAGE, PLANS, REFERENCE, fastest

#: What the lists of days show.
SUMS = ["transaction_count:sum", "line_count:sum", "amount:sum", "amount_tax:sum"]
PLACE = ("branch_id", "terminal_id", "operator_id")

#: How many lines the web client counts before it says "and more".
COUNTED = 10_001
LARGE = 9_900


def run(env, argument):
    """Measure all cases; return milliseconds and ratios by case."""
    user = env["res.users"].create(
        {
            "name": "Bench",
            "login": "bench",
            "group_ids": [Command.link(env.ref("coop_card.group_auditor").id)],
        }
    )
    env.flush_all()
    env = env(user=user, su=False)
    reference = fastest(lambda: env.execute_query(SQL(REFERENCE)))
    print(f"bare count of the register: {reference:.0f} ms")
    print(f"{'case':24}{'ms':>8}{'ratio':>8}")
    results = {}
    for name, (work, query) in _cases(env).items():
        results[name] = took = round(fastest(lambda work=work: _fresh(env, work)))
        print(f"{name:24}{took:>8}{took / reference:>8.1f}", flush=True)
        if argument.get("plans") and query is not None:
            _explain(env, name, query())
    env.cr.rollback()
    return {"reference": round(reference), "cases": results}


def _fresh(env, work):
    env.invalidate_all(flush=False)
    work()


def _cases(env):
    """Return by name what is done, and what makes its query where that is of use."""
    day = _busy_day(env)
    month = day.replace(day=1)
    of_day = Domain("date", "=", day)
    of_month = Domain("date", ">=", month) & Domain(
        "date", "<", month + relativedelta(months=1)
    )
    of_year = Domain("date", ">", day - timedelta(365)) & Domain("date", "<=", day)
    return {
        "home": (env["coop.home"].get_page, None),
        "day_page": (lambda: env["coop.day"]._of(day)._page(), None),
        "day_by_place": _figures(env, of_day, PLACE),
        "month_by_day": _groups(env, of_month, "date:day"),
        "month_by_branch": _groups(env, of_month, "branch_id"),
        "month_by_category": _groups(env, of_month, "category_id"),
        "month_by_terminal": _figures(env, of_month, ("terminal_id",)),
        "year_by_month": _groups(env, of_year, "date:month"),
        "day_lines": _lines(env, of_day),
        "month_lines": _lines(env, of_month),
        "month_lines_large": _lines(env, of_month & Domain("amount", ">=", LARGE)),
        **_member(env, day),
    }


def _busy_day(env):
    """Return a day in the middle of the ledger."""
    [[day]] = env.execute_query(
        SQL(
            "SELECT date FROM coop_accumulation WHERE id = "
            "(SELECT (min(id) + max(id)) / 2 FROM coop_accumulation)"
        )
    )
    return day


def _figures(env, domain, by):
    days = env["coop.accumulation.day"]
    sums = SQL("count(*), sum(line_count), sum(amount_total)")
    return lambda: days._figures(domain, by), lambda: days._search(domain).select(sums)


def _groups(env, domain, by):
    days = env["coop.accumulation.day"]
    return lambda: days._read_group(domain, [by], SUMS), None


def _lines(env, domain):
    """Open the list of a ledger's lines: count them and read the first page."""
    lines = env["coop.accumulation"]
    columns = ["date", "member_id", "category_id", "branch_id", "amount", "amount_tax"]

    def work():
        lines.search_count(domain, limit=COUNTED)
        lines.search(domain, limit=PAGE).read(columns)

    return work, lambda: lines._search(domain, limit=PAGE, order=lines._order).select()


def _member(env, day):
    """Return what a member's page asks for."""
    line = env["coop.accumulation"].search([("date", "=", day)], limit=1)
    member = env["coop.member"].browse(line.member_id.id)
    totals = ["accumulated", "accumulated_rank"]
    of_member = Domain("member_id", "=", member.id)
    return {
        "member_totals": (lambda: member.read(totals), None),
        "member_table": (member._accumulation_tables, None),
        "member_lines": _lines(env, of_member),
    }


def _explain(env, name, query):
    """Keep the database's plan of a case."""
    rows = env.execute_query(SQL("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) %s", query))
    PLANS.mkdir(exist_ok=True)
    (PLANS / f"{name}.txt").write_text("".join(f"{line}\n" for [line] in rows))
