# SPDX-License-Identifier: LGPL-3.0-or-later
"""Tests of the addons in a real browser."""

from . import test_click_everywhere
from . import test_slip_grid
from . import test_widgets
