# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the terminal asks for by itself: hotlist, key, configuration, the time."""

from datetime import datetime, timedelta, timezone

import pytest
from requests.adapters import HTTPAdapter

from coop_terminal import secrets
from coop_terminal.desk import Identified
from coop_terminal.domain import card
from coop_terminal.domain.item import new_uid
from coop_terminal.domain.refusal import Refused
from coop_terminal.outbox.memory import HotlistDiffers
from coop_terminal.simulate.faults import Faults
from coop_terminal.simulate.virtual import Virtual
from coop_terminal.station import Station
from terminal.tests import coop
from terminal.tests.builders import (
    LOST,
    PURCHASE,
    delivered,
    due_for_a_new_key,
    sell,
    signed_on,
)


def _hotlist(version, add, digest, full=False, remove=()):
    entries = [{"identifier": each, "state": "lost"} for each in add]
    return {
        "version": version,
        "full": full,
        "add": entries,
        "remove": list(remove),
        "digest": digest,
    }


def test_a_hotlist_that_differs_is_not_taken_over(station):
    """Case 65: the digest is another one; what was there stays whole."""
    memory, now = station.outbox.memory, station.clock.now()
    station_list = _hotlist(1, ["A", "B"], _digest("A", "B"), full=True)
    memory.apply_hotlist(station_list, now)
    with pytest.raises(HotlistDiffers):
        memory.apply_hotlist(_hotlist(2, ["C"], _digest("C")), now)
    assert memory.hotlist_version() == 1
    assert memory.refused_as(["A"]) == "lost"
    assert memory.refused_as(["C"]) is None
    memory.apply_hotlist(_hotlist(3, ["C"], _digest("B", "C"), remove=["A"]), now)
    assert memory.refused_as(["A"]) is None


def _digest(*identifiers):
    return card.digest(identifiers)


def test_after_a_difference_the_whole_list_is_asked_for(server, home):
    """Case 65: a change that was seen too late; the next answer heals it."""
    with Virtual(home) as terminal:
        memory, now = terminal.station.outbox.memory, terminal.station.clock.now()
        old = _hotlist(1, ["OLD"], _digest("OLD"), full=True)
        memory.apply_hotlist(old, now - timedelta(days=1))
        terminal.cycle()
        assert memory.refused_as([LOST]) == "lost"
        assert memory.refused_as(["OLD"]) is None
    asked = [path for _m, path, _b in server.coop.requests if "hotlist" in path]
    assert asked == ["/hotlist?since=1", "/hotlist?since=0"]


@pytest.mark.parametrize("fault", ["request_lost", "response_lost", "captive"])
def test_a_key_changes_whatever_is_lost(server, home, fault):
    faults = Faults([fault], rate=0.6, seed=3)
    with Virtual(due_for_a_new_key(home), faults) as terminal:
        for _try in range(40):
            terminal.cycle()
        assert terminal.station.keys.secrets.key == "next-key"
        assert not terminal.station.keys.secrets.coming
    assert server.coop.keys == {"next-key"}


def test_the_key_and_cards_are_in_no_text(station):
    assert "first-key" not in repr(station.keys.secrets)
    assert LOST not in repr(Identified(LOST, "****"))


class _Listener(HTTPAdapter):
    """Carries requests, and notes the language they ask for."""

    def __init__(self, heard):
        super().__init__()
        self._heard = heard

    def send(self, request, *values, **options):
        """Note the language and send the request."""
        self._heard.append(request.headers["Accept-Language"])
        return super().send(request, *values, **options)


def test_goods_are_named_in_the_language_of_the_screen(home):
    heard = []
    signed_on(home, adapter=lambda: _Listener(heard)).close()
    assert set(heard) == {"th"}


def test_a_device_with_a_wrong_clock_sells_at_the_right_time(server, home):
    """Case 64: the clock is ten years off; what is sent has the server's time."""
    wrong = datetime.now(timezone.utc) + timedelta(days=3650)
    with Virtual(home, wall=wrong.timestamp) as terminal:
        terminal.sign_on("101")
        uid = terminal.sell(PURCHASE)
        terminal.cycle()
    at = datetime.fromisoformat(server.coop.booked[uid]["occurred_at"])
    assert abs(at - datetime.now(timezone.utc)) < timedelta(minutes=1)


def test_nothing_is_known_before_the_first_answer(home):
    station = Station(home)
    with pytest.raises(Refused, match="not_set_up"):
        _ = station.catalogue
    station.close()


def test_a_request_that_breaks_the_server_keeps_no_sale_waiting(server, home):
    broken = coop.Refusal(500, "internal_error", "after", 60)
    server.coop.troubles |= {"/keys/rotate": broken, "/config": broken}
    with Virtual(due_for_a_new_key(home)) as terminal:
        terminal.sign_on("101")
        uid = terminal.sell(PURCHASE)
        assert terminal.cycle() >= 60
    assert list(server.coop.booked) == [uid]


def test_a_key_that_cannot_be_stored_keeps_no_sale_waiting(server, home, monkeypatch):
    def store(_folder, _secrets):
        raise OSError(28, "No space left on device")

    with Virtual(due_for_a_new_key(home)) as terminal:
        terminal.sign_on("101")
        uid = terminal.sell(PURCHASE)
        monkeypatch.setattr(secrets, "store", store)
        terminal.cycle()
    assert list(server.coop.booked) == [uid]
    assert not [path for _m, path, _b in server.coop.requests if "rotate" in path]


def test_an_answer_to_something_else_delivers_nothing(server, home, monkeypatch):
    book = coop.Coop._book

    def mixed_up(self, said):
        return {**book(self, said), "uid": new_uid()}

    with Virtual(home) as terminal:
        terminal.sign_on("101")
        uid = terminal.sell(PURCHASE)
        with monkeypatch.context() as patch:
            patch.setattr(coop.Coop, "_book", mixed_up)
            terminal.cycle()
        assert (server.coop.received[uid], terminal.waiting()) == (1, 1)


def test_shifts_opened_meanwhile_keep_their_numbers(server, home):
    """Case 63: a restored backup has worked alone; its first shift is settled."""
    with Virtual(home) as terminal:
        number = terminal.sign_on("101").number
        shifts, now = terminal.station.outbox.shifts, terminal.station.clock.now()
        others = [shifts.open(operator, now).number for operator in ("102", "103")]
        server.coop.settled[number] = {}
        terminal.courier.sign_on_as("101", number)
        terminal.cycle()
        assert shifts.open_of("101").number > max(others)
        assert shifts.open("104", now).number > shifts.open_of("101").number


def test_a_time_that_nobody_can_be_sure_of_is_sent_as_such(server, home):
    """Case 64: the clock is at 1970 and the server away; later sales are sure."""
    station = signed_on(home)
    sell(station)
    station.close()
    with Virtual(home, wall=lambda: 0.0) as terminal:
        unsure = terminal.sell(PURCHASE)
        terminal.sign_on("101")
        sure = terminal.sell(PURCHASE)
        delivered(terminal)
    assert server.coop.booked[unsure]["clock_suspect"] is True
    assert "clock_suspect" not in server.coop.booked[sure]


def test_no_sale_is_before_the_last_one(home):
    """Case 64: days without the server, a power cut, and a clock at 1970."""
    station = signed_on(home)
    station.clock.measured(station.clock.now() + timedelta(days=3))
    uid = sell(station)
    kept = station.outbox.items.by_uid(uid).said["occurred_at"]
    station.outbox.close()
    again = Station(home, wall=lambda: 0.0)
    assert again.clock.now() >= datetime.fromisoformat(kept)
    assert again.clock.suspect
    again.close()


def test_what_the_server_stumbles_over_keeps_nothing_else_waiting(
    server, home, monkeypatch
):
    """It is sent again after all others, until the server is repaired."""
    answer, stumbled = coop.Coop._transactions, []

    def stumbling(self, said, key):
        if any(each["uid"] in stumbled for each in said["transactions"]):
            raise coop.Refusal(500, "internal_error", "after", 60)
        return answer(self, said, key)

    monkeypatch.setitem(coop.Coop.ROUTES, ("POST", "/transactions"), stumbling)
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        uids = [terminal.sell(PURCHASE) for _number in range(6)]
        stumbled += uids[2:4]
        for _try in range(12):
            terminal.cycle()
        assert set(server.coop.booked) == set(uids) - set(stumbled)
        stumbled.clear()
        delivered(terminal)
    assert set(server.coop.booked) == set(uids)
