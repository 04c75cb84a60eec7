# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run all tests, or those named: a stage, an addon, a file, a class, a test."""

from tools import install, lock, say
from tools.testing import lanes, selection
from tools.testing.stages import STAGES


def add_arguments(parser):
    """Declare the arguments of ./dev test."""
    parser.add_argument(
        "--fast", action="store_true", help="leave out browser and long tests"
    )
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help=f"only these; a stage is one of {', '.join(s.name for s in STAGES)}",
    )


def run(args):
    """Run the stages and return the exit status; the last line holds the counts."""
    chosen = selection.select(args.names) if args.names else _all_stages(args.fast)
    install.ready("test")
    with lock.exclusive("test"):
        outcome = lanes.run(chosen, args.fast)
    say.note(str(outcome))
    return 1 if outcome.faults else 0


def _all_stages(fast):
    """Return every stage that need not be named; without the slow ones for --fast."""
    usual = [stage for stage in STAGES if not stage.extra]
    return {stage.name: None for stage in usual if not (fast and stage.slow)}
