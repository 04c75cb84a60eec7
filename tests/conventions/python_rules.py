# SPDX-License-Identifier: LGPL-3.0-or-later
"""Conventions about Python: length of functions, docstrings, imports, patches."""

import ast

LONGEST_FUNCTION = 40
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
FIXTURES = {"setUp", "setUpClass", "tearDown", "tearDownClass"}
PURE = ("rules", "terminal")
PROXIES = {"request"}  # imported, but standing for something of the moment


def functions(source):
    """Yield each function of a Python file with its number of lines."""
    if source.is_python:
        for node in ast.walk(source.tree):
            if isinstance(node, FUNCTIONS):
                yield node, node.end_lineno - node.lineno + 1


def long_functions(source):
    """A function has at most 40 lines."""
    for node, count in functions(source):
        if count > LONGEST_FUNCTION:
            yield node.lineno, f"{node.name}() has {count} lines"


def missing_docstrings(source):
    """Modules, classes and public functions say what they are for."""
    if not source.is_python or not source.tree.body:
        return
    if source.path.name not in {"__init__.py", "__manifest__.py"}:
        yield from _undocumented(source.tree, 1, "the module")
    yield from _undocumented_members(source.tree)


def _undocumented_members(parent):
    """Yield the classes and public functions in a module or class that say nothing."""
    for node in ast.iter_child_nodes(parent):
        if isinstance(node, ast.ClassDef):
            yield from _undocumented(node, node.lineno, node.name)
            yield from _undocumented_members(node)
        elif isinstance(node, FUNCTIONS) and not _explains_itself(node):
            yield from _undocumented(node, node.lineno, f"{node.name}()")


def _undocumented(node, line, name):
    """Yield a finding if the node has no docstring."""
    if not ast.get_docstring(node):
        yield line, f"{name} has no docstring"


def _explains_itself(node):
    """Return whether a function is private, or a test, whose name is its sentence."""
    return node.name.startswith(("_", "test_")) or node.name in FIXTURES


def impure_imports(source):
    """The rules and the terminal program know nothing of Odoo."""
    place = source.addon_path or source.path
    if not source.is_python or place.parts[0] not in PURE:
        return
    # Above the rules lie the models; above a part of the terminal, its other parts.
    foreign = ("odoo", "..") if place.parts[0] == "rules" else ("odoo",)
    for node in ast.walk(source.tree):
        for name in _imported_modules(node):
            if name.startswith(foreign):
                yield node.lineno, f"imports {name}"


def _imported_modules(node):
    """Return the names of the modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return ["." * node.level + (node.module or "")]
    return []


def foreign_assignments(source):
    """An addon extends classes by inheritance and never assigns into foreign ones."""
    if not source.is_python or source.addon_path is None or source.in_tests:
        return
    foreign = set(_imported_names(source.tree)) - PROXIES
    for node in ast.walk(source.tree):
        for target in _assigned(node):
            if isinstance(target, ast.Attribute) and _root(target) in foreign:
                yield node.lineno, f"assigns to {ast.unparse(target)}"


def _imported_names(tree):
    """Yield the names that imports anywhere in a file bind."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                yield (alias.asname or alias.name).split(".")[0]


def _assigned(node):
    """Return the targets of an assignment, of setattr() as the attribute it sets."""
    if isinstance(node, ast.Assign):
        return node.targets
    if isinstance(node, (ast.AugAssign, ast.AnnAssign)):
        return [node.target]
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "setattr":
        return [ast.Attribute(node.args[0], "...", ast.Store())]
    return []


def _root(node):
    """Return the name that a chain of attributes begins with, if it does with one."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None
