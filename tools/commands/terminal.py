# SPDX-License-Identifier: LGPL-3.0-or-later
"""Open the terminal program, paired with the demo co-op that ./dev run leaves running.

Sign in as operator 101 with PIN 2468, which all operators of the demo co-op have. What
is sold there stands in the ledger.
"""

import os
import subprocess

from tools import database, paths, say, script, server, venv

NUMBER = "DEMO0001"
OPERATOR, PIN = "101", "2468"

#: Has the terminal and an operator with a PIN; `result` is a pairing code.
PREPARE = """
    from odoo.addons.coop_card.rules import pin as pins

    own = [("company_id", "=", env.company.id)]
    branch = env["coop.branch"].search(own, order="id", limit=1)
    terminals, operators = env["coop.terminal"], env["coop.operator"]
    terminal = terminals.search([*own, ("number", "=", number)]) or terminals.create(
        {"name": "Demo terminal", "number": number, "branch_id": branch.id}
    )
    operator = operators.search([*own, ("code", "=", code)]) or operators.create(
        {"name": "Demo operator", "code": code}
    )
    operator._set_pin(pins.hashed(pin))
    result = terminal._new_pairing_code()
"""


def add_arguments(parser):
    """Declare the command line: there is nothing to choose."""


def run(args):
    """Pair the terminal anew, as the demo co-op may be another one, and open it."""
    url = server.running(database.DEMO)
    if not url:
        raise say.Failure("No demo server runs: start ./dev run in another window.")
    python = venv.python("terminal")
    with say.step("Pair the terminal"):
        values = {"number": NUMBER, "code": OPERATOR, "pin": PIN}
        code = script.run(database.DEMO, PREPARE, **values)
    options = ["--server", url, "--terminal", NUMBER, "--code", code]
    return _program(python, "pair", *options) or _program(python, "run")


def _program(python, *arguments):
    """Run the terminal program in front of the person; return its exit status."""
    home = paths.data_dir() / "terminal"
    return subprocess.run(
        [python, "-m", "coop_terminal.cli", "--home", home, *arguments],
        env={**os.environ, "PYTHONPATH": str(paths.ROOT / "terminal")},
        check=False,
    ).returncode
