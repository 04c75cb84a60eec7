# SPDX-License-Identifier: LGPL-3.0-or-later
"""A shift at the desk, with the server there."""

import time
from datetime import timedelta

import pytest

from coop_terminal.desk import Desk, SaleLine
from coop_terminal.domain import item
from coop_terminal.domain.item import new_uid
from coop_terminal.domain.refusal import Refused
from coop_terminal.paper import purchase_slip
from coop_terminal.simulate.faults import Faults
from coop_terminal.station import Station
from terminal.tests import coop
from terminal.tests.builders import CARD, LINES, LOST, Reading


def test_a_sale_is_booked_and_its_slip_says_so(desk, server):
    identified = desk.identify(Reading(CARD))
    slip = desk.sell(identified, LINES)
    assert (slip.state, slip.total, slip.reference) == ("booked", 17500, "S-000001")
    assert slip.member == "สมชาย ใจ***"
    assert slip.year_total == 15000 + 17500
    assert [line.name for line in slip.lines] == ["ข้าวสาร", "ปุ๋ยยูเรีย 46-0-0"]
    assert list(server.coop.booked) == [slip.uid]


def test_what_is_sent_is_as_the_contract_has_it(desk, server):
    desk.sell(desk.identify(Reading(CARD)), LINES)
    (said,) = server.coop.booked.values()
    assert said["batch"] == 1
    assert said["operator"] == "101"
    assert server.coop.sign_ons[-1]["operator"] == "101"


def test_the_last_sale_is_taken_back_once(desk, server):
    sale = desk.sell(desk.identify(Reading(CARD)), LINES)
    assert desk.last_sale().uid == sale.uid
    slip = desk.reverse_last()
    assert (slip.kind, slip.total, slip.reverses) == ("reverse", -17500, "S-000001")
    assert slip.year_total == 15000
    assert server.coop.booked[slip.uid]["reverses"] == sale.uid
    assert desk.last_sale() is None
    with pytest.raises(Refused, match="nothing_to_reverse"):
        desk.reverse_last()


def test_a_shift_is_settled_as_both_sides_count_it(desk, server):
    desk.sell(desk.identify(Reading(CARD)), LINES)
    desk.sell(desk.identify(Reading(CARD)), [SaleLine("RICE", -500)])
    desk.reverse_last()
    slip = desk.close_shift()
    assert slip.state == "balanced"
    assert [(each.kind, each.count, each.amount) for each in slip.kinds] == [
        ("accumulate", 2, 17000),
        ("reverse", 1, 500),
    ]
    assert [(each.category, each.count, each.amount) for each in slip.categories] == [
        ("FERT", 1, 5000),
        ("RICE", 3, 12500),
    ]
    assert server.coop.settled[1]["sequences"] == [[1, 3]]
    assert desk.status().operator is None


def test_the_next_shift_has_the_next_number(desk, server):
    desk.close_shift()
    desk.sign_in("102", coop.PIN)
    assert desk.status().batch == 2


def test_a_card_the_server_refuses_is_refused(desk, server):
    with pytest.raises(Refused, match="card_unknown"):
        desk.sell(desk.identify(Reading("1234")), LINES)
    assert not server.coop.booked
    assert desk.status().link == "up"


def test_a_balance_is_told(desk):
    slip = desk.balance(desk.identify(Reading(CARD)))
    assert (slip.purchase, slip.year, len(slip.totals)) == (15000, "2568", 3)


def test_keyed_text_becomes_a_line(desk):
    assert desk.line("UREA", "950", "1") == SaleLine("UREA", 95000, "1")
    with pytest.raises(Refused, match="amount_too_large"):
        desk.line("FERT", "50000.01")
    with pytest.raises(Refused, match="amount_too_large"):
        desk.line("RICE", "100000.01")  # more than a whole sale may be
    with pytest.raises(Refused, match="code_unknown"):
        desk.line("NONE", "1")


def test_a_wrong_pin_is_refused_and_counted(desk):
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(Refused, match="pin_wrong") as refused:
            desk.sign_in("102", "0000")
        assert refused.value.details == {"left": left}
    with pytest.raises(Refused, match="pin_locked"):
        desk.sign_in("102", coop.PIN)


def test_who_has_no_pin_does_not_sign_in(desk):
    with pytest.raises(Refused, match="pin_missing"):
        desk.sign_in("103", "")
    with pytest.raises(Refused, match="operator_unknown"):
        desk.sign_in("999", "1")


def test_a_shift_that_differs_is_compared_again_and_closed_all_the_same(desk, server):
    desk.sell(desk.identify(Reading(CARD)), LINES)
    stranger = {**next(iter(server.coop.booked.values())), "uid": "x", "seq": 7}
    server.coop.booked["x"] = stranger
    assert desk.close_shift().state == "different"
    desk.sign_in("101", coop.PIN)
    assert "shift_different" in desk.status().notices
    assert desk.shift_totals().batch == 1
    assert desk.close_shift().state == "different"
    assert desk.close_shift(final=True).state == "closed"
    desk.sign_in("101", coop.PIN)
    assert desk.shift_totals().batch == 2


def test_a_shift_that_differed_may_be_even_when_it_is_compared_again(desk, server):
    desk.sell(desk.identify(Reading(CARD)), LINES)
    server.coop.booked["x"] = {**next(iter(server.coop.booked.values())), "uid": "x"}
    assert desk.close_shift().state == "different"
    del server.coop.booked["x"]
    assert desk.close_shift().state == "balanced"


def test_what_the_server_lost_is_sent_again(desk, server):
    """Case 46: a gap that the server names at the settlement is filled."""
    uids = [desk.sell(desk.identify(Reading(CARD)), LINES).uid for _number in range(3)]
    del server.coop.booked[uids[1]]
    assert desk.close_shift().state == "balanced"
    assert set(server.coop.booked) == set(uids)


def test_what_the_server_lost_of_a_settled_shift_is_sent_again(desk, server):
    """The server came back from a backup; the terminal still has what it lacks."""
    uids = [desk.sell(desk.identify(Reading(CARD)), LINES).uid for _number in range(3)]
    assert desk.close_shift().state == "balanced"
    del server.coop.booked[uids[0]]
    desk.sign_in("102", coop.PIN)
    desk.courier.wait_for(lambda: uids[0] in server.coop.booked, 5)
    assert set(server.coop.booked) == set(uids)


def test_a_shift_is_closed_without_the_server_and_settled_later(server, home):
    faults = Faults(["request_lost"], rate=0.0)
    desk = Desk(Station(home, faults.adapter))
    desk.courier.start()
    desk.sign_in("101", coop.PIN)
    faults.rate = 1.0
    slip = desk.sell(desk.identify(Reading(CARD)), LINES)
    assert desk.close_shift().state == slip.state == "waiting"
    desk.sign_in("101", coop.PIN)
    assert desk.status().batch == 2
    faults.stop()
    shifts = desk.station.outbox.shifts
    for _try in range(100):
        desk.courier.wake()
        if shifts.get(1).state == "balanced":
            break
        time.sleep(0.05)
    assert shifts.get(1).state == "balanced"
    assert list(server.coop.booked) == [slip.uid]
    desk.close()


def test_a_card_is_used_as_often_as_the_co_op_allows(desk, server):
    desk.station.catalogue.content["limits"]["daily_count"] = 1
    identified = desk.identify(Reading(CARD))
    desk.sell(identified, LINES)
    with pytest.raises(Refused, match="too_often"):
        desk.sell(identified, LINES)


def test_what_the_server_rejected_counts_nowhere(desk, server):
    desk.station.catalogue.content["limits"]["daily_count"] = 1
    server.coop.statuses[CARD] = "rejected"
    identified = desk.identify(Reading(CARD))
    assert desk.sell(identified, LINES).state == "rejected"
    assert (desk.shift_totals().kinds, desk.shift_totals().rejected) == ((), 1)
    server.coop.statuses.clear()
    assert desk.sell(identified, LINES).state == "booked"


def test_no_sale_hurries_a_server_that_asked_for_time(desk, server):
    identified = desk.identify(Reading(CARD))
    server.coop.troubles["/transactions"] = coop.Refusal(429, "too_many", "after", 30)
    for _number in range(4):
        assert desk.sell(identified, LINES).state == "waiting"
    asked = [path for _m, path, _b in server.coop.requests if path == "/transactions"]
    assert len(asked) == 1
    assert desk.status().problem == "too_many"


def test_too_long_without_the_server_nothing_is_sold(desk):
    identified = desk.identify(Reading(CARD))
    contact = desk.station.contact
    contact.last -= timedelta(hours=73)
    with pytest.raises(Refused, match="offline_too_long"):
        desk.sell(identified, LINES)


def test_another_content_under_the_same_uid_is_shown_to_a_person(desk, server):
    """Case 44: the server has the uid with other amounts; that stays, ours is shown."""
    identified = desk.identify(Reading(CARD))
    uid = desk.sell(identified, LINES).uid
    server.coop.booked[uid] = {**server.coop.booked[uid], "reference": "other"}
    desk.station.outbox.items.send_again([[1, 1]])
    desk.courier.wait_for(lambda: desk.status().rejected, 5)
    assert [slip.uid for slip in desk.rejected()] == [uid]
    slip = purchase_slip(desk.station, uid, identified)
    assert (slip.state, slip.year_total) == ("rejected", 15000)


def test_a_copy_says_what_the_server_said_since(desk, server):
    slip = desk.sell(desk.identify(Reading(CARD)), LINES)
    copy = desk.reprint(desk.reprint(slip))
    assert (copy.copy, copy.state, copy.member) == (2, "booked", "สมชาย ใจ***")


def test_without_the_server_the_hotlist_decides(desk, server):
    desk.courier.wait_for(lambda: desk.station.outbox.memory.hotlist_version(), 5)
    server.shutdown()
    server.server_close()
    desk.station.contact.lost()
    identified = desk.identify(Reading(LOST))
    assert (identified.refusal, identified.state) == ("card_refused", "lost")
    slip = desk.sell(desk.identify(Reading(CARD)), LINES)
    assert slip.state == "waiting"
    assert slip.card == "************1235"
    assert desk.status().waiting == 1


def test_a_sale_that_is_asked_for_again_is_kept_once(desk, server, monkeypatch):
    """Something breaks after the commit: whoever confirms again doubles nothing."""
    identified, uid = desk.identify(Reading(CARD)), new_uid()
    with monkeypatch.context() as patch:
        patch.setattr(desk.courier, "wait_for", lambda *_values: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            desk.sell(identified, LINES, uid)
    assert desk.sell(identified, LINES, uid).uid == uid
    assert list(server.coop.booked) == [uid]


def test_only_the_sale_that_was_shown_is_taken_back(desk, server):
    """The server rejects the last sale while somebody looks at it."""
    desk.sell(desk.identify(Reading(CARD)), LINES)
    shown = desk.sell(desk.identify(Reading(CARD)), LINES)
    desk.station.outbox.items.put_aside(2, "text_invalid")
    with pytest.raises(Refused, match="nothing_to_reverse"):
        desk.reverse_last(shown.uid)
    assert len(server.coop.booked) == 2


def test_who_waits_for_a_pin_waits_no_longer_than_that(desk):
    """Case 64: the clock was far ahead at the wrong PINs, and is set right."""
    clock = desk.station.clock
    clock.measured(clock.now() + timedelta(days=100))
    for _try in range(5):
        with pytest.raises(Refused, match="pin_wrong"):
            desk.sign_in("102", "0000")
    clock.measured(clock.now() - timedelta(days=100))
    with pytest.raises(Refused, match="pin_locked") as refused:
        desk.sign_in("102", coop.PIN)
    assert refused.value.details["seconds"] <= 300
    clock.measured(clock.now() + timedelta(seconds=301))
    assert desk.sign_in("102", coop.PIN).code == "102"


def test_who_takes_back_what_was_rejected_takes_back_nothing(desk):
    """The server counts it so, too: the shift comes out even."""
    desk.sell(desk.identify(Reading(CARD)), LINES)
    assert desk.reverse_last().total == -17500
    desk.station.outbox.items.put_aside(1, "text_invalid")
    slip = desk.shift_totals()
    assert [(each.kind, each.count, each.amount) for each in slip.kinds] == [
        ("reverse", 1, 0)
    ]
    assert not slip.categories


def test_a_reversal_whose_sale_is_lost_is_shown_all_the_same(desk, server):
    server.coop.statuses[None] = "rejected"
    slip = desk._keep(item.reversal(new_uid()), None)
    assert (slip.state, slip.lines, slip.card) == ("rejected", (), "")
    assert [each.uid for each in desk.rejected()] == [slip.uid]


def test_a_list_of_cards_that_never_came_is_told(desk):
    desk.courier.wait_for(lambda: desk.station.outbox.memory.hotlist_version(), 5)
    assert "hotlist_old" not in desk.status().notices
    desk.station.outbox.memory.forget_hotlist()
    assert "hotlist_old" in desk.status().notices
