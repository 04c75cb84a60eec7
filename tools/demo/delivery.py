# SPDX-License-Identifier: LGPL-3.0-or-later
"""Posts a story's slips through HTTP, several connections at a time."""

import collections
import concurrent.futures
import contextlib
import itertools

from tools import say
from tools.demo import client

BATCH = 500
CONNECTIONS = 4


def deliver(url, pending, codes):
    """Post transactions and return how many got which status.

    `pending` is a list of (terminal number, transaction), `codes` the pairing code of
    each terminal.
    """
    with contextlib.ExitStack() as stack:
        terminals = {
            number: stack.enter_context(client.Terminal(url, number))
            for number in sorted({number for number, _transaction in pending})
        }
        for number, terminal in terminals.items():
            terminal.enrol(codes[number])
        return _post(terminals, pending)


def _post(terminals, pending):
    """Post transactions on several connections at once; return counts by status."""
    pool = concurrent.futures.ThreadPoolExecutor(CONNECTIONS)
    try:
        futures = [
            pool.submit(terminals[number].post, batch)
            for number, batch in _batches(pending)
        ]
        return _collect(futures, len(pending))
    finally:
        for terminal in terminals.values():
            terminal.stopped.set()
        pool.shutdown(cancel_futures=True)


def _batches(pending):
    """Return (terminal number, batch) with the transactions of one terminal each."""
    by_terminal = collections.defaultdict(list)
    for number, transaction in pending:
        by_terminal[number].append(transaction)
    for number, transactions in by_terminal.items():
        rest = iter(transactions)
        while batch := list(itertools.islice(rest, BATCH)):
            yield number, batch


def _collect(futures, total):
    """Wait for all answers; raise Failure if a transaction was rejected."""
    counts = collections.Counter()
    for future in concurrent.futures.as_completed(futures):
        for result in future.result():
            counts[result["status"]] += 1
            if result["status"] == "rejected":
                raise say.Failure(
                    f"The server rejected {result['uid']}: {result['code']}"
                    f" in field {result['field'] or '-'}."
                )
        done = sum(counts.values())
        say.progress(done, total, f"{done:,} of {total:,}")
    return counts
