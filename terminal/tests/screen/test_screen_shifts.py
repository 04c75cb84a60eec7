# SPDX-License-Identifier: LGPL-3.0-or-later
"""Operators and their shifts, and what is behind the code of the settings."""

from terminal.tests import coop
from terminal.tests.builders import CARD
from terminal.tests.screen.walking import CODE, ENTER, ERASE, at_work, walked


async def _sell(walk, amount="10"):
    await walk.swipe(CARD)
    await walk.key("RICE", ENTER, ENTER, amount, ENTER, ENTER, ENTER)


def _differing(self, said, _key):
    """Answer a settlement as a server that has other figures."""
    what = {"category": "RICE", "direction": "purchase"}
    sides = {
        "terminal": {"count": 1, "amount": 1000},
        "server": {"count": 2, "amount": 3500},
    }
    return {
        "batch": said["batch"],
        "state": "closed" if said.get("final") else "different",
        "missing": [],
        "unknown": [],
        "differences": [what | sides],
        "server": {},
    }


@walked
async def test_a_wrong_pin_is_told_and_the_code_stays(free_desk):
    async with at_work(free_desk) as walk:
        await walk.key("999", ENTER, "1", ENTER)
        assert "No operator has this code." in walk.seen
        await walk.key(ENTER)
        assert walk.title == "Sign in"
        await walk.key(ERASE, ERASE, ERASE, "101", ENTER, "1111", ENTER)
        assert "The PIN is wrong." in walk.seen
        assert "1111" not in walk.seen
        await walk.key(coop.PIN, ENTER)
        assert "Swipe a card" in walk.seen


@walked
async def test_a_server_that_refuses_the_terminal_is_told(free_desk, server):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        refusal = coop.Refusal(403, "terminal_suspended", "after", 60)
        server.coop.troubles["/transactions"] = refusal
        await _sell(walk)
        assert "The office has suspended this" in walk.seen


@walked
async def test_the_last_sale_is_shown_before_it_is_taken_back(free_desk, server):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.key("f2")
        assert "no sale in this shift" in walk.seen
        await walk.key(ENTER)
        await _sell(walk)
        await walk.key("f2")
        assert "S-000001" in walk.seen
        assert "10.00" in walk.seen
        await walk.key("0")
        assert len(server.coop.booked) == 1
        await walk.key(ENTER, "4", "1")
        assert walk.title == "Taken back"
        assert walk.printer.slips[-1].total == -1000
        assert len(server.coop.booked) == 2


@walked
async def test_a_shift_is_counted_closed_and_compared(free_desk, server):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await _sell(walk)
        await walk.key("f4")
        assert "Transactions (1)" in walk.seen
        assert "ข้าวสาร (1)" in walk.seen
        await walk.key("1")
        await walk.key(ENTER, "7", ENTER, "1")
        assert "the server has the same" in walk.seen
        assert server.coop.settled
        assert [slip.state for slip in walk.printer.slips[1:]] == ["open", "balanced"]
        await walk.key(ENTER)
        assert walk.title == "Sign in"


@walked
async def test_a_person_decides_on_a_shift_that_differs(free_desk, server):
    settling = ("POST", "/settlements")
    server.coop.ROUTES = {**server.coop.ROUTES, settling: _differing}
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await _sell(walk)
        await walk.key(ENTER, "7", ENTER, "1")
        assert walk.title == "Figures differ"
        assert "ข้าวสาร bought" in walk.seen
        assert "server (2)                     35.00" in walk.seen
        await walk.key(ENTER, "2")
        assert "closed with a difference" in walk.seen
        assert walk.printer.slips[-1].state == "closed"


@walked
async def test_the_language_changes_at_once(free_desk):
    async with at_work(free_desk) as walk:
        await walk.key(ENTER, "1")
        assert walk.title == "เข้าสู่ระบบ"
        await walk.sign_in()
        await walk.key(ENTER, "8", "1")
        assert "Swipe a card" in walk.seen
        await walk.key(ENTER, "8", "3")
        assert walk.title == "Sign in"


@walked
async def test_settings_are_behind_a_code(free_desk):
    findings = [(True, "The clock is right."), (False, "No printer.")]
    care = {"doctor": lambda: iter(findings), "settings": lambda: [("server", "x")]}
    async with at_work(free_desk, **care) as walk:
        await walk.key(ENTER, "2", "1", ENTER)
        assert "The code is wrong." in walk.seen
        await walk.key(CODE, ENTER, "1")
        assert "Server" in walk.seen
        await walk.key(ENTER, "2")
        assert "✓ The clock is right." in walk.seen
        assert "✕ No printer." in walk.seen
        await walk.key(ENTER, "3", ENTER, "4", ENTER)
        assert walk.title == "Settings"


@walked
async def test_what_the_server_rejected_is_shown(free_desk, server):
    server.coop.statuses[CARD] = "rejected"
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await _sell(walk)
        assert "The server did not accept: 1." in walk.seen
        await walk.key(ENTER, "8", "2", CODE, ENTER, "3")
        assert "S-000001" in walk.seen


@walked
async def test_all_that_is_to_see_to_is_shown_part_by_part(free_desk):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        told = {
            n: lambda _texts, n=n: f"Trouble {n}. " + "word " * 10 for n in range(9)
        }
        walk.app.counter.troubles.update(told)
        await walk.key(ENTER, "0")
        assert "Trouble 8." not in walk.seen
        assert "…" in map(str.strip, walk.seen.splitlines())
        await walk.key(ENTER, "8", "4")
        assert walk.title == "State of the terminal"
        await walk.key(ENTER)
        assert "Trouble 8." in walk.seen


@walked
async def test_a_walk_that_breaks_off_begins_again(free_desk, monkeypatch):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        with monkeypatch.context() as patch:
            patch.setattr(free_desk, "shift_totals", lambda: object())
            await walk.key("f4")
        assert walk.title == "Out of order"
        await walk.key(ENTER)
        assert "Swipe a card" in walk.seen
