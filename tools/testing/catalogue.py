# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every test by name, found by reading the test files, not by importing them."""

import ast
from typing import NamedTuple

from tools import paths
from tools.testing import sources


class Test(NamedTuple):
    """One test function; `addon` is empty for pytest's, `owner` for a bare function."""

    file: str
    owner: str
    name: str
    addon: str
    tags: frozenset

    @property
    def id(self):
        """What pytest calls the test; Odoo's are named in the same way."""
        file = (
            self.file[self.file.index(f"{self.addon}/") :] if self.addon else self.file
        )
        return "::".join(filter(None, (file, self.owner, self.name)))

    @property
    def spec(self):
        """What Odoo's --test-tags calls the test, whatever its tags."""
        return f"*/{self.file}:{self.owner}.{self.name}"

    def answers_to(self, word):
        """Return whether `word` is a name of this test or of something it is in."""
        path = self.file.split("/")
        method = f"{self.owner}.{self.name}"
        parts = {self.id, self.file, self.owner, self.name, method, path[-1]}
        folders = {"/".join(path[:depth]) for depth in range(1, len(path))}
        return word.rstrip("/") in parts | folders


def tests():
    """Return all tests, those of addons first."""
    found = []
    for addon in sources.all_addons():
        for file in sorted(addon.glob("tests/test_*.py")):
            found += _read(file, addon.name)
    for folder in ("tests", "terminal/tests"):
        for file in sorted((paths.ROOT / folder).rglob("test_*.py")):
            if paths.TEST_ADDONS not in file.parents:
                found += _read(file, "")
    return found


def _read(file, addon):
    """Return the tests of one file."""
    tree = ast.parse(file.read_bytes(), str(file))
    name = sources.relative(file)
    found = []
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            tags = frozenset(tags_of(node))
            functions = filter(_is_test, node.body)
            found += [Test(name, node.name, f.name, addon, tags) for f in functions]
        elif not addon and _is_test(node):
            found.append(Test(name, "", node.name, addon, frozenset()))
    return found


def _is_test(node):
    """Return whether a node defines a test function."""
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")


def tags_of(node):
    """Return what the class's @tagged(...) names, in the order written."""
    calls = [call for call in node.decorator_list if isinstance(call, ast.Call)]
    return [
        argument.value
        for call in calls
        if getattr(call.func, "id", "") == "tagged"
        for argument in call.args
        if isinstance(argument, ast.Constant)
    ]
