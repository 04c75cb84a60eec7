# SPDX-License-Identifier: LGPL-3.0-or-later
"""The documentation leads to what is there."""

import re

import polib

from tools import paths, roles

LINK = re.compile(r"\]\((?!https?:)([^)\s#]+)")
#: A way through the menus, in bold, as guides write it.
WAY = re.compile(r"\*\*(?:Co-op › )?([^*|]+ › [^*|]+?)\.?\*\*")
#: What people are told to press.
BUTTON = re.compile(r"\bpress \*{1,2}([^*]+)\*", re.IGNORECASE)
#: What is pressed elsewhere: in Odoo's own Point of Sale, on a terminal's keys.
ELSEWHERE = {"Customer", "Enter"}
SETTINGS = "Configuration › Settings › "


def pages():
    """Yield the pages of the documentation, with their text in one line."""
    for pattern in ("*.md", "docs/**/*.md", "terminal/*.md"):
        for page in paths.ROOT.glob(pattern):
            yield page, " ".join(page.read_text().split())


def menus():
    """Return the ways through all menus, and those to their sections."""
    rows = [row for row in roles._menus().splitlines() if row.startswith("| ")]
    steps = [row.split("|")[1].strip().split(" › ") for row in rows]
    return {" › ".join(way[:n]) for way in steps for n in range(1, len(way) + 1)}


def test_links_lead_somewhere():
    lost = [
        (page.name, link)
        for page, text in pages()
        for link in LINK.findall(text)
        if not (page.parent / link).exists()
    ]
    assert lost == []


def test_ways_through_the_menus_are_there():
    known = menus()
    ways = [
        (page.name, way.removesuffix(" › New"))
        for page, text in pages()
        for way in WAY.findall(text)
        if way.split(" › ")[0] in known and not way.startswith(SETTINGS)
    ]
    assert len(ways) > 40
    assert [named for named in ways if named[1] not in known] == []


def test_buttons_to_press_are_there():
    pots = paths.ROOT.glob("*/i18n/*.pot")
    terms = {entry.msgid for pot in pots for entry in polib.pofile(str(pot))}
    buttons = [
        (page.name, name) for page, text in pages() for name in BUTTON.findall(text)
    ]
    assert len(buttons) > 30
    known = terms | ELSEWHERE
    assert [named for named in buttons if named[1] not in known] == []
