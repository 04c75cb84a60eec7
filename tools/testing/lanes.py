# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which stages run side by side: a test waits for the database half of its time."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

from tools.testing import child, report
from tools.testing.outcome import Outcome
from tools.testing.stages import STAGES

#: Each lane runs its stages one after the other, beside the other lanes. A tour gives
#: up on pages that are slow to answer: tours come after all others.
LANES = (("lint", "suite", "terminal", "addons", "odoo"), ("server", "screens"))


def run(chosen, fast):
    """Run the chosen stages and return their Outcome together.

    `chosen` maps their names to the tests wanted of each, None for all.
    """
    wanted = [stage for stage in STAGES if stage.name in chosen]
    lanes = [[stage for stage in wanted if stage.name in lane] for lane in LANES]
    beside = {stage.name for lane in lanes for stage in lane}
    last = [stage for stage in wanted if stage.name not in beside]
    outcome = Outcome()
    if os.cpu_count() > 1 and all(lanes):
        outcome += _side_by_side(lanes, chosen, fast)
        wanted = last
    for stage in wanted:
        outcome += report.run(stage, chosen[stage.name], fast)
    return outcome


def _side_by_side(lanes, chosen, fast):
    """Run lanes at once; when one breaks off, such as by Ctrl-C, stop the others."""
    stopped = threading.Event()
    with ThreadPoolExecutor(len(lanes)) as pool:
        running = [pool.submit(_lane, lane, chosen, fast, stopped) for lane in lanes]
        try:
            return sum((lane.result() for lane in running), Outcome())
        except BaseException:
            stopped.set()
            child.stop_all()
            raise


def _lane(lane, chosen, fast, stopped):
    """Run the stages of one lane."""
    outcome = Outcome()
    for stage in lane:
        if not stopped.is_set():
            outcome += report.run(stage, chosen[stage.name], fast)
    return outcome
