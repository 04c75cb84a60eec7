# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards that are refused, and why, in words."""

import pytest

from coop_terminal.desk import Identified
from coop_terminal.domain.refusal import REFUSALS
from coop_terminal.readers import layouts
from coop_terminal.screen import troubles
from coop_terminal.screen.texts import Texts
from terminal.tests import coop
from terminal.tests.builders import LOST
from terminal.tests.screen.walking import BACK, ENTER, at_work, walked

BANK_CARD = "4111111111111111"
SWIPE = ";9764001000001235=30121010000000000?"

#: What the keys of an American keyboard give where it is set to Thai.
IN_THAI = str.maketrans(layouts._US, layouts.LAYOUTS["th"])


@walked
async def test_a_lost_card_is_refused_in_words(free_desk, server):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        server.coop.troubles["/inquiry"] = coop.Refusal(503, "busy", "after", 60)
        await walk.swipe(LOST)
        assert walk.title == "Card refused"
        assert "The card was reported lost." in walk.seen
        await walk.key(ENTER)
        assert "Swipe a card" in walk.seen


@walked
async def test_a_typing_reader_is_understood_and_a_bank_card_is_forgotten(free_desk):
    """Case 14: nothing of a bank card stays, not even on the screen."""
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.key(f";{BANK_CARD}=3012?")
        assert BANK_CARD not in walk.seen
        await walk.key(ENTER)
        assert "This is a bank card" in walk.seen
        await walk.key(BANK_CARD, ENTER)
        assert "This is a bank card" in walk.seen
        assert BANK_CARD not in walk.seen
        await walk.key(SWIPE, ENTER)
        assert walk.title == "Sale"


@walked
async def test_a_reader_that_types_in_thai_is_understood(free_desk):
    """Case 10: a keyboard set to Thai turns a stripe into letters."""
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.key(SWIPE.translate(IN_THAI), ENTER)
        assert walk.title == "Sale"


@walked
async def test_a_reader_tells_what_is_wrong_until_it_is_back(free_desk):
    """Case 16: a reader without its cable is on the screen until it is plugged in."""
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        walk.app.reader_told("reader_gone")
        await walk.settle()
        await walk.key(ENTER, "0")
        assert "not connected" in walk.seen
        walk.app.reader_told("reader_back")
        walk.app.reader_told("cut")
        await walk.settle()
        assert "The card was not read." in walk.seen
        await walk.key(ENTER, BACK)
        assert "not connected" not in walk.seen


@walked
async def test_what_a_member_bought_this_year(free_desk):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.key(ENTER, "1", "9764001000001235", ENTER)
        assert "สมชาย ใจ***" in walk.seen
        await walk.key("1")
        assert walk.printer.slips[0].purchase == 15000


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (coop.Refusal(503, "busy", "after", 60), "The server is busy."),
        (coop.Refusal(422, "not_thought_of"), "The server refused: not_thought_of."),
    ],
)
@walked
async def test_why_there_is_no_balance_is_told(free_desk, server, refusal, sentence):
    server.coop.troubles["/inquiry"] = refusal
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.key(ENTER, "1", "9764001000001235", ENTER)
        assert sentence in walk.seen


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize(
    "state", ["blocked", "lost", "replaced", "returned", "cancelled", "expired"]
)
def test_each_state_of_a_card_has_its_words(language, state):
    texts = Texts(language)
    known = Identified("1", "1", "card_refused", state)
    other = Identified("1", "1", "card_refused", "of another kind")
    assert texts.card_refusal(known) != texts.card_refusal(other)


def test_each_refusal_has_its_words():
    assert set(troubles.REFUSALS) == set(REFUSALS)
