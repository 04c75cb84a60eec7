# SPDX-License-Identifier: LGPL-3.0-or-later
"""What can be saved from a damaged outbox.

The file is kept aside as it is. Transactions are found in its bytes, wherever they
stand: each is written in one piece right behind its digest, so that one found whole is
certain to be what was kept. What became of them is not saved: they are sent again, and
the server knows those that it has.
"""

import json
import re
from datetime import datetime, timezone

from coop_terminal.outbox import facts
from coop_terminal.outbox.database import Database
from coop_terminal.outbox.errors import NotKept, OutboxError
from coop_terminal.outbox.items import digest, insert
from coop_terminal.outbox.schema import OUTBOX

#: A digest, and right behind it the beginning of a transaction.
_BEGIN = re.compile(rb'([0-9a-f]{64})(?=\{"uid":")')
#: No transaction is longer: 50 lines of the longest values.
_LONGEST = 32768
_JSON = json.JSONDecoder()


def save(path, saved):
    """Write what can be saved of an outbox into a new one; the old stays as it is.

    :raise OutboxError: where the disk does not take it: then free it, and start again
    """
    half = saved.with_name(f"{saved.name}.new")
    for part in _parts(half):
        part.unlink()
    database = Database(half, OUTBOX)
    try:
        fill(database, found_in(_parts(path)))
    except NotKept as error:
        raise OutboxError(
            f"{path} is damaged, and cannot be saved as {error}: free some space."
        ) from error
    finally:
        database.close()
    if _parts(half) != [half]:  # what was written is not all in one file
        raise OutboxError(f"{path} is damaged: free some space, so that it is saved.")
    half.rename(saved)


def keep_aside(path, why):
    """Rename an outbox and its journal to `why` and the time."""
    stamp = datetime.now(timezone.utc).strftime("%Y%m%d-%H%M%S-%f")
    for part in _parts(path):
        part.rename(part.with_name(f"{why}-{stamp}-{part.name}"))


def _parts(path):
    """Return which of the files of a database there are: itself, and its journal."""
    parts = [path.with_name(path.name + suffix) for suffix in ("", "-wal", "-shm")]
    return [part for part in parts if part.exists()]


def found_in(paths):
    """Return the bytes of all whole transactions in files, by their counts."""
    found = {}
    for path in paths:
        for raw in whole(path.read_bytes()):
            found[json.loads(raw)["seq"]] = raw
    return dict(sorted(found.items()))


def whole(content):
    """Yield each transaction in the bytes whose digest is right."""
    for match in _BEGIN.finditer(content):
        rest = content[match.end() : match.end() + _LONGEST]
        text = rest.decode("utf-8", "surrogateescape")
        try:
            _said, end = _JSON.raw_decode(text)
        except ValueError:
            continue
        raw = text[:end].encode("utf-8", "surrogateescape")
        if digest(raw) == match[1].decode():
            yield raw


def fill(database, found):
    """Write what was found into a new outbox, with the shifts it belongs to."""
    with database.change() as connection:
        for seq, raw in found.items():
            said = json.loads(raw)
            at = said["occurred_at"]
            insert(connection, seq, said["uid"], said["batch"], at, 0, raw)
        connection.executemany(
            "INSERT INTO shift (number, operator, opened_at, closed_at, state)"
            " VALUES (?, ?, ?, ?, ?)",
            _closed_shifts(found),
        )
        last = connection.execute("SELECT max(seq), max(batch), max(kept_at) FROM item")
        seq, batch, seen = last.fetchone()
        facts.write(connection, "next_seq", (seq or 0) + 1)
        facts.write(connection, "next_shift", (batch or 0) + 1)
        facts.write(connection, "notices", ["salvaged"])
        if seen:
            facts.write(connection, "seen", seen)


def _closed_shifts(found):
    """Return the shifts of transactions as rows: they are all taken to be closed."""
    shifts = {}
    for said in map(json.loads, found.values()):
        at, operator = said["occurred_at"], said.get("operator", "")
        number, begun = said["batch"], shifts.get(said["batch"])
        shifts[number] = (number, operator, begun[2] if begun else at, at, "waiting")
    return list(shifts.values())
