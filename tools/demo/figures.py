# SPDX-License-Identifier: LGPL-3.0-or-later
"""What stands in the demo database, read straight from its tables."""

from decimal import Decimal
from typing import NamedTuple

from tools import postgres


class Refund(NamedTuple):
    """The newest refund run of a fiscal year; `run_id` is 0 where there is none.

    `computed_at` is in seconds since 1970, UTC; `outdated` tells that purchases came in
    after it.
    """

    year_id: int
    year: str
    run_id: int
    version: int
    members: int
    computed_at: float
    base: Decimal
    total: Decimal
    outdated: bool


class Ledger(NamedTuple):
    """What terminals posted between two days: slips, ledger lines, their sum."""

    slips: int
    held: int
    lines: int
    members: int
    amount: Decimal


REFUNDS = """
    SELECT year.id, year.name, coalesce(run.id, 0), coalesce(run.version, 0),
           coalesce(run.member_count, 0),
           coalesce(extract(epoch FROM run.computed_at), 0),
           coalesce(run.base_total, 0), coalesce(run.total, 0), EXISTS (
               SELECT FROM coop_transaction t
               JOIN coop_accumulation l ON l.transaction_id = t.id
               WHERE l.fiscal_year_id = year.id AND t.create_date > run.computed_at
           )
    FROM coop_fiscal_year year
    LEFT JOIN LATERAL (
        SELECT * FROM coop_rebate_run r
        WHERE r.fiscal_year_id = year.id AND r.state IN ('computed', 'approved')
        ORDER BY r.version DESC LIMIT 1
    ) run ON true
    WHERE year.date_start <= '{last}' AND year.date_end >= '{first}'
    ORDER BY year.date_start
"""
LEDGER = """
    SELECT count(DISTINCT t.id), count(DISTINCT t.id) FILTER (WHERE t.status = 'held'),
           count(l.id), count(DISTINCT l.member_id),
           coalesce(sum(l.amount + l.amount_tax), 0)
    FROM coop_transaction t
    JOIN coop_terminal terminal ON terminal.id = t.terminal_id
    LEFT JOIN coop_accumulation l ON l.transaction_id = t.id
    WHERE terminal.number IN ({terminals}) AND t.seq > 0
    AND t.date BETWEEN '{first}' AND '{last}'
"""
KEYS = """
    SELECT t.key FROM coop_transaction t
    JOIN coop_terminal terminal ON terminal.id = t.terminal_id
    WHERE terminal.number IN ({terminals}) AND t.status <> 'rejected'
"""


def refunds(database, first, last):
    """Return the Refund of each fiscal year between two days."""
    rows = postgres.query(database, REFUNDS.format(first=first, last=last))
    return [
        Refund(
            int(row[0]),
            row[1],
            *(int(value) for value in row[2:5]),
            float(row[5]),
            *(Decimal(value) for value in row[6:8]),
            row[8] == "t",
        )
        for row in rows
    ]


def ledger(database, terminals, first, last):
    """Return the Ledger of some terminals between two days."""
    query = LEDGER.format(terminals=_listed(terminals), first=first, last=last)
    (row,) = postgres.query(database, query)
    return Ledger(*(int(value) for value in row[:4]), Decimal(row[4]))


def posted(database, terminals):
    """Return what identifies the transactions that these terminals have delivered."""
    return {
        row[0]
        for row in postgres.query(database, KEYS.format(terminals=_listed(terminals)))
    }


def _listed(terminals):
    """Return terminal numbers, capitals and digits all, as an SQL list."""
    return ", ".join(f"'{number}'" for number in terminals)
