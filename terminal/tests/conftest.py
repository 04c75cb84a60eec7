# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the program's tests build on: a small server, a paired terminal, its desk."""

import hypothesis
import pytest

from coop_terminal.desk import Desk
from terminal.tests import builders, coop

# An example may take long on a busy machine: that is no failure.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.fixture
def server():
    """A running `coop.Server`; `server.coop` is what it knows."""
    with coop.Server() as running:
        yield running


@pytest.fixture
def home(server, tmp_path):
    """The folder of a terminal that is paired with the server."""
    return builders.paired(tmp_path / "terminal", server.url)


@pytest.fixture
def desk(home):
    """The desk of that terminal, with an operator signed in."""
    opened = Desk.open(home)
    opened.sign_in("101", coop.PIN)
    yield opened
    opened.close()


@pytest.fixture
def station(home):
    """The terminal without a courier: what is sent is sent by the test."""
    opened = builders.signed_on(home)
    yield opened
    opened.close()
