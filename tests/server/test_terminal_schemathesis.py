# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whatever the contract lets a terminal send, the server answers as the contract says.

With COOP_TEST_SCALE above 1 so many times the requests are made up, and all kinds of
values that the contract names are gone through.
"""

import os
import subprocess
from functools import partial

import pytest

from tests.terminal import CO_OP, enrolled
from tools import postgres, process, venv
from tools.contract import TOLD
from tools.server import Server

SCALE = int(os.environ.get("COOP_TEST_SCALE", "1"))
PHASES = "examples,coverage,fuzzing" if SCALE > 1 else "examples,fuzzing"
#: A batch is taken although one of its items is refused, and a day that never was is
#: refused although its form is right: that is not for the schema to say.
NOT_CHECKED = "negative_data_rejection,positive_data_acceptance"

#: Limits are for the tests of limits.
UNLIMITED = "UPDATE res_company SET coop_request_rate = 0, coop_inquiry_rate = 0"


@pytest.fixture(scope="module")
def server(database_name):
    """A server that answers for databases it does not have, too."""
    options = ("--load=base,rpc,web,coop_card",)
    with Server(database_name, workers=2, options=options) as running:
        yield running


@pytest.fixture(scope="module")
def terminal(server, shell):
    """An enrolled terminal without limits."""
    shell(CO_OP)
    postgres.query(server.database, UNLIMITED)
    return enrolled(server)


@pytest.fixture
def hold_against_the_contract(terminal, tmp_path):
    """A function that makes requests of all operations and checks the answers."""
    return partial(_check, terminal, tmp_path)


def _check(terminal, folder, *options, left_out=NOT_CHECKED):
    command = [
        str(venv.program("schemathesis", "schemathesis")),
        "run",
        str(TOLD),
        f"--url={terminal.url}",
        f"--phases={PHASES}",
        f"--max-examples={4 * SCALE}",
        "--seed=5",
        "--generation-database=none",
        f"--exclude-checks={left_out}",
        "--suppress-health-check=all",
        "--continue-on-failure",
        "--no-color",
        *options,
    ]
    done = subprocess.run(
        command,
        cwd=folder,
        env=process.clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]


def key(value):
    """Return the option that sends a key with each request."""
    return f"--header=Authorization:Coop-Terminal {value}"


def of(server):
    """Return the option that names the server's own database with each request."""
    return f"--header=X-Odoo-Database:{server.database}"


def test_with_a_valid_key(hold_against_the_contract, terminal, server):
    hold_against_the_contract(key(terminal.key), of(server))


def test_with_a_key_that_opens_nothing(hold_against_the_contract, server):
    hold_against_the_contract(key("A" * 43), of(server))


def test_without_a_key_and_with_databases_that_are_made_up(hold_against_the_contract):
    # A database that is not there is told as one that does not answer: 503.
    hold_against_the_contract(left_out=f"{NOT_CHECKED},not_a_server_error")
