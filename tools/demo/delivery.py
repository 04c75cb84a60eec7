# SPDX-License-Identifier: LGPL-3.0-or-later
"""Has virtual terminals sell a story's slips: the terminal program posts them."""

import csv
import os
import re
import tempfile
from pathlib import Path

from tools import paths, process, say, venv

COLUMNS = (
    "terminal",
    "receipt",
    "uid",
    "card",
    "at",
    "operator",
    "code",
    "direction",
    "quantity",
    "amount",
    "amount_tax",
)
#: What the server takes at once.
BATCH = 500
PROGRESS = re.compile(r"^(\d+) of (\d+) purchases delivered")


def deliver(server, pending, codes):
    """Let terminals be paired with a server, sell, and deliver.

    `pending` is a list of (terminal number, transaction), `codes` the pairing code of
    each terminal. Raise Failure where something does not get into the ledger.
    """
    with tempfile.TemporaryDirectory(dir=paths.scratch()) as folder:
        file = Path(folder) / "purchases.csv"
        with file.open("w", encoding="utf-8", newline="") as opened:
            write(opened, pending)
        codes = ",".join(f"{number}={code}" for number, code in codes.items())
        process.run(
            [
                *(venv.python("terminal"), "-m", "coop_terminal.cli"),
                *("--home", Path(folder) / "terminals", "simulate", file),
                *("--server", server.url, "--database", server.database),
                *("--codes", codes, "--batch", str(BATCH), "--hurry"),
            ],
            "Posting purchases",
            "simulate",
            watch=_show_progress,
            env=process.clean_environment(
                PYTHONPATH=str(paths.ROOT / "terminal"), PYTHONUNBUFFERED="1"
            ),
        )


def write(file, pending):
    """Write transactions as the file that `coop-terminal simulate` reads."""
    rows = csv.DictWriter(file, COLUMNS, restval="", lineterminator=os.linesep)
    rows.writeheader()
    for number, transaction in pending:
        head = {
            "terminal": number,
            "receipt": transaction["uid"],
            "uid": transaction["uid"],
            "card": transaction["card"],
            "at": transaction["occurred_at"],
            "operator": transaction.get("operator", ""),
        }
        rows.writerows(head | line for line in transaction["lines"])


def _show_progress(line):
    """Show what the program tells about its progress."""
    found = PROGRESS.match(line)
    if found:
        done, total = map(int, found.groups())
        say.progress(done, total, f"{done:,} of {total:,}")
