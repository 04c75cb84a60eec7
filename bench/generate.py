# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fill a database with a co-op of a million members; see README.md.

Rows are written by SQL, past Odoo: foreign keys are dropped meanwhile and made again
after, which checks them all.
"""

import argparse
import time
from contextlib import contextmanager

from bench import statements

SIZES = {"members": 1_000_000, "transactions": 1_000_000}
GROUPS, OCCUPATIONS = 500, 20
BRANCHES, TERMINALS, OPERATORS = 200, 2000, 400
LINES = 3  # of each transaction

#: What is filled, in order; the last ids before are taken from these tables.
TABLES = {
    "partner": "res_partner",
    "member": "coop_member",
    "card": "coop_card",
    "transaction": "coop_transaction",
}
STEPS = (
    ("contacts", statements.PARTNERS),
    ("members", statements.MEMBERS),
    ("types", statements.PERIODS),
    ("cards", statements.CARDS),
    ("transactions", statements.TRANSACTIONS),
    ("ledger lines", statements.LINES),
)
FILLED = (
    *TABLES.values(),
    "coop_member_type_period",
    "coop_accumulation",
    "coop_accumulation_total",
    "coop_accumulation_day_total",
    "coop_accumulation_member_total",
)

KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
FROM pg_constraint
WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s)
"""


def run(env, sizes):
    """Fill the database; return the seconds that each step took."""
    values = _prepare(env, SIZES | sizes)
    seconds = {}
    env.cr.execute("SET LOCAL work_mem = '256MB'")  # sorts of millions of lines
    with _without_keys(env.cr):
        for title, statement in STEPS:
            with _timed(seconds, title):
                env.cr.execute(statement.format(**values))
        _analyse(env.cr)
        with _timed(seconds, "totals"):
            env["coop.accumulation.settlement"]._rebuild()
        for table in TABLES.values():
            env.cr.execute(f"SELECT setval('{table}_id_seq', max(id)) FROM {table}")
    env.cr.commit()
    with _timed(seconds, "vacuum"):
        _vacuum(env)
    return seconds


def _prepare(env, sizes):
    """Make what the rows refer to; return the values of the statements."""
    company = env.company
    thailand = env.ref("base.th")
    company.country_id = thailand
    year = env["coop.fiscal.year"].search([("company_id", "=", company.id)], limit=1)
    before = year.date_start.replace(year=year.date_start.year - 1)
    env["coop.fiscal.year"]._open(company, before)
    values = sizes | {
        "company": company.id,
        "country": thailand.id,
        "provinces": _array(thailand.state_ids),
        "types": _array(
            env["coop.member.type"].search([("company_id", "=", company.id)])
        ),
        "card_type": env["coop.card.type"].search([], limit=1).id,
        "first_day": before,
        "last_day": year.date_end,
        "year_start": year.date_start,
    }
    values |= _counted("group", _make_named(env["coop.member.group"], "V", GROUPS))
    values |= _counted(
        "occupation", _make_named(env["coop.occupation"], "O", OCCUPATIONS)
    )
    values |= {"groups": values["group"], "occupations": values["occupation"]}
    values |= _counted("category", _make_categories(env))
    values["categories"] = values["category"]
    values |= _make_places(env)
    for name, table in TABLES.items():
        env.cr.execute(f"SELECT COALESCE(max(id), 0) FROM {table}")
        values[name] = env.cr.fetchone()[0]
    env.flush_all()
    return values


def _make_named(model, letter, count):
    names = [f"{letter}{number:03}" for number in range(count)]
    return model.create([{"name": name, "code": f"B{name}"} for name in names])


def _make_places(env):
    """Make branches with ten terminals each; return the values of the statements."""
    branches = env["coop.branch"].create(
        [
            {"name": f"Branch {number:03}", "merchant_number": f"{number:015}"}
            for number in range(BRANCHES)
        ]
    )
    terminals = env["coop.terminal"].create(
        [
            {
                "name": f"Till {number}",
                "number": f"BT{number:06}",
                "branch_id": branches[number % BRANCHES].id,
            }
            for number in range(TERMINALS)
        ]
    )
    operators = env["coop.operator"].create(
        [{"name": f"B{number}", "code": f"B{number}"} for number in range(OPERATORS)]
    )
    return {
        "branches": _array(branches),
        "terminals": _array(terminals),
        "operators": _array(operators),
        "branch_count": BRANCHES,
        "terminal_count": TERMINALS,
        "operator_count": OPERATORS,
    }


def _make_categories(env):
    """Return four categories below each of three others."""
    categories = env["product.category"]
    parents = categories.create([{"name": f"Bench {letter}"} for letter in "ABC"])
    return categories.create(
        [
            {
                "name": f"{parent.name} {number}",
                "parent_id": parent.id,
                "coop_accumulates": True,
                "coop_code": f"B{parent.name[-1]}{number}",
            }
            for parent in parents
            for number in range(4)
        ]
    )


def _counted(name, records):
    return {name: _array(records), f"{name}_count": len(records)}


def _array(records):
    return f"ARRAY{records.ids}"


@contextmanager
def _without_keys(cr):
    """Drop the foreign keys and the ledger's trigger, and make them again after."""
    cr.execute(KEYS, [list(FILLED)])
    keys = cr.fetchall()
    for table, name, _definition in keys:
        cr.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    cr.execute("ALTER TABLE coop_accumulation DISABLE TRIGGER USER")
    yield
    _analyse(cr)
    cr.execute("ALTER TABLE coop_accumulation ENABLE TRIGGER USER")
    for table, name, definition in keys:
        cr.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')


@contextmanager
def _timed(seconds, title):
    start = time.monotonic()
    yield
    seconds[title] = round(time.monotonic() - start, 1)
    print(f"{title}: {seconds[title]} s", flush=True)


def _analyse(cr):
    """Let the database plan what follows by what the tables hold now."""
    for table in FILLED:
        cr.execute(f"ANALYZE {table}")


def _vacuum(env):
    """Let the database see what it holds, as it does by itself in a while."""
    with env.registry.cursor() as cr:
        cr.connection.autocommit = True
        for table in FILLED:
            cr.execute(f"VACUUM (ANALYZE) {table}")


if __name__ == "__main__":
    from tools import inside

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database")
    parser.add_argument("--lines", type=int, default=SIZES["transactions"] * LINES)
    wanted = parser.parse_args()
    sizes = {"transactions": wanted.lines // LINES}
    print(inside.call(wanted.database, "bench.generate", sizes))
