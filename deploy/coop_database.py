# SPDX-License-Identifier: LGPL-3.0-or-later
"""What PostgreSQL tells of a database, and what a copy of it has to have in common."""

import contextlib
import re
import subprocess

#: Nobody is there at night to type a password.
SILENT = "--no-password"
PSQL = ("psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align")

#: What the copy has to have in common with the original, by what people call it.
FIGURES = {
    "lines of the ledger": "SELECT count(*), sum(amount), sum(amount_tax),"
    " sum(quantity), max(id) FROM coop_accumulation",
    "transactions": "SELECT count(*), max(id) FROM coop_transaction",
    "members and cards": "SELECT (SELECT count(*) FROM coop_member),"
    " (SELECT count(*) FROM coop_card)",
    "refunds": "SELECT count(*), sum(amount) FROM coop_rebate_claim",
    "what refunds are owed": "SELECT count(*), sum(amount) FROM coop_rebate_move",
    "entries of the accounts": "SELECT count(*), sum(debit), sum(credit)"
    " FROM account_move_line",
    "triggers": "SELECT md5(string_agg(concat_ws(' ', tgrelid::regclass, tgname,"
    " tgfoid::regproc, tgtype, tgenabled), ',' ORDER BY tgrelid::regclass::text,"
    " tgname)) FROM pg_trigger WHERE NOT tgisinternal",
}
#: Without these, what was booked could be changed.
GUARDS = {
    f"{table}_no_{deed}"
    for table in ("coop_accumulation", "coop_transaction", "coop_rebate_move")
    for deed in ("update", "delete", "truncate")
}
GUARDING = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
#: How PostgreSQL's programs begin to say what went wrong.
WRONG = re.compile("error:|FATAL:|ERROR:")
#: What psql says after the rows of a query.
END = "end of rows"
ATTACHED = "SELECT DISTINCT store_fname FROM ir_attachment WHERE store_fname <> ''"


class Failure(Exception):
    """What went wrong, in a sentence for the person who is woken up by it."""


class Snapshot:
    """A session that sees the database as it was when it began."""

    def __init__(self, database):
        argv = [*PSQL, SILENT, "--set=ON_ERROR_STOP=1", f"--dbname={database}"]
        pipe = subprocess.PIPE
        self._psql = subprocess.Popen(
            argv, stdin=pipe, stdout=pipe, stderr=pipe, text=True
        )
        self.rows("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        ((self.name,),) = self.rows("SELECT pg_export_snapshot()")

    def rows(self, sql):
        """Return the rows of a query, as lists of strings."""
        with contextlib.suppress(BrokenPipeError):  # it says why below
            self._psql.stdin.write(f"{sql};\n\\echo {END}\n")
            self._psql.stdin.flush()
        found = []
        for line in self._psql.stdout:
            if line == f"{END}\n":
                return found
            found.append(line.rstrip("\n").split("|"))
        raise Failure(_said("psql", self._psql.stderr.read()))

    def end(self):
        """End the session."""
        self._psql.communicate()


@contextlib.contextmanager
def snapshot(database):
    """Hold a snapshot of a database while the block runs."""
    session = Snapshot(database)
    try:
        yield session
    finally:
        session.end()


def figures(rows):
    """Return what the copy has to have in common, by what people call it."""
    return {name: rows(query)[0] for name, query in FIGURES.items()}


def unguarded(rows):
    """Return the names of the triggers that should guard the ledger and do not."""
    return sorted(GUARDS - {name for (name,) in rows(GUARDING)})


def run(program, *arguments):
    """Run a program of PostgreSQL, return what it wrote; raise Failure if it fails."""
    argv = [program, SILENT, *map(str, arguments)]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failure(_said(program, done.stderr))
    return done.stdout


def _said(program, text):
    """Return the first thing that a program says went wrong, in one line."""
    lines = text.splitlines() or ["it said nothing"]
    told = next((line for line in lines if WRONG.search(line)), lines[0])
    return f"{program}: {told.removeprefix(f'{program}: error: ')[:500]}"


def _ask(command):
    """Return what the server says to one command that is about databases."""
    return run(*PSQL, "--dbname=postgres", f"--command={command}")


def exists(name):
    """Return whether there is a database of this name."""
    return name in _ask("SELECT datname FROM pg_database").splitlines()


def drop(name):
    """Drop a database if it is there, whoever is still in it."""
    run("dropdb", "--if-exists", "--force", name)


def rename(name, new):
    """Give a database another name; nobody may be in it."""
    quoted = [each.replace('"', '""') for each in (name, new)]
    _ask('ALTER DATABASE "{}" RENAME TO "{}"'.format(*quoted))


def load(dump, name):
    """Make a database of a dump."""
    run("createdb", "--encoding=UTF8", "--locale=C", "--template=template0", name)
    options = ("--no-owner", "--exit-on-error", "--jobs=2", f"--dbname={name}")
    run("pg_restore", *options, dump)
