# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fill a database with a co-op of a million members; see README.md."""

from bench import filling, statements

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
    ("lives of cards", statements.EVENTS),
    ("transactions", statements.TRANSACTIONS),
    ("ledger lines", statements.LINES),
)
FILLED = (
    *TABLES.values(),
    "coop_member_type_period",
    "coop_card_event",
    "coop_accumulation",
    "coop_accumulation_total",
    "coop_accumulation_day_total",
    "coop_accumulation_month_total",
    "coop_accumulation_member_total",
    "coop_tally",
)


def run(env, sizes):
    """Fill the database; return the seconds that each step took."""
    values = _prepare(env, SIZES | sizes)
    seconds = {}
    env.cr.execute("SET LOCAL work_mem = '256MB'")  # sorts of millions of lines
    with filling.without_keys(env.cr, FILLED):
        for title, statement in STEPS:
            with filling.timed(seconds, title):
                env.cr.execute(statement.format(**values))
        filling.analyse(env.cr, FILLED)
        with filling.timed(seconds, "totals"):
            env["coop.accumulation.settlement"]._rebuild()
        filling.set_sequences(env.cr, TABLES.values())
    env.cr.commit()
    with filling.timed(seconds, "vacuum"):
        filling.vacuum(env, FILLED)
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
        "provinces": filling.array(thailand.state_ids),
        "types": filling.array(
            env["coop.member.type"].search([("company_id", "=", company.id)])
        ),
        "card_type": env["coop.card.type"].search([], limit=1).id,
        "first_day": before,
        "last_day": year.date_end,
        "year_start": year.date_start,
    }
    groups = filling.make_named(env["coop.member.group"], "V", GROUPS)
    occupations = filling.make_named(env["coop.occupation"], "O", OCCUPATIONS)
    values |= filling.counted("group", groups)
    values |= filling.counted("occupation", occupations)
    values |= {"groups": values["group"], "occupations": values["occupation"]}
    values |= filling.counted("category", _make_categories(env))
    values["categories"] = values["category"]
    values |= _make_places(env)
    env.flush_all()
    return values | filling.last_ids(env.cr, TABLES)


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
        "branches": filling.array(branches),
        "terminals": filling.array(terminals),
        "operators": filling.array(operators),
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
