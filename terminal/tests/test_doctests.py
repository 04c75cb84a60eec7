# SPDX-License-Identifier: LGPL-3.0-or-later
"""The examples in the program's docstrings hold."""

import doctest
import importlib
import pkgutil

import pytest

from coop_terminal import domain

MODULES = [found.name for found in pkgutil.iter_modules(domain.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name):
    module = importlib.import_module(f"{domain.__name__}.{name}")
    assert doctest.testmod(module).failed == 0
