# SPDX-License-Identifier: LGPL-3.0-or-later
"""Takes the pictures of the table, in a demo co-op made for that."""

import re
import time
from contextlib import contextmanager

from tools import database, inside, paths, process, say, venv
from tools.browser.chromium import Chromium
from tools.browser.web_client import READY, WebClient
from tools.demo import generator, show
from tools.server import Server

NAME = "coop_pictures"
IMAGES = paths.ROOT / "docs" / "images"
NAMED = re.compile(r"{([\w.]+)}")
#: A small year of purchases is enough to look at.
MEMBERS, SLIPS = 300, 3000
#: Where those are who look at them.
ZONE = "Asia/Bangkok"


@contextmanager
def demo_co_op():
    """Serve a demo co-op that sold things last year, on a database of its own."""
    with say.step("Make a demo co-op"):
        database.clone(NAME, demo=True)
    try:
        year = time.localtime().tm_year - 1
        show.book(generator.invent(year, MEMBERS, SLIPS), NAME)
        with Server(NAME, workers=2, options=["--max-cron-threads=0"]) as running:
            yield running
    finally:
        database.drop(NAME)


def take(pictures, server):
    """Take pictures, and write them to docs/images/."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    meant = _prepare(pictures)
    with say.step(f"Take {len(pictures)} pictures"), Chromium() as browser:
        page = browser.open_page()
        page.stand_in(ZONE)
        client = WebClient(page, server)
        for done, picture in enumerate(sorted(pictures, key=_login)):
            say.progress(done, len(pictures), picture.name)
            client.page.resize(picture.size)
            client.log_in(_login(picture), _login(picture))
            _show(client, picture, meant)
            file(picture).write_bytes(client.page.picture())
    _shrink(pictures)


def file(picture):
    """Return where a picture is kept."""
    return IMAGES / f"{picture.name}.png"


def _login(picture):
    """Return who sees a picture: there is a user for each role and language."""
    return f"{picture.role}-{picture.lang.lower()}"


def _prepare(pictures):
    """Have the users, and return what names in addresses stand for."""
    users = {(_login(each), each.role, each.lang) for each in pictures}
    names = {name for each in pictures for name in NAMED.findall(each.path)}
    argument = {"users": sorted(users), "names": sorted(names), "zone": ZONE}
    with say.step("Let people of each role in"):
        return inside.call(NAME, "tools.pictures.preparing", argument)


def _show(client, picture, meant):
    """Go to what a picture shows."""
    client.go(NAMED.sub(lambda found: str(meant[found[1]]), picture.path))
    for selector in picture.clicks:
        there = f"document.querySelector({selector!r})"
        client.page.wait(there, f"{selector} of {picture.name}")
        client.page.run(f"{there}.click();")
        client.page.wait(READY, picture.name)
    client.settle()


def _shrink(pictures):
    """Write the pictures with as few colours as they need."""
    command = [venv.python("test"), "-m", "tools.pictures.shrink"]
    command += [file(picture) for picture in pictures]
    with say.step("Make the files small"):
        process.run(command, "Making pictures small", "shrink", cwd=paths.ROOT)
