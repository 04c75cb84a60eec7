# SPDX-License-Identifier: LGPL-3.0-or-later
"""The tables, and what the database itself sees to."""

#: Not delivered: NEW has never been sent, SENT may have arrived. ACKED stands in the
#: ledger, HELD waits for a person there, REJECTED waits for a person here. SETTLED was
#: ACKED or HELD when its shift was settled, and may go some day.
NEW, SENT, ACKED, HELD, REJECTED, SETTLED = STATES = (
    "new",
    "sent",
    "acked",
    "held",
    "rejected",
    "settled",
)
WAITING = (NEW, SENT)

#: A transaction with 50 lines fits into a page of this size, so that its bytes stand in
#: the file in one piece, right behind their digest: see `salvage`.
PAGE = 16384

OUTBOX = f"""
CREATE TABLE IF NOT EXISTS item (
    seq INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    batch INTEGER NOT NULL,
    kept_at TEXT NOT NULL,
    clock_suspect INTEGER NOT NULL,
    digest TEXT NOT NULL,
    raw BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS item_batch ON item (batch);
CREATE TABLE IF NOT EXISTS fate (
    seq INTEGER PRIMARY KEY REFERENCES item,
    state TEXT NOT NULL CHECK (state IN {STATES}),
    changed_at TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT '{{}}'
);
CREATE INDEX IF NOT EXISTS fate_open ON fate (state, seq)
    WHERE state IN {(NEW, SENT, REJECTED)};
CREATE TABLE IF NOT EXISTS shift (
    number INTEGER PRIMARY KEY,
    operator TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    final INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'open',
    answer TEXT NOT NULL DEFAULT '{{}}'
);
CREATE UNIQUE INDEX IF NOT EXISTS shift_open ON shift (operator)
    WHERE closed_at IS NULL;
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS item_is_never_changed BEFORE UPDATE ON item
BEGIN SELECT RAISE(ABORT, 'what happened is never changed'); END;
CREATE TRIGGER IF NOT EXISTS item_is_kept BEFORE DELETE ON fate
WHEN OLD.state <> '{SETTLED}'
BEGIN SELECT RAISE(ABORT, 'what is not settled is kept'); END;
"""

#: What the server tells again when it is asked.
MEMORY = """
CREATE TABLE IF NOT EXISTS document (
    name TEXT PRIMARY KEY, content TEXT NOT NULL, told_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS hotlist (identifier TEXT PRIMARY KEY, state TEXT NOT NULL);
"""
