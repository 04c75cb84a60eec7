# SPDX-License-Identifier: LGPL-3.0-or-later
"""Writing millions of rows by SQL, past Odoo, and leaving the database as it was.

Foreign keys, and where wanted indexes, are dropped meanwhile and made again after,
which checks and builds them at once for all rows.
"""

import time
from contextlib import contextmanager

KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
FROM pg_constraint
WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s)
"""

#: All but those that a constraint stands on.
INDEXES = """
SELECT indexname, indexdef FROM pg_indexes
WHERE schemaname = current_schema() AND tablename = ANY(%s) AND NOT EXISTS (
    SELECT FROM pg_constraint WHERE conname = indexname
)
"""


def array(records):
    """Return the ids of records as an array of SQL."""
    return f"ARRAY{records.ids}"


def counted(name, records):
    """Return the ids of records as an array of SQL, and how many there are."""
    return {name: array(records), f"{name}_count": len(records)}


def make_named(model, letter, count):
    """Return new records with names and codes of a letter and a number."""
    names = [f"{letter}{number:03}" for number in range(count)]
    return model.create([{"name": name, "code": f"B{name}"} for name in names])


def last_ids(cr, tables):
    """Return the last id of each table by the name it goes by."""
    found = {}
    for name, table in tables.items():
        cr.execute(f"SELECT COALESCE(max(id), 0) FROM {table}")
        found[name] = cr.fetchone()[0]
    return found


def set_sequences(cr, tables):
    """Let new rows be numbered after those that are there."""
    for table in tables:
        cr.execute(f"SELECT setval('{table}_id_seq', max(id)) FROM {table}")


@contextmanager
def without_keys(cr, tables):
    """Drop the foreign keys and the ledger's trigger, and make them again after."""
    cr.execute(KEYS, [list(tables)])
    keys = cr.fetchall()
    for table, name, _definition in keys:
        cr.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    cr.execute("ALTER TABLE coop_accumulation DISABLE TRIGGER USER")
    yield
    analyse(cr, tables)
    cr.execute("ALTER TABLE coop_accumulation ENABLE TRIGGER USER")
    for table, name, definition in keys:
        cr.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')


@contextmanager
def without_indexes(cr, tables):
    """Drop the indexes of tables, and build them again after."""
    cr.execute(INDEXES, [list(tables)])
    indexes = cr.fetchall()
    for name, _definition in indexes:
        cr.execute(f'DROP INDEX "{name}"')
    yield
    for _name, definition in indexes:
        cr.execute(definition)


@contextmanager
def timed(seconds, title):
    """Note and print how many seconds a step takes."""
    start = time.monotonic()
    yield
    seconds[title] = round(time.monotonic() - start, 1)
    print(f"{title}: {seconds[title]} s", flush=True)


def analyse(cr, tables):
    """Let the database plan what follows by what the tables hold now."""
    for table in tables:
        cr.execute(f"ANALYZE {table}")


def vacuum(env, tables):
    """Let the database see what it holds, as it does by itself in a while."""
    with env.registry.cursor() as cr:
        cr.connection.autocommit = True
        for table in tables:
            cr.execute(f"VACUUM (ANALYZE) {table}")
