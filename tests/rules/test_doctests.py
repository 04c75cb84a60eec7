# SPDX-License-Identifier: LGPL-3.0-or-later
"""The examples in docstrings are true."""

import doctest
import importlib

import pytest

from tools import addons, paths

FOLDERS = [
    paths.ROOT / "tools",
    *(paths.ROOT / name / "rules" for name in addons.names()),
]


def modules_with_examples():
    """Return the names of modules without Odoo that hold examples."""
    files = [file for folder in FOLDERS for file in sorted(folder.rglob("*.py"))]
    return [
        ".".join(file.relative_to(paths.ROOT).with_suffix("").parts)
        for file in files
        if ">>> " in file.read_text()
    ]


@pytest.mark.parametrize("name", modules_with_examples())
def test_examples(name):
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted
    assert not result.failed


def test_rules_have_examples():
    assert any(".rules." in name for name in modules_with_examples())
