# SPDX-License-Identifier: LGPL-3.0-or-later
"""Each request of a terminal tells how it is, and none may ask too often."""

from datetime import datetime, timedelta, timezone
from unittest.mock import patch

import psycopg2

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.terminals import coop_terminal_stranger
from .terminal_case import TerminalCase

PING = ("GET", "/ping")


class Conflict(psycopg2.errors.SerializationFailure):
    """What PostgreSQL raises where two did the same at once."""

    pgcode = "40001"


@tagged("post_install", "-at_install")
class TestTerminalContact(TerminalCase):
    """What is noted of requests, and how often they may come."""

    @property
    def contact(self):
        """What is kept of the terminal's last request, as the database has it."""
        contacts = self.env["coop.terminal.contact"]
        contacts.invalidate_model()
        return contacts.search([("terminal_id", "=", self.terminal.id)])

    def limit(self, **limits):
        """Set limits of the co-op's terminals."""
        self.co_op.write({f"coop_{name}": value for name, value in limits.items()})

    def statuses(self, count, *request, **options):
        """Return the statuses of a request that is sent so many times."""
        return [self.call(*request, **options).status_code for _ in range(count)]

    def test_before_the_first_request(self):
        self.assertTrue(self.contact)
        self.assertFalse(self.contact.contact_at)

    def test_a_request_tells_how_the_terminal_is(self):
        clock = datetime.now(timezone.utc) + timedelta(minutes=3)
        headers = {
            "User-Agent": "handheld/2.1",
            "Coop-Clock": clock.isoformat(),
            "Coop-Waiting": "7",
        }
        self.assertEqual(self.call(*PING, headers=headers).status_code, 200)
        contact = self.contact
        self.assertEqual(contact.program, "handheld/2.1")
        self.assertAlmostEqual(contact.clock_offset, 180, delta=5)
        self.assertEqual((contact.waiting_count, contact.address), (7, "127.0.0.1"))
        age = datetime.now(timezone.utc).replace(tzinfo=None) - contact.contact_at
        self.assertLess(age, timedelta(seconds=30))

    def test_what_is_no_clock_and_no_count_changes_nothing(self):
        self.call(*PING, headers={"Coop-Clock": "1970", "Coop-Waiting": "5"})
        headers = {"Coop-Clock": "later", "Coop-Waiting": "٣", "User-Agent": "x" * 99}
        encoded = {name: value.encode() for name, value in headers.items()}
        self.assertEqual(self.call(*PING, headers=encoded).status_code, 200)
        contact = self.contact
        self.assertEqual((contact.clock_offset, contact.waiting_count), (0, 5))
        self.assertEqual(contact.program, "x" * 64)

    def test_case_64_a_clock_that_is_decades_away_is_shown_and_not_trusted(self):
        """Case 64: 1970, ten years ahead, and a Buddhist year."""
        for clock, offset in (
            ("1970-01-01T00:00:00Z", -(10**9)),
            ("2569-06-01T00:00:00+07:00", 10**9),
        ):
            headers = {"Coop-Clock": clock}
            response = self.call(*PING, headers=headers)
            self.assertEqual(response.status_code, 200)
            self.assertGreater(self.contact.clock_offset / offset, 1)

    def test_a_terminal_that_is_suspended_was_heard_of(self):
        self.terminal.action_suspend()
        self.assertEqual(self.call(*PING).status_code, 403)
        self.assertTrue(self.contact.contact_at)

    def test_requests_within_the_limit_pass_and_the_next_is_told_to_wait(self):
        self.limit(request_rate=1, request_burst=3)
        self.assertEqual(self.statuses(4, *PING), [200, 200, 200, 429])
        response = self.call(*PING)
        self.assertProblem(response, 429, "too_many_requests", "after")
        self.assertIn(int(response.headers["Retry-After"]), range(30, 61))

    def test_a_terminal_may_ask_again_after_the_time_it_is_told(self):
        self.limit(request_rate=60, request_burst=1)
        self.assertEqual(self.statuses(1, *PING), [200])
        self.env.cr.execute(
            "UPDATE coop_terminal_contact"
            " SET requests_until = requests_until - interval '1 second'"
        )
        self.assertEqual(self.statuses(1, *PING), [200])

    def test_one_that_is_told_to_wait_takes_nothing_from_its_bucket(self):
        self.limit(request_rate=1, request_burst=1)
        self.statuses(3, *PING)
        first = self.contact.requests_until
        self.statuses(3, *PING)
        self.assertEqual(self.contact.requests_until, first)

    def test_no_limit(self):
        self.limit(request_rate=0, request_burst=1)
        self.assertEqual(self.statuses(5, *PING), [200] * 5)

    def test_terminals_have_limits_of_their_own(self):
        self.limit(request_rate=1, request_burst=1)
        key = self.enrol(self.make_terminal())
        self.assertEqual(self.statuses(2, *PING), [200, 429])
        self.assertEqual(self.statuses(2, *PING, key=key), [200, 429])

    def test_a_route_that_only_reads_counts(self):
        self.limit(request_rate=1, request_burst=2)
        self.assertEqual(self.statuses(3, "GET", "/config"), [200, 200, 429])

    def test_a_request_that_fails_counts_once(self):
        self.limit(request_rate=1, request_burst=2)
        booking = type(self.env["coop.booking"])
        batch = {"transactions": [self.transaction()]}
        with (
            patch.object(booking, "_book", side_effect=ZeroDivisionError),
            mute_logger("odoo.http"),
        ):
            self.assertEqual(
                self.statuses(3, "POST", "/transactions", batch), [500, 500, 429]
            )

    def test_a_request_that_odoo_runs_again_counts_once(self):
        self.limit(request_rate=1, request_burst=2)
        booking = type(self.env["coop.booking"])
        batch = {"transactions": [self.transaction()]}
        with (
            patch.object(booking, "_book", side_effect=Conflict),
            patch("odoo.service.model.time.sleep"),
            mute_logger("odoo.http", "odoo.sql_db"),
        ):
            self.assertEqual(
                self.statuses(3, "POST", "/transactions", batch), [503, 503, 429]
            )

    def test_cards_may_be_asked_for_less_often(self):
        contacts = self.env["coop.terminal.contact"].sudo()
        self.limit(inquiry_rate=1)
        self.env.flush_all()
        waits = [contacts._visit(self.key, inquiry=True).wait for _ in range(2)]
        self.assertEqual(waits[0], 0)
        self.assertIn(waits[1], range(30, 61))
        self.assertEqual(contacts._visit(self.key).wait, 0)

    def test_keys_that_open_nothing_are_limited_by_their_address(self):
        """Others behind the same address are not shut out."""
        with patch.dict(coop_terminal_stranger.LIMITS, key=(1, 3)):
            guesses = self.statuses(4, *PING, key="A" * 43)
            self.assertEqual(guesses, [401, 401, 401, 429])
            self.assertEqual(self.statuses(1, *PING), [200])

    def test_case_39_codes_are_limited_by_their_address(self):
        """Case 39: guesses of enrolment codes, beside the five tries of each code."""
        body = {"terminal": "NOSUCH01", "pairing_code": "WRONG234"}
        with patch.dict(coop_terminal_stranger.LIMITS, code=(1, 2)):
            statuses = self.statuses(3, "POST", "/enrol", body, key="")
        self.assertEqual(statuses, [403, 403, 429])

    def test_what_is_kept_of_strangers_is_bounded(self):
        strangers = self.env["coop.terminal.stranger"].sudo()
        with patch.object(coop_terminal_stranger, "SLOTS", 4):
            for number in range(20):
                strangers._ask("key", f"192.0.2.{number}")
        self.assertLessEqual(strangers.search_count([]), 4)
