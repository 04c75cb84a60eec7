# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading many rows of a statement, a few at a time."""

from odoo.tools import SQL

#: How many rows are fetched together.
AT_A_TIME = 2000


def fetched(env, query):
    """Yield the rows of a statement as dicts; memory does not grow with their number.

    Only one statement is read in this way at a time.

    :param query: ``SQL`` of a SELECT
    """
    env.cr.execute(SQL("DECLARE coop_rows CURSOR FOR %s", query))
    try:
        while rows := env.execute_query_dict(SQL("FETCH %s FROM coop_rows", AT_A_TIME)):
            yield from rows
    finally:
        env.cr.execute(SQL("CLOSE coop_rows"))
