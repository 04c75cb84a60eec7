# SPDX-License-Identifier: LGPL-3.0-or-later
"""A desk where nobody has signed in yet."""

import pytest

from coop_terminal.desk import Desk


@pytest.fixture
def free_desk(home):
    """The desk of a paired terminal, with nobody signed in."""
    opened = Desk.open(home)
    yield opened
    opened.close()
