# SPDX-License-Identifier: LGPL-3.0-or-later
"""Take the pictures of the documentation from a demo co-op; a few minutes."""

from tools import install, say
from tools.pictures import taking
from tools.pictures.table import PICTURES


def add_arguments(parser):
    """Declare the command line."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these pictures")


def run(args):
    """Take all pictures, or those named."""
    known = {picture.name: picture for picture in PICTURES}
    unknown = set(args.names) - set(known)
    if unknown:
        raise say.Failure(
            f"There is no picture {', '.join(sorted(unknown))}; there are "
            f"{', '.join(known)}."
        )
    chosen = [known[name] for name in args.names or known]
    install.ready("test")
    with taking.demo_co_op() as server:
        taking.take(chosen, server)
    say.note(f"Look at them: {taking.IMAGES}")
