# SPDX-License-Identifier: LGPL-3.0-or-later
"""Making many records like one that was made through the ORM."""

import json

from odoo.tools import SQL

IDS = """
SELECT nextval(pg_get_serial_sequence(%(table)s, 'id'))
FROM generate_series(1, %(count)s)
"""

COPIES = """
INSERT INTO %(table)s (%(columns)s)
SELECT %(values)s
FROM %(table)s first,
     jsonb_populate_recordset(NULL::%(table)s, %(rows)s::jsonb) AS own
WHERE first.id = %(first)s
"""


def copies(first, rows):
    """Return records like one, each with values of its own, made by one statement.

    Addons gave the first what they give every record when it is created: that is
    copied. What they compute from a record is computed for each, and their constraints
    are checked.

    :param first: the record
    :param list rows: dicts of values, all with the same names of columns
    :return: recordset in the order of the rows
    """
    if not rows:
        return first.browse()
    first.env.flush_all()
    own = ["id", *rows[0]]
    made = first.browse(_new_ids(first, len(rows)))
    _insert(first, own, zip(made.ids, rows, strict=True))
    for field in _computed(first, own):
        first.env.add_to_compute(field, made)
    made.modified(own)
    made._validate_fields(rows[0])
    return made


def _new_ids(first, count):
    """Return ids for so many records of a model."""
    query = SQL(IDS, table=first._table, count=count)
    return [number for [number] in first.env.execute_query(query)]


def _insert(first, own, rows):
    """Write pairs of an id and values; the other columns are those of the first."""
    columns = ["id", *_columns(first)]
    itself = _naming_itself(first)
    values = (
        SQL.identifier("own", "id")
        if name in itself
        else SQL.identifier("own" if name in own else "first", name)
        for name in columns
    )
    content = [{"id": number, **row} for number, row in rows]
    first.env.cr.execute(
        SQL(
            COPIES,
            table=SQL.identifier(first._table),
            columns=SQL(", ").join(map(SQL.identifier, columns)),
            values=SQL(", ").join(values),
            rows=json.dumps(content),
            first=first.id,
        )
    )


def _columns(first):
    """Return the names of a model's columns, without the id."""
    return [
        name
        for name, field in first._fields.items()
        if field.store and field.column_type and name != "id"
    ]


def _computed(first, own):
    """Return the fields whose columns are computed from each record alone."""
    known = {*own, *_naming_itself(first)}
    fields = (first._fields[name] for name in _columns(first) if name not in known)
    return [field for field in fields if field.compute and field.readonly]


def _naming_itself(first):
    """Return the columns in which the first names itself, and each copy itself."""
    return [
        name
        for name in _columns(first)
        if first._fields[name].comodel_name == first._name and first[name] == first
    ]
