# SPDX-License-Identifier: LGPL-3.0-or-later
"""How reports sum up lines of the ledger: the columns, and the SQL behind them."""

from odoo.tools import SQL

from ..table import Column

#: Fields of the ledger that the sums are made of.
FIELDS = ("direction", "amount", "amount_tax")
#: What was bought and what was sold, with tax.
BY_DIRECTION = SQL(
    """
    COALESCE(sum(amount + amount_tax) FILTER (WHERE direction = 'purchase'), 0)
        AS bought,
    COALESCE(sum(amount + amount_tax) FILTER (WHERE direction = 'sale'), 0) AS sold
    """
)


def columns(env):
    """Return the columns of ``BY_DIRECTION``."""
    return (
        Column("bought", env._("Purchases"), "amount", 15, total=True),
        Column("sold", env._("Sales to the co-op"), "amount", 15, total=True),
    )
