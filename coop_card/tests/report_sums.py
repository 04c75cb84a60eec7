# SPDX-License-Identifier: LGPL-3.0-or-later
"""What every report has to come to, asked of the tables by hand.

None of it uses what reports use: neither sums that a job keeps, nor access rules, nor
the statements of the reports.
"""

from typing import NamedTuple


class Sums(NamedTuple):
    """What one report comes to.

    ``count`` and ``sums`` are selected of ``source``: the number of rows, and totals in
    the order of the columns. ``filters`` are conditions by the filter's name, beside
    those in ``source``; ``%(value)s`` is what was chosen.
    """

    source: str
    count: str = "count(*)"
    sums: tuple = ()
    filters: dict = {}


#: What a reader sees who is limited to one branch, where there is one.
MINE = "(%(branch)s::int IS NULL OR branch_id = %(branch)s)"
#: Days of the ledger that were asked for, where some were.
ASKED = """(%(date_from)s::date IS NULL OR date >= %(date_from)s)
AND (%(date_to)s::date IS NULL OR date <= %(date_to)s)"""
#: The category that was chosen, and what is below it.
BELOW = """category_id IN (
    SELECT below.id FROM product_category above
    JOIN product_category below ON below.parent_path LIKE above.parent_path || '%%'
    WHERE above.id = %(value)s
)"""
TOTAL = "amount + amount_tax"
BOUGHT = f"sum({TOTAL}) FILTER (WHERE direction = 'purchase')"
SOLD = f"sum({TOTAL}) FILTER (WHERE direction = 'sale')"
COMPANY = "row.company_id = %(company)s"
LEDGER = f"coop_accumulation row WHERE {COMPANY} AND {MINE}"
MEMBERS = f"coop_member row WHERE {COMPANY}"
IN_CO_OP = f"{MEMBERS} AND state IN ('active', 'suspended')"
BATCHES = f"coop_terminal_batch row WHERE {COMPANY} AND {MINE}"
HERE = "slip.terminal_id = row.terminal_id AND slip.batch = row.number"
OF_TERMINAL = f"""
FROM coop_accumulation line WHERE line.terminal_id = row.id AND {ASKED}
"""
MOVES = f"""
coop_rebate_move move JOIN coop_rebate_payable row ON row.id = move.payable_id
JOIN coop_member member ON member.id = row.member_id WHERE {COMPANY}
"""
RANKED = f"""(
    SELECT member_id, company_id, sum(amount) AS amount FROM coop_accumulation
    WHERE fiscal_year_id = %(fiscal_year_id)s AND {MINE}
        AND direction = COALESCE(%(direction)s, 'purchase')
    GROUP BY member_id, company_id HAVING sum(amount) > 0
) row JOIN coop_member member ON member.id = row.member_id WHERE {COMPANY}"""
OWED = f"""(
    SELECT row.fiscal_year_id, member.group_id, sum(amount) AS owed,
           min(date) FILTER (WHERE amount > 0) AS posted_on
    FROM {MOVES} GROUP BY row.id, member.group_id
) row WHERE owed > 0 AND fiscal_year_id = %(fiscal_year_id)s"""
CLAIMS = f"""
coop_rebate_claim row JOIN coop_rebate_run run ON run.id = row.run_id
JOIN coop_member member ON member.id = row.member_id
WHERE {COMPANY} AND run.fiscal_year_id = %(fiscal_year_id)s AND run.state = 'posted'
"""
CORRECTIONS = f"""
coop_transaction row WHERE {COMPANY} AND {MINE}
AND (reversal_of_id IS NOT NULL OR return_of_id IS NOT NULL)
"""
EITHER_YEAR = f"""
{LEDGER} AND fiscal_year_id IN (%(fiscal_year_id)s, %(compare_year_id)s)
"""
NOT_MOVED = f"""
{IN_CO_OP} AND row.main_member_id IS NULL AND NOT EXISTS (
    SELECT FROM coop_accumulation line WHERE line.member_id = row.id AND {MINE}
    AND line.fiscal_year_id = %(fiscal_year_id)s
)"""
NO_CARD = f"""
{IN_CO_OP} AND NOT EXISTS (
    SELECT FROM coop_card WHERE member_id = row.id AND state IN ('active', 'blocked')
)"""
SHIFTS = f"""(
    SELECT line.*, slip.batch FROM coop_accumulation line
    JOIN coop_transaction slip ON slip.id = line.transaction_id
    WHERE line.operator_id IS NOT NULL
) row WHERE {COMPANY} AND {MINE}"""

DAYS = {"date_from": "date >= %(value)s", "date_to": "date <= %(value)s"}
BRANCH = {"branch_ids": "branch_id = %(value)s"}
OF_LEDGER = {
    **DAYS,
    **BRANCH,
    "category_ids": BELOW,
    "direction": "direction = %(value)s",
}
OF_MEMBERS = {"group_ids": "group_id = %(value)s", "type_ids": "type_id = %(value)s"}


def of_row(filters):
    """Return conditions whose columns are those of the rows."""
    return {name: f"row.{condition}" for name, condition in filters.items()}


def local_days(column):
    """Return conditions for the local days of an instant."""
    day = f"({column} AT TIME ZONE 'UTC' AT TIME ZONE 'Asia/Bangkok')::date"
    return {name: f"{day} {one.removeprefix('date')}" for name, one in DAYS.items()}


def taken(*kinds):
    """Return what moves of some kinds took off what is owed."""
    return "-sum(amount) FILTER (WHERE kind IN ('{}'))".format("', '".join(kinds))


def in_year(name, until="'1231'"):
    """Return what was accumulated in the year of a filter, up to a month and day."""
    return f"""sum({TOTAL}) FILTER (
        WHERE fiscal_year_id = %({name})s AND to_char(date, 'MMDD') <= {until}
    )"""


def of_slips(value, kept):
    """Return a figure of a shift: what arrived while it is open, what was kept then."""
    return f"""sum(CASE WHEN state = 'open' THEN (
        SELECT {value} FROM coop_transaction slip WHERE {HERE}
    ) ELSE {kept} END)"""


SO_FAR = in_year("fiscal_year_id", "%(so_far)s")
BEFORE = in_year("compare_year_id", "%(so_far)s")

SUMS = {
    "accumulation_above": Sums(
        f"{LEDGER} AND {TOTAL} >= 0",
        sums=(f"sum({TOTAL})",),
        filters=OF_LEDGER | {"minimum": f"{TOTAL} >= %(value)s"},
    ),
    "accumulation_by_card": Sums(
        f"{LEDGER} AND card_id IS NOT NULL AND fiscal_year_id = %(fiscal_year_id)s",
        "count(DISTINCT (card_id, member_id))",
        ("count(*)", BOUGHT, SOLD),
        OF_LEDGER,
    ),
    "accumulation_by_day": Sums(
        LEDGER,
        "count(DISTINCT (member_id, date))",
        ("count(*)", BOUGHT, SOLD),
        OF_LEDGER,
    ),
    "accumulation_by_month": Sums(
        LEDGER,
        "count(DISTINCT (to_char(date, 'YYYYMM'), branch_id, category_id, direction))",
        ("count(*)", f"sum({TOTAL})"),
        OF_LEDGER,
    ),
    "birthdays": Sums(
        f"{IN_CO_OP} AND birthdate IS NOT NULL",
        filters=OF_MEMBERS | {"month": "to_char(birthdate, 'FMMM') = %(value)s"},
    ),
    "card_changes": Sums(
        f"coop_card_event row WHERE {COMPANY}",
        filters=local_days("effective_at")
        | {"group_ids": "member_group_id = %(value)s"},
    ),
    "cards_by_state": Sums(
        f"coop_card row WHERE {COMPANY}",
        "count(DISTINCT (type_id, state))",
        ("count(*)", "count(*) FILTER (WHERE valid_to < current_date)"),
    ),
    "corrections": Sums(
        CORRECTIONS,
        sums=(
            f"""sum((
                SELECT sum({TOTAL}) FROM coop_accumulation WHERE transaction_id = row.id
            ))""",
        ),
        filters=local_days("create_date") | BRANCH,
    ),
    "hotlist": Sums(f"coop_card row WHERE {COMPANY} AND state = 'blocked'"),
    "member_changes": Sums(
        f"coop_member_event row JOIN coop_member member ON member.id = row.member_id"
        f" WHERE {COMPANY}",
        filters=DAYS | {"group_ids": "member.group_id = %(value)s"},
    ),
    "member_ranking": Sums(
        RANKED,
        sums=("sum(amount)",),
        filters=OF_MEMBERS | {"minimum": "amount >= %(value)s"},
    ),
    "members_and_cards": Sums(
        f"coop_member row LEFT JOIN coop_card card ON card.member_id = row.id"
        f" WHERE {COMPANY}",
        filters=of_row(OF_MEMBERS),
    ),
    "members_without_card": Sums(NO_CARD, filters=OF_MEMBERS),
    "members_without_movement": Sums(NOT_MOVED, filters=OF_MEMBERS),
    "operator_totals": Sums(
        SHIFTS,
        "count(DISTINCT (operator_id, terminal_id, batch, date))",
        ("count(DISTINCT transaction_id)", BOUGHT, SOLD),
        DAYS | BRANCH | {"terminal_ids": "terminal_id = %(value)s"},
    ),
    "refunds_of_year": Sums(
        CLAIMS,
        sums=(
            "sum(row.base_amount)",
            "sum(row.amount)",
            "sum(row.cash_amount)",
            "sum(row.retained_amount)",
        ),
        filters={"group_ids": "member.group_id = %(value)s"},
    ),
    "refunds_payable": Sums(
        f"{MOVES} AND row.fiscal_year_id = %(fiscal_year_id)s",
        "count(DISTINCT row.id)",
        (
            f"-1 * {taken('posted', 'adjusted')}",
            taken("retained"),
            taken("withheld"),
            taken("offset"),
            taken("paid", "returned", "repaid"),
            taken("forfeited", "carried_over"),
            "sum(amount)",
        ),
        {"group_ids": "member.group_id = %(value)s"},
    ),
    "refunds_unclaimed": Sums(
        OWED,
        sums=("sum(owed)",),
        filters={
            "group_ids": "group_id = %(value)s",
            "minimum": "owed >= %(value)s",
            "date_to": "posted_on <= %(value)s",
        },
    ),
    "shift_totals": Sums(
        BATCHES,
        sums=(
            of_slips("count(*)", "server_count"),
            "sum(terminal_amount) FILTER (WHERE state <> 'open')",
            of_slips("sum(slip.amount_total)", "server_amount"),
            "sum(terminal_amount - server_amount) FILTER (WHERE state <> 'open')",
        ),
        filters=BRANCH
        | {"terminal_ids": "terminal_id = %(value)s"}
        | local_days("opened_at"),
    ),
    "terminal_activity": Sums(
        f"coop_terminal row WHERE {COMPANY} AND {MINE}",
        sums=(
            "0",
            """sum((
                SELECT max(seq) - count(DISTINCT seq) FROM coop_transaction
                WHERE terminal_id = row.id
            ))""",
            f"sum((SELECT count(DISTINCT transaction_id) {OF_TERMINAL}))",
            f"sum((SELECT sum({TOTAL}) {OF_TERMINAL}))",
        ),
        filters=BRANCH | {"terminal_ids": "row.id = %(value)s"},
    ),
    "year_against_year": Sums(
        EITHER_YEAR,
        "count(DISTINCT (category_id, direction))",
        (
            SO_FAR,
            BEFORE,
            f"COALESCE({SO_FAR}, 0) - COALESCE({BEFORE}, 0)",
            in_year("whole_year_id"),
        ),
        OF_LEDGER,
    ),
}
