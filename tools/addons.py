# SPDX-License-Identifier: LGPL-3.0-or-later
"""Our addons: which there are, what they need, and a digest of what they install."""

import ast
import functools
import hashlib

from tools import paths

#: The languages our addons speak beside English: the name of a file, and Odoo's code.
LANGUAGES = {"th": "th_TH", "zh_CN": "zh_CN"}
WITHOUT_EFFECT = {"tests", "readme", "__pycache__"}


@functools.cache
def manifests():
    """Return the manifest of each of our installable addons, by name."""
    found = {}
    for file in sorted(paths.ROOT.glob("*/__manifest__.py")):
        manifest = ast.literal_eval(file.read_text())
        if manifest.get("installable", True):
            found[file.parent.name] = manifest
    return found


def names():
    """Return the names of our addons."""
    return list(manifests())


def with_demo():
    """Return the names of those of our addons that have demo data."""
    return [name for name, manifest in manifests().items() if manifest.get("demo")]


def dependencies():
    """Return the names of Odoo's own addons that ours depend on."""
    needed = {name for each in manifests().values() for name in each["depends"]}
    return sorted(needed - set(names()))


def search_path(modules=()):
    """Return Odoo's --addons-path for our addons and, if named, test-only ones."""
    folders = [paths.ROOT]
    if for_tests(modules):
        folders.append(paths.TEST_ADDONS)
    return ",".join(map(str, folders))


def for_tests(modules):
    """Return those of the modules that are addons of ours for tests only."""
    return [name for name in modules if (paths.TEST_ADDONS / name).exists()]


def digest():
    """Return a digest of every file of our addons that has an effect when installed."""
    return _digest(paths.ROOT / name for name in names())


def digest_for_tests(modules):
    """Return the same of those of the modules that are addons for tests only."""
    return _digest(paths.TEST_ADDONS / name for name in for_tests(modules))


def _digest(folders):
    """Return a digest of the files that have an effect when installed."""
    result = hashlib.sha256()
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            inside = file.relative_to(folder)
            if file.is_file() and not WITHOUT_EFFECT & set(inside.parts):
                result.update(f"{folder.name}/{inside}\0".encode())
                result.update(hashlib.sha256(file.read_bytes()).digest())
    return result.hexdigest()
