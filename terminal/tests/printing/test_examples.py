# SPDX-License-Identifier: LGPL-3.0-or-later
"""The examples in the docstrings of printing hold."""

import doctest
import importlib
import pkgutil

import pytest

from coop_terminal import printing

MODULES = [found.name for found in pkgutil.iter_modules(printing.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name):
    module = importlib.import_module(f"{printing.__name__}.{name}")
    assert doctest.testmod(module).failed == 0
