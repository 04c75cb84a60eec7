# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a person sees of a stage: a line while it runs, a line of its result."""

import time

from tools import say
from tools.testing.outcome import Outcome

WIDTH = 34
LINES = 40  # shown of one failed test


def run(stage, tests, fast):
    """Run a stage and return its Outcome, saying so before and after."""
    say.note(f"{say.screen.colour('36', '·')} {stage.title} ...")
    began = time.monotonic()
    outcome = _run(stage, tests, fast)
    mark = (
        say.screen.colour("31", "✗") if outcome.faults else say.screen.colour("32", "✓")
    )
    seconds = time.monotonic() - began
    say.note(f"{mark} {stage.title:<{WIDTH}} {outcome}, {seconds:.0f} s")
    for name, excerpt in outcome.faults.items():
        show(name, excerpt)
    if outcome.faults and outcome.logs:
        say.note(f"  all of it: {' '.join(map(str, outcome.logs))}")
    return outcome


def _run(stage, tests, fast):
    """Run a stage; one that cannot be run has failed."""
    try:
        return stage.run(tests, fast)
    except say.Failure as failure:
        outcome = Outcome()
        outcome.fail(stage.title, str(failure))
        return outcome


def show(name, excerpt):
    """Print a failed test and why it failed, shortened in the middle."""
    say.note(f"\n{say.screen.colour('31', name)}")
    lines = excerpt.strip().splitlines()
    if len(lines) > LINES:
        lines[LINES // 2 : -LINES // 2] = ["..."]
    say.note("".join(f"    {line}\n" for line in lines))
