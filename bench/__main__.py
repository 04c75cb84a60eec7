# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run a benchmark inside Odoo: ``python3 -m bench member_search refund plans=1``.

What follows the name and the database are arguments of the benchmark, whole numbers.
"""

import sys

from tools import inside


def main(name, database, *arguments):
    """Run ``run`` of a module of this folder, and print what it returns."""
    pairs = (argument.partition("=") for argument in arguments)
    values = {key: int(value) for key, _equals, value in pairs}
    print(inside.call(database, f"bench.{name}", values))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
