# SPDX-License-Identifier: LGPL-3.0-or-later
"""Sales on the screen, by the keypad, from a card to its slip."""

from coop_terminal.printing import PrinterTrouble
from coop_terminal.screen import dialog
from terminal.tests import coop
from terminal.tests.builders import CARD, LOST
from terminal.tests.screen.walking import BACK, ENTER, ERASE, at_work, walked


@walked
async def test_a_sale_from_signing_in_to_the_slip(free_desk, server):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.swipe(CARD)
        assert "สมชาย ใจ***" in walk.seen
        assert "150.00" in walk.seen
        await walk.key("RICE", ENTER, "2", ENTER, "125", ENTER)
        assert walk.title == "Confirm"
        assert not server.coop.booked
        await walk.key(ENTER)
        assert walk.title == "Done"
        (slip,) = walk.printer.slips
        assert (slip.total, slip.lines[0].quantity) == (12500, "2")
        assert list(server.coop.booked) == [slip.uid]
        await walk.key(ENTER)
        assert "Swipe a card" in walk.seen


@walked
async def test_enter_pressed_twice_confirms_no_sale(free_desk, server, monkeypatch):
    monkeypatch.setattr(dialog, "GUARD_SECONDS", 60)
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.swipe(CARD)
        await walk.key("RICE", ENTER, ENTER, "125", ENTER, ENTER)
        assert walk.title == "Confirm"
        monkeypatch.setattr(dialog, "GUARD_SECONDS", 0)
        await walk.key(ENTER)
        assert walk.title == "Done"
    assert len(server.coop.booked) == 1


@walked
async def test_digits_and_enter_alone_reach_a_sale_and_leave_it(free_desk, server):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.key(CARD, ENTER)
        await walk.key(ENTER, "1")  # what else there is; the list of goods
        await walk.key("1", "3", ENTER, "99", ENTER)
        assert walk.title == "Confirm"
        await walk.key("1", ENTER, "2")  # one more line, and leave that line
        assert walk.title == "Confirm"
        await walk.key("0", "0")  # leave the sale; no, go on
        assert walk.title == "Confirm"
        await walk.key("0", "1")
        assert "Swipe a card" in walk.seen
        assert not server.coop.booked


@walked
async def test_a_known_price_proposes_the_amount(free_desk):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.swipe(CARD)
        await walk.key("7", ENTER, "12.5", ENTER, ENTER)
        assert "411.75" in walk.seen
        await walk.key("1", "7", ENTER, "1", ENTER, "30", ENTER)
        assert "30.00" in walk.seen
        await walk.key(ENTER)
        assert [line.amount for line in walk.printer.slips[0].lines] == [41175, 3000]


@walked
async def test_lines_are_corrected_before_they_are_confirmed(free_desk):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.swipe(CARD)
        await walk.key("RICE", ENTER, ENTER, "10", ENTER)
        await walk.key("1", "UREA", ENTER, ENTER, "20", ENTER)
        await walk.key("2", "1", "1", "RICE", ENTER, ENTER, "15", ENTER)
        assert "15.00" in walk.seen
        await walk.key("2", "2", "2")
        assert "ยูเรีย" not in walk.seen
        await walk.key(ENTER)
        assert walk.printer.slips[0].total == 1500


@walked
async def test_what_was_keyed_stays_when_it_is_wrong(free_desk):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.key("764001", ENTER)
        assert "The co-op knows no such card." in walk.seen
        await walk.key(ENTER)
        await walk.swipe(CARD)
        await walk.key("RICF", ENTER)
        assert "Nothing has this code." in walk.seen
        assert "RICF" in walk.seen
        await walk.key(ERASE, "E", ENTER, "2", ENTER, "0", ENTER)
        assert "Key an amount." in walk.seen
        await walk.key(ERASE, BACK, ERASE, "3", ENTER, "5", ENTER)
        assert "3 ข้าวสาร" in walk.seen


@walked
async def test_a_full_disk_says_so_and_keeps_the_lines(free_desk, monkeypatch):
    """Case 63: a sale that cannot be kept is not shown as done."""
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.swipe(CARD)
        await walk.key("RICE", ENTER, ENTER, "10", ENTER)
        with monkeypatch.context() as patch:
            patch.setattr(free_desk.station.outbox, "has_room", lambda: False)
            await walk.key(ENTER)
            assert "The disk is full" in walk.seen
            assert walk.title == "Confirm"
        await walk.key(ENTER)
        assert walk.title == "Done"
        assert walk.printer.slips[0].total == 1000


@walked
async def test_whatever_breaks_leaves_the_lines_on_the_screen(free_desk, monkeypatch):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.swipe(CARD)
        await walk.key("RICE", ENTER, ENTER, "10", ENTER)
        with monkeypatch.context() as patch:
            patch.setattr(free_desk, "sell", lambda *_values: 1 / 0)
            await walk.key(ENTER)
        assert "Something went wrong" in walk.seen
        await walk.key(ENTER)
        assert walk.title == "Done"


@walked
async def test_without_the_server_a_sale_is_kept_and_waits(free_desk, server):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        away = coop.Refusal(503, "busy", "after", 60)
        server.coop.troubles |= {"/inquiry": away, "/transactions": away}
        await walk.swipe(CARD)
        assert "No connection" in walk.seen
        await walk.key("RICE", ENTER, ENTER, "10", ENTER, ENTER)
        assert walk.title == "Done"
        assert "Kept here" in walk.seen
        await walk.key(ENTER)
        assert "Waiting to be sent                   1" in walk.seen


@walked
async def test_a_card_in_the_middle_of_a_sale_waits_its_turn(free_desk):
    """Case 20: what is read in between changes nothing."""
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.swipe(CARD)
        await walk.key("RICE", ENTER, "4")
        await walk.swipe(LOST)
        assert "A card was read." in walk.seen
        await walk.key(ENTER, "10", ENTER, ENTER)
        assert walk.printer.slips[0].lines[0].quantity == "4"
        await walk.swipe(CARD)
        assert walk.title == "Sale"


@walked
async def test_goods_that_come_back_are_negative(free_desk, server):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.key(ENTER, "2")
        assert walk.title == "Return of goods"
        await walk.swipe(CARD)
        await walk.key("7", ENTER, "2", ENTER, ENTER, ENTER)
        assert walk.title == "Done"
        assert walk.printer.slips[0].total == -6588
        (said,) = server.coop.booked.values()
        assert said["lines"][0]["quantity"] == "-2"


@walked
async def test_produce_is_bought_from_the_member(free_desk, server):
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.key(ENTER, "3", CARD, ENTER)
        await walk.key("RICE", ENTER, "40", ENTER, "480", ENTER, ENTER)
        (said,) = server.coop.booked.values()
        assert said["lines"][0]["direction"] == "sale"


@walked
async def test_paper_out_is_told_until_a_slip_is_printed_again(free_desk):
    """Case 66: paper out; the second print says that it is a copy."""
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.swipe(CARD)
        walk.printer.broken = PrinterTrouble("paper_out")
        await walk.key("RICE", ENTER, ENTER, "10", ENTER, ENTER)
        assert walk.title == "Done"
        assert "out of paper" in walk.seen
        await walk.key(ENTER)
        assert "out of paper" in walk.seen
        walk.printer.broken = None
        await walk.key(ENTER, "5")
        assert [slip.copy for slip in walk.printer.slips] == [1]
        assert "out of paper" not in walk.seen


@walked
async def test_a_full_slip_takes_no_more_lines(free_desk, server):
    server.coop.config["limits"] = {**server.coop.config["limits"], "lines": 2}
    async with at_work(free_desk) as walk:
        await walk.sign_in()
        await walk.swipe(CARD)
        await walk.key("RICE", ENTER, ENTER, "1", ENTER)
        await walk.key("1", "RICE", ENTER, ENTER, "2", ENTER)
        assert "One more line" not in walk.seen
        await walk.key(ENTER)
        assert walk.printer.slips[0].total == 300
