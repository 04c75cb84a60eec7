# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fill a database with a year for a refund: ten ledger lines a member; see README.md.

Lines lie in five categories, and in two types: one in fifty members changes theirs. One
line in forty is a return. A member's lines lie far apart, as a year leaves them.
"""

from bench import filling, statements

MEMBERS = 1_000_000
LINES = 10  # of each member
CATEGORIES = 5
NAMED = {"group": ("coop.member.group", 500), "occupation": ("coop.occupation", 20)}

TABLES = {
    "partner": "res_partner",
    "member": "coop_member",
    "transaction": "coop_transaction",
}
LEDGER = "coop_accumulation"
FILLED = (*TABLES.values(), "coop_member_type_period", LEDGER)

#: One for each member, so that ten million lines need no three million documents.
TRANSACTIONS = """
INSERT INTO coop_transaction (
    id, company_id, origin, key, digest, kind, status, member_id, date,
    create_uid, write_uid, create_date, write_date
)
SELECT {transaction} + i, {company}, 'manual', 'bench-' || i, md5(i::text),
       'accumulate', 'booked', {member} + i, date '{first_day}' + i % 365,
       1, 1, now(), now()
FROM generate_series(1, {members}) AS i
"""

LEDGER_LINES = """
INSERT INTO coop_accumulation (
    transaction_id, company_id, member_id, member_type_id, category_id,
    date, fiscal_year_id, direction, quantity, amount, amount_tax, origin
)
SELECT {transaction} + i, {company}, {member} + i,
       ({types}::int[])[CASE WHEN i % 5 = 0 OR (i % 50 = 1 AND n > {lines} / 2)
                             THEN 2 ELSE 1 END],
       ({categories}::int[])[
           (hashint8(i::bigint * 31 + n) & 65535) % {category_count} + 1
       ],
       date '{first_day}' + i % 365, {year}, 'purchase', sign * n,
       sign * trunc((power((i::bigint * 31 + n * 57) % 1000, 2) / 100)::numeric, 2),
       0, 'manual'
FROM generate_series(1, {lines}) AS n
CROSS JOIN generate_series(1, {members}) AS i
CROSS JOIN LATERAL (
    SELECT CASE WHEN (i + n * 11) % 40 = 0 THEN -1 ELSE 1 END AS sign
) AS made
"""

STEPS = (
    ("contacts", statements.PARTNERS),
    ("members", statements.MEMBERS),
    ("types", statements.PERIODS),
    ("transactions", TRANSACTIONS),
    ("ledger lines", LEDGER_LINES),
)


def run(env, argument):
    """Fill the database; return the seconds that each step took."""
    values = _prepare(env, argument.get("members", MEMBERS))
    seconds = {}
    env.cr.execute("SET LOCAL maintenance_work_mem = '256MB'")
    with filling.without_keys(env.cr, FILLED), filling.timed(seconds, "all rows"):
        with filling.without_indexes(env.cr, [LEDGER]):
            for title, statement in STEPS:
                with filling.timed(seconds, title):
                    env.cr.execute(statement.format(**values))
        filling.set_sequences(env.cr, TABLES.values())
    env.cr.commit()
    with filling.timed(seconds, "vacuum"):
        filling.vacuum(env, FILLED)
    return seconds


def _prepare(env, members):
    """Make what the rows refer to; return the values of the statements."""
    company = env.company
    company.country_id = env.ref("base.th")
    own = [("company_id", "=", company.id)]
    year = env["coop.fiscal.year"].search(own, limit=1)
    values = {
        "members": members,
        "lines": LINES,
        "company": company.id,
        "country": company.country_id.id,
        "provinces": filling.array(company.country_id.state_ids),
        "types": filling.array(env["coop.member.type"].search(own)),
        "first_day": year.date_start,
        "year": year.id,
        "categories": filling.array(_make_categories(env)),
        "category_count": CATEGORIES,
    }
    for name, (model, count) in NAMED.items():
        records = filling.make_named(env[model], name[0].upper(), count)
        values |= {f"{name}s": filling.array(records), f"{name}_count": count}
    env.flush_all()
    return values | filling.last_ids(env.cr, TABLES)


def _make_categories(env):
    return env["product.category"].create(
        [
            {"name": f"Bench {n}", "coop_accumulates": True, "coop_code": f"B{n}"}
            for n in range(CATEGORIES)
        ]
    )
