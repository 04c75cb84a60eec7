# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the suite's tests build on: a database, a server on it, a shell in it."""

import sys
from types import ModuleType

import pytest

from tools import addons, database, install, paths
from tools.forks import Forks
from tools.server import Server


def _open_without_odoo(addon):
    """Let tests import an addon's rules: its own __init__ would import Odoo."""
    package = ModuleType(addon)
    package.__path__ = [str(paths.ROOT / addon)]
    sys.modules[addon] = package


for name in addons.names():
    _open_without_odoo(name)


@pytest.fixture(scope="module")
def database_name(request):
    """The name of a fresh database with our addons and no demo data.

    It lives as long as the tests of one module, which share it.
    """
    install.ready("test")
    name = f"coop_suite_{request.module.__name__.rpartition('.')[2]}"[:40]
    database.clone(name)
    yield name
    database.drop(name)


@pytest.fixture(scope="module")
def server(database_name):
    """A real server with two workers on the module's database; see tools.server."""
    with Server(database_name, workers=2) as running:
        yield running


@pytest.fixture(scope="module")
def shell(database_name):
    """Run Python in Odoo on the module's database: shell(text, **values).

    Each script runs in a process of its own; see tools.forks.
    """
    with Forks(database_name) as forks:
        yield forks.run
