# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whole walks of a shop assistant, from signing in to closing the shift."""

import asyncio

from terminal.tests import coop
from terminal.tests.builders import CARD
from terminal.tests.screen.walking import ENTER, at_work


def test_a_sale_from_signing_in_to_the_slip(free_desk, server):
    async def walk_through():
        async with at_work(free_desk) as walk:
            await walk.key("101", ENTER, coop.PIN, ENTER)
            print(walk.seen)
            await walk.swipe(CARD)
            print(walk.seen)
            await walk.key("RICE", ENTER, "2", ENTER, "125", ENTER)
            print(walk.seen)
            assert not server.coop.booked
            await walk.key(ENTER)
            print(walk.seen)
            assert "Done" in walk.seen
            (slip,) = walk.printer.slips
            assert slip.total == 12500

    asyncio.run(walk_through())
