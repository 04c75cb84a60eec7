# SPDX-License-Identifier: LGPL-3.0-or-later
"""Check style and conventions; with --fix repair what can be repaired."""

from difflib import get_close_matches

from tools import say
from tools.testing import checking
from tools.testing.checkers import CHECKERS

BY_NAME = {checker.name: checker for checker in CHECKERS}


def add_arguments(parser):
    """Declare the arguments of ./dev lint."""
    parser.add_argument(
        "--fix", action="store_true", help="repair what can be repaired"
    )
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help=f"only these of {', '.join(BY_NAME)}",
    )


def run(args):
    """Run the checkers; the exit status tells whether all are content."""
    chosen = [_checker(name) for name in args.names] or CHECKERS
    failed = 0
    for finding in checking.run(chosen, args.fix):
        show(finding)
        failed += bool(finding.text)
    return 1 if failed else 0


def show(finding):
    """Print a line for the checker, and below it what it complains of."""
    mark = (
        say.screen.colour("31", "✗") if finding.text else say.screen.colour("32", "✓")
    )
    say.note(f"{mark} {finding.name:<{say.WIDTH}} {finding.seconds:6.1f} s")
    if finding.text:
        say.note(finding.text)


def _checker(name):
    """Return the checker of that name."""
    if name in BY_NAME:
        return BY_NAME[name]
    near = get_close_matches(name, BY_NAME, 1) or BY_NAME
    raise say.Failure(
        f"There is no checker {name!r}; did you mean {' or '.join(near)}?"
    )
