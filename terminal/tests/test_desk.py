# SPDX-License-Identifier: LGPL-3.0-or-later
"""A shift at the desk, with the server there."""

import pytest

from coop_terminal.desk import SaleLine
from coop_terminal.domain.refusal import Refused
from terminal.tests import coop
from terminal.tests.builders import CARD, LINES, LOST, Reading


def test_a_sale_is_booked_and_its_slip_says_so(desk, server):
    identified = desk.identify(Reading(CARD))
    slip = desk.sell(identified, LINES)
    assert (slip.state, slip.total, slip.reference) == ("booked", 17500, "S-000001")
    assert slip.member == "สมชาย ใ***"
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
