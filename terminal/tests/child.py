# SPDX-License-Identifier: LGPL-3.0-or-later
"""A terminal in a process of its own, which loses its power at a named point.

Called with folder and point; prints each uid once the sale would be shown as done.
"""

import sys
from contextlib import suppress
from pathlib import Path

from coop_terminal.link.answers import NotDelivered, Problem
from coop_terminal.simulate.kill import kill_at
from coop_terminal.simulate.virtual import Virtual
from terminal.tests.builders import PURCHASE


def work(folder, point):
    """Sell, deliver, take back, settle; it is over at the point."""
    with Virtual(folder) as terminal:
        with suppress(NotDelivered, Problem):  # without the server it works as well
            terminal.sign_on("101")
        kill_at(point)
        _show(terminal.sell(PURCHASE))
        _show(terminal.sell(PURCHASE))
        terminal.cycle()
        _show(terminal.reverse(terminal.sold[0], "101"))
        terminal.close_shift("101")
        terminal.cycle()


def _show(uid):
    print(uid, flush=True)


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2])
