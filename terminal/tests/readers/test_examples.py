# SPDX-License-Identifier: LGPL-3.0-or-later
"""The examples in the readers' docstrings hold."""

import doctest
import importlib
import pkgutil

import pytest

from coop_terminal import readers
from coop_terminal.readers.kinds import KINDS
from coop_terminal.readers.troubles import TROUBLES
from tools import paths

MODULES = [found.name for found in pkgutil.iter_modules(readers.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name):
    module = importlib.import_module(f"{readers.__name__}.{name}")
    assert doctest.testmod(module).failed == 0


def test_each_trouble_has_a_sentence_in_both_languages():
    assert all(english.endswith(".") and thai for english, thai in TROUBLES.values())


def test_the_readme_names_each_kind_of_reader():
    text = (paths.ROOT / "terminal" / "README.md").read_text()
    assert [kind for kind in KINDS if f"`{kind}`" not in text] == []
