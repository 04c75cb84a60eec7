# SPDX-License-Identifier: LGPL-3.0-or-later
"""Keys as Textual reads them, and the screen touched instead of the keypad."""

from terminal.tests.builders import CARD
from terminal.tests.screen.walking import USUAL, at_work, walked


@walked
async def test_keys_arrive_as_a_keypad_sends_them(free_desk):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.pilot.press(*"9764", "backspace", *"4001")
        assert walk.app.stage.dialog.page.entry.text == "9764001"
        await walk.pilot.press("delete", "enter")
        await walk.settle()
        assert walk.title == "Menu"


@walked
async def test_no_key_is_lost_between_two_pages(free_desk):
    async with at_work(free_desk) as walk:
        for key in ("1", "0", "1", "enter", "2", "4"):
            walk.app.stage.dialog.press(key)
        await walk.settle()
        assert walk.app.stage.dialog.page.label == "PIN"
        assert walk.app.stage.dialog.page.entry.text == "24"


@walked
async def test_enter_pressed_twice_confirms_once(free_desk):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.swipe(CARD)
        await walk.key("RICE", "enter", "enter", "10", "enter")
        walk.app.stage.dialog.press("enter")
        walk.app.stage.dialog.press("enter")
        await walk.settle()
        assert walk.title == "Done"


@walked
async def test_choices_and_drawn_keys_may_be_touched(free_desk):
    async with at_work(free_desk, size=USUAL) as walk:
        await walk.sign_in()
        await walk.touch("OK")
        assert walk.title == "Menu"
        await walk.touch("Balance inquiry")
        assert walk.title == "Balance inquiry"
        await walk.key(CARD)
        await walk.touch("OK")
        assert "Bought" in walk.seen


@walked
async def test_a_smaller_window_shows_the_same_without_the_keys(free_desk):
    async with at_work(free_desk, size=USUAL) as walk:
        await walk.sign_in()
        assert "OK" in walk.seen
        await walk.pilot.resize_terminal(40, 20)
        await walk.settle()
        assert "OK" not in walk.seen
        assert "Swipe a card" in walk.seen
