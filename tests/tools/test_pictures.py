# SPDX-License-Identifier: LGPL-3.0-or-later
"""Documents show the pictures of the table, all of them and no others."""

import re

from tools import paths
from tools.pictures import taking
from tools.pictures.table import PICTURES

SHOWN = re.compile(r"!\[[^]]*\]\(([^)]+)\)")


def documents():
    """Return the files of the documentation."""
    return [paths.ROOT / "README.md", *(paths.ROOT / "docs").rglob("*.md")]


def shown():
    """Return every picture that a document shows."""
    return {
        (document.parent / name).resolve()
        for document in documents()
        for name in SHOWN.findall(document.read_text())
        if "://" not in name
    }


def test_each_picture_of_the_table_is_there_and_shown():
    wanted = {taking.file(picture) for picture in PICTURES}
    assert len(wanted) == len(PICTURES)
    assert wanted == set(taking.IMAGES.iterdir())
    assert wanted == shown()


def test_pictures_are_small():
    large = {each.name for each in shown() if each.stat().st_size > 120_000}
    assert not large
