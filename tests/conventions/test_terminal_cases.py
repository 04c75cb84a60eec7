# SPDX-License-Identifier: LGPL-3.0-or-later
"""Each numbered case that terminals are tried with has a test, or a reason for none."""

import ast
import re

from tests.conventions import source
from tools import paths

CASES = set(range(1, 67))
TELL = (ast.FunctionDef, ast.ClassDef, ast.Module)
NAMED = re.compile(r"\bCases? (\d+(?:(?:, | and )\d+)*)")
LEFT_OUT = re.compile(r"^\| ([\d, ]+) \|", re.MULTILINE)


def _named():
    """Return the cases that the descriptions of tests name."""
    tests = [file for file in source.sources() if file.path.name.startswith("test_")]
    nodes = [node for file in tests if file.is_python for node in ast.walk(file.tree)]
    told = (ast.get_docstring(node) or "" for node in nodes if isinstance(node, TELL))
    return {int(n) for text in told for case in NAMED.findall(text) for n in _all(case)}


def _all(text):
    return re.findall(r"\d+", text)


def _left_out():
    """Return the cases that the document says are not tried, and why."""
    text = (paths.ROOT / "docs" / "terminal-cases.md").read_text()
    below = text.partition("## Left out")[2]
    return {int(n) for row in LEFT_OUT.findall(below) for n in _all(row)}


def test_each_case_is_tried_or_left_out_for_a_reason():
    named, left_out = _named(), _left_out()
    assert named | left_out == CASES
    assert not named & left_out
