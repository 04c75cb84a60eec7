# SPDX-License-Identifier: LGPL-3.0-or-later
"""The documentation leads to what is there."""

import re

import polib

from tools import paths, roles

LINK = re.compile(r"\]\((?!https?:)([^)\s#]+)")
#: A way through the menus, in bold, as guides write it.
WAY = re.compile(r"\*\*([^*|]+ › [^*|]+?)\.?\*\*")
APP = "Co-op › "
#: What people are told to press.
BUTTON = re.compile(r"\bpress \*{1,2}([^*]+)\*", re.IGNORECASE)
#: What is pressed elsewhere: in Odoo's own Point of Sale, on a terminal's keys.
ELSEWHERE = {"Customer", "Enter"}
SETTINGS = "Configuration › Settings › "
#: Where ways begin that are Odoo's own.
OF_ODOO = {"Actions", "Point of Sale", "Settings"}


def pages():
    """Yield the pages of the documentation, with their text in one line."""
    for pattern in ("*.md", "docs/**/*.md", "terminal/*.md"):
        for page in paths.ROOT.glob(pattern):
            yield page, " ".join(page.read_text().split())


def menus():
    """Return the ways through all menus, and those to their sections."""
    ways = [way for way, _roles in roles.menus()]
    return {" › ".join(way[:n]) for way in ways for n in range(1, len(way) + 1)}


def ways_in(text):
    """Return the ways through our menus that a text names."""
    ways = [way.removesuffix(" › New") for way in WAY.findall(text)]
    return [
        way.removeprefix(APP)
        for way in ways
        if way.split(" › ")[0] not in OF_ODOO
        and not way.removeprefix(APP).startswith(SETTINGS)
    ]


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
    ways = [(page.name, way) for page, text in pages() for way in ways_in(text)]
    assert len(ways) > 40
    assert [named for named in ways if named[1] not in known] == []


def test_a_wrong_first_step_is_noticed():
    text = "Open **Co-op › Home**, then **Member › Members**; see **Settings › Users**."
    assert [way for way in ways_in(text) if way not in menus()] == ["Member › Members"]


def test_buttons_to_press_are_there():
    pots = paths.ROOT.glob("*/i18n/*.pot")
    terms = {entry.msgid for pot in pots for entry in polib.pofile(str(pot))}
    buttons = [
        (page.name, name) for page, text in pages() for name in BUTTON.findall(text)
    ]
    assert len(buttons) > 30
    known = terms | ELSEWHERE
    assert [named for named in buttons if named[1] not in known] == []
