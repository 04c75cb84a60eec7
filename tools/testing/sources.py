# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which files are ours, for the linters and the tests that read sources."""

from tools import addons, paths


def product_addons():
    """Return the folders of the addons that people install."""
    return [paths.ROOT / name for name in addons.names()]


def test_addons():
    """Return the folders of the addons that only tests install."""
    return sorted(file.parent for file in paths.TEST_ADDONS.glob("*/__manifest__.py"))


def all_addons():
    """Return the folders of all addons."""
    return product_addons() + test_addons()


def in_addons(pattern):
    """Return the files of our addons that match a pattern, such as i18n/*.po."""
    return sorted(file for folder in all_addons() for file in folder.glob(pattern))


def relative(path):
    """Return the path as one writes it at the root of the checkout."""
    return path.relative_to(paths.ROOT).as_posix()
