# SPDX-License-Identifier: LGPL-3.0-or-later
"""Named points at which a test may cut the power.

The program passes them without doing anything. `simulate.kill` puts a killer in place,
so that the tests can show that nothing is lost and nothing doubled at any of them.
"""

#: In the order in which a sale passes them.
POINTS = (
    "sale_begun",  # nothing is written yet
    "row_written",  # in the transaction, before the commit
    "row_committed",  # kept, but not yet shown
    "batch_marked",  # about to be sent
    "batch_answered",  # the server has it, the terminal does not know
    "result_written",  # in the transaction, before the commit
    "result_committed",
    "hotlist_half",  # some of a hotlist's changes are written
    "key_received",  # a new key has come and is not stored
    "key_stored",  # a new key is stored and not used
    "settlement_answered",  # the server has settled, the terminal does not know
)

_watchers = []


def reach(name):
    """Tell the watchers, if there are any, that the program is here."""
    for watcher in _watchers:
        watcher(name)


def watch(watcher):
    """Call `watcher(name)` at each point from now on."""
    _watchers.append(watcher)
