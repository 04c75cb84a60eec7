# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the columns of a bank's file can tell of a payment, as a table."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ...rules.names import full_name


class Source(NamedTuple):
    """How a value is read: from a payment, its place in the file and the column.

    ``required``: nobody can be paid without it.
    """

    read: Callable
    kind: type = str
    required: bool = False


def _bank(line):
    """Return the bank account of a payment."""
    return line.bank_account_id.sudo()


def _name(line):
    return full_name(line.member_id.title, line.member_id.name)


def _account(line, _place, _column):
    return line.bank_account_number or _bank(line).acc_number or ""


def _exact(line, _place, _column):
    """Return the amount as people see it, which is what the database has."""
    return Decimal(f"{line.amount:.2f}")


SOURCES = {
    "account_number": Source(_account, required=True),
    "account_holder": Source(
        lambda line, _place, _column: _bank(line).acc_holder_name or _name(line)
    ),
    "bank_name": Source(lambda line, _place, _column: _bank(line).bank_id.name or ""),
    "bank_code": Source(
        lambda line, _place, _column: _bank(line).bank_id.bic or "", required=True
    ),
    "amount": Source(_exact, Decimal),
    "date": Source(lambda line, _place, _column: line.batch_id.date, date),
    "place": Source(lambda _line, place, _column: str(place)),
    "member_number": Source(lambda line, _place, _column: line.member_id.number),
    "member_name": Source(lambda line, _place, _column: _name(line)),
    "phone": Source(lambda line, _place, _column: line.member_id.phone or ""),
    "fiscal_year": Source(lambda line, _place, _column: line.fiscal_year_id.name),
    "reference": Source(
        lambda line, _place, _column: f"{line.batch_id.name}-{line.member_id.number}"
    ),
    "fixed": Source(lambda _line, _place, column: column.text or ""),
}
