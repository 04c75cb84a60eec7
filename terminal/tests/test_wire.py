# SPDX-License-Identifier: LGPL-3.0-or-later
"""Networks at their worst: what was sold arrives, and once."""

from dataclasses import replace

import pytest
import requests

from coop_terminal.link.answers import (
    TOO_LARGE_ON_THE_WAY,
    NotDelivered,
    Problem,
    understood,
)
from coop_terminal.link.backoff import FIRST, LONGEST, Backoff
from coop_terminal.link.delivery import Delivery
from coop_terminal.simulate.faults import NAMES, Faults
from coop_terminal.simulate.virtual import Virtual
from terminal.tests.builders import CARD, PURCHASE, delivered, sell
from terminal.tests.coop import Refusal

SMALL = replace(PURCHASE, lines=PURCHASE.lines[:1])


@pytest.mark.parametrize("fault", NAMES)
def test_each_fault_heals(server, home, fault):
    """Cases 41, 42, 48, 49: lost, executed and lost, doubled, pages, cut short."""
    faults = Faults([fault], rate=1.0, seed=1)
    with Virtual(home, faults) as terminal:
        faults.rate = 0.0
        terminal.sign_on("101")
        uids = [terminal.sell(PURCHASE), terminal.sell(PURCHASE)]
        uids.append(terminal.reverse(uids[0], "101"))
        faults.rate = 1.0
        terminal.cycle()
        assert faults.met
        faults.rate = 0.0
        terminal.close_shift("101")
        delivered(terminal)
        assert terminal.station.outbox.shifts.get(1).state == "balanced"
    assert list(server.coop.booked) == uids


def test_all_faults_at_once_heal(server, home):
    """Cases 41, 42, 43, 46, 48, 49: the same, mixed by chance."""
    faults = Faults(NAMES, rate=0.5, seed=5)
    with Virtual(home, faults) as terminal:
        terminal.sign_on("101", tries=200)
        for _number in range(10):
            terminal.sell(PURCHASE)
            terminal.cycle()
        faults.stop()
        terminal.close_shift("101")
        delivered(terminal)
        assert terminal.station.outbox.shifts.get(1).state == "balanced"
        assert set(server.coop.booked) == set(terminal.sold)


@pytest.mark.parametrize(
    "fault", ["captive", "foreign_json", "redirected", "truncated"]
)
def test_what_is_not_ours_delivers_nothing(home, fault):
    """Case 49: a page, somebody else's JSON, a redirect, an answer cut short."""
    faults = Faults([fault], rate=0.0)
    with Virtual(home, faults) as terminal:
        terminal.sign_on("101")
        terminal.sell(PURCHASE)
        faults.rate = 1.0
        terminal.cycle()
        assert terminal.waiting() == 1
        assert terminal.station.contact.link == "down"


def test_a_repeat_is_the_same_bytes(server, home):
    """Case 42: the answer is lost; the same bytes go again and count once."""
    faults = Faults(["response_lost"], rate=0.0)
    with Virtual(home, faults) as terminal:
        terminal.sign_on("101")
        uid = terminal.sell(PURCHASE)
        faults.rate = 1.0
        terminal.cycle()
        faults.stop()
        delivered(terminal)
    assert server.coop.received[uid] == 2
    sent = [body for _m, path, body in server.coop.requests if path == "/transactions"]
    assert sent[0] == sent[1]


def test_a_rejected_one_does_not_stop_the_others(server, home):
    """Case 47: one of a batch is rejected; it is kept for a person to see."""
    server.coop.statuses = {"9764-BAD": "rejected", "9764-ODD": "held"}
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        bad = sell(terminal.station, "9764-BAD")
        odd, good = sell(terminal.station, "9764-ODD"), sell(terminal.station, CARD)
        terminal.cycle()
        items = terminal.station.outbox.items
        assert [row.uid for row in items.rejected()] == [bad]
        assert items.state_of(odd)[0] == "held"
        assert list(server.coop.booked) == [odd, good]
        assert terminal.waiting() == 0


def test_what_cannot_be_read_is_found_and_put_aside(server, station):
    """Case 47: the server reads none of the batch; halving finds the one it cannot."""
    uids = [sell(station) for _number in range(5)]
    real = server.coop.ROUTES["POST", "/transactions"]

    def picky(coop, said, key):
        if any(each["seq"] == 4 for each in said["transactions"]):
            raise Refusal(400, "body_invalid")
        return real(coop, said, key)

    server.coop.ROUTES = server.coop.ROUTES | {("POST", "/transactions"): picky}
    _deliver(station)
    assert [row.uid for row in station.outbox.items.rejected()] == [uids[3]]
    assert set(server.coop.booked) == {*uids[:3], uids[4]}


def test_a_proxy_that_takes_no_long_messages_gets_short_ones(server, home):
    """Case 49: 413 as a page of HTML. Nobody has judged the sales: they only wait."""
    server.coop.longest = 350
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        small = [terminal.sell(SMALL) for _number in range(5)]
        large = terminal.sell(PURCHASE)
        for _try in range(4):
            terminal.cycle()
        items = terminal.station.outbox.items
        assert terminal.station.contact.problem == TOO_LARGE_ON_THE_WAY
        assert {items.state_of(uid)[0] for uid in small} == {"acked"}
        assert items.state_of(large)[0] == "sent"
        server.coop.longest = None
        delivered(terminal)
    assert list(server.coop.booked) == [*small, large]


def _deliver(station):
    client = station.client()
    Delivery(station, client).run()
    client.close()


@pytest.mark.parametrize(
    ("refusal", "pause"),
    [
        (Refusal(429, "too_many_requests", "after", 17), 17),
        (Refusal(403, "terminal_suspended", "after", 60), 60),
        (Refusal(401, "key_invalid", "reenrol"), LONGEST),
        (Refusal(400, "not_of_this_version", "never"), LONGEST),
        (Refusal(503, "busy", "unheard_of"), FIRST / 2),
    ],
)
def test_what_a_problem_asks_for_is_done(server, home, refusal, pause):
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        terminal.sell(PURCHASE)
        server.coop.troubles["/transactions"] = refusal
        assert terminal.cycle() >= pause
        assert terminal.waiting() == 1
        assert terminal.station.contact.problem == refusal.code


def test_waits_double_up_to_a_minute():
    waits = Backoff(chance=lambda: 1.0)
    assert [waits.after() for _try in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert Backoff(chance=lambda: 0.0).after() == FIRST / 2
    assert Backoff().after(least=20) == 20


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'"text"', b"[" * 100000, b'{"results": []}', b"\xff", b"null"],
)
def test_odd_bodies_are_not_delivered(content):
    """Case 49: whatever stands in an answer, it is understood or not delivered."""
    with pytest.raises(NotDelivered):
        understood(200, "application/json", {}, content, "server_time")


def test_an_unknown_way_to_retry_means_later():
    with pytest.raises(Problem) as problem:
        understood(
            418, "application/problem+json", {"Retry-After": "x"}, b"{}", "server_time"
        )
    assert (problem.value.retry, problem.value.wait) == ("after", None)


def test_neither_cookies_nor_other_proofs_are_sent(server, home, monkeypatch):
    netrc = home / "netrc"
    netrc.write_text("machine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("NETRC", str(netrc))
    seen = []
    real = requests.Session.send

    def send(session, request, **options):
        seen.append(request.headers)
        return real(session, request, **options)

    monkeypatch.setattr(requests.Session, "send", send)
    with Virtual(home) as terminal:
        terminal.sign_on("101")
    assert {headers["Authorization"] for headers in seen} == {"Coop-Terminal first-key"}
    assert not any("Cookie" in headers for headers in seen)
