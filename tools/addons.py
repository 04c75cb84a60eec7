# SPDX-License-Identifier: LGPL-3.0-or-later
"""Our addons: which there are, what they need, and a digest of what they install."""

import ast
import functools
import hashlib

from tools import paths

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


def digest():
    """Return a digest of every file of our addons that has an effect when installed."""
    result = hashlib.sha256()
    for name in names():
        for file in sorted((paths.ROOT / name).rglob("*")):
            if file.is_file() and not WITHOUT_EFFECT & set(file.parts):
                result.update(str(file.relative_to(paths.ROOT)).encode() + b"\0")
                result.update(hashlib.sha256(file.read_bytes()).digest())
    return result.hexdigest()
