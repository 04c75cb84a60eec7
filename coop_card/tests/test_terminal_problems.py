# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whatever goes wrong under the prefix, the device is told so in JSON."""

import gzip
import json
from unittest.mock import patch

import psycopg2.errors

from odoo.exceptions import AccessDenied, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..rules.terminal_messages import MAX_BODY
from .terminal_case import TerminalCase

TOO_MANY = b"[" + b",".join([b"1"] * 501) + b"]"


class Conflict(psycopg2.errors.SerializationFailure):
    """A conflict as PostgreSQL tells it."""

    pgcode = "40001"


@tagged("post_install", "-at_install")
class TestTerminalProblems(TerminalCase):
    """Statuses, codes and what to do, one by one."""

    def test_an_unknown_address(self):
        for path in ("", "/", "/nowhere", "/config/more", "/ไทย", "/%ff"):
            with self.subTest(path=path):
                self.assertProblem(self.call("GET", path), 404, "not_found")
                self.assertProblem(self.call("POST", path, {}), 404, "not_found")

    def test_a_wrong_method(self):
        for method, path, allowed in (
            ("GET", "/enrol", "POST"),
            ("OPTIONS", "/enrol", "POST"),
            ("POST", "/config", "GET"),
            ("DELETE", "/config", "GET"),
            ("OPTIONS", "/config", "GET"),
            ("PUT", "/transactions", "POST"),
            ("BREW", "/transactions", "POST"),
        ):
            with self.subTest(method=method, path=path):
                response = self.call(method, path)
                self.assertProblem(response, 405, "method_not_allowed")
                self.assertEqual(response.headers["Allow"], allowed)

    def test_a_body_that_cannot_be_read(self):
        for body, code in (
            (b"", "malformed_json"),
            (b"{", "malformed_json"),
            (b"\xff", "malformed_json"),
            (b"\xef\xbb\xbf{}", "malformed_json"),
            ("{}".encode("utf-16"), "malformed_json"),
            (b"transactions=1", "malformed_json"),
            (b"[" * 10_000, "too_deep"),
        ):
            with self.subTest(body=body[:20]):
                response = self.call("POST", "/transactions", body)
                self.assertProblem(response, 400, code)

    def test_a_body_that_is_not_a_batch(self):
        for body, reason, field in (
            (b"[]", "type_invalid", ""),
            (b"null", "type_invalid", ""),
            (b"NaN", "number_invalid", ""),
            (b"{}", "missing_field", "transactions"),
            (b'{"transactions": 1}', "type_invalid", "transactions"),
            (b'{"transactions": NaN}', "number_invalid", "transactions"),
            (b'{"transactions": []}', "count_invalid", "transactions"),
            (b'{"transactions": %s}' % TOO_MANY, "count_invalid", "transactions"),
            (b'{"transactions": [1], "a": 1}', "unknown_field", "a"),
            (b'{"transactions": [1], "transactions": [1]}', "duplicate_key", ""),
        ):
            with self.subTest(body=body[:50]):
                response = self.call("POST", "/transactions", body)
                problem = self.assertProblem(response, 400, "body_invalid")
                self.assertEqual((problem["reason"], problem["field"]), (reason, field))

    def test_a_body_not_sent_as_json(self):
        batch = json.dumps({"transactions": [self.transaction()]}).encode()
        for headers, body in (
            ({"Content-Type": "text/plain"}, batch),
            ({"Content-Type": "application/x-www-form-urlencoded"}, batch),
            ({"Content-Type": "multipart/form-data; boundary=x"}, batch),
            ({"Content-Type": "application/json; charset=tis-620"}, batch),
            ({"Content-Encoding": "gzip"}, gzip.compress(batch)),
        ):
            with self.subTest(headers=headers):
                response = self.call("POST", "/transactions", body, headers=headers)
                self.assertProblem(response, 415, "unsupported_media_type")
                self.assertEqual(response.headers["Accept"], "application/json")

    def test_a_body_of_the_limit_is_read(self):
        response = self.call("POST", "/transactions", b" " * MAX_BODY)
        self.assertProblem(response, 400, "malformed_json")

    def test_a_body_above_the_limit(self):
        response = self.call("POST", "/transactions", b" " * (MAX_BODY + 1))
        self.assertProblem(response, 413, "too_large")
        self.assertProblem(self.call("POST", "/enrol", b" " * 4097), 413, "too_large")

    def test_an_enrolment_that_is_none(self):
        body = {"terminal": "shop0001", "pairing_code": "ABCD2345"}
        problem = self.assertProblem(
            self.call("POST", "/enrol", body), 400, "body_invalid"
        )
        self.assertEqual(
            (problem["reason"], problem["field"]), ("text_invalid", "terminal")
        )

    def failing(self, error):
        """Return the response to a post whose booking raises an error."""
        booking = type(self.env["coop.booking"])
        with (
            patch.object(booking, "_book", side_effect=error),
            patch("odoo.service.model.time.sleep"),
            mute_logger("odoo.http", "odoo.sql_db"),
        ):
            batch = {"transactions": [self.transaction()]}
            return self.call("POST", "/transactions", batch)

    def test_a_conflict_that_does_not_end(self):
        response = self.failing(Conflict())
        self.assertProblem(response, 503, "busy", "after")
        self.assertTrue(int(response.headers["Retry-After"]))

    def test_a_conflict_that_ends_is_not_told(self):
        booking = type(self.env["coop.booking"])
        book, failures = booking._book, [Conflict()]

        def once_too_early(records, documents):
            if failures:
                raise failures.pop()
            return book(records, documents)

        with (
            patch.object(booking, "_book", once_too_early),
            patch("odoo.service.model.time.sleep"),
        ):
            result = self.post(self.transaction())
        self.assertEqual(result[0]["status"], "booked")

    def test_a_fault_of_ours_says_nothing_of_itself(self):
        for error in (
            ZeroDivisionError("secret"),
            UserError("secret"),
            AccessDenied("secret"),
            psycopg2.errors.UndefinedTable("secret"),
        ):
            with self.subTest(error=error):
                response = self.failing(error)
                self.assertProblem(response, 500, "internal_error", "after")
                self.assertNotIn("secret", response.text)

    def test_a_key_that_could_not_be_looked_up_is_not_told_to_be_invalid(self):
        contacts = type(self.env["coop.terminal.contact"])
        with (
            patch.object(contacts, "_visit", side_effect=psycopg2.OperationalError),
            mute_logger("odoo.http"),
        ):
            response = self.call("GET", "/config")
        self.assertProblem(response, 500, "internal_error", "after")

    def test_a_fault_leaves_nothing_behind(self):
        transaction = self.transaction()
        channel = type(self.env["coop.terminal.channel"])
        book = channel._book

        def book_and_fail(records, device, transactions):
            book(records, device, transactions)
            raise ZeroDivisionError

        with (
            patch.object(channel, "_book", book_and_fail),
            mute_logger("odoo.http"),
        ):
            self.call("POST", "/transactions", {"transactions": [transaction]})
        self.assertFalse(self.booked(transaction))
        self.assertFalse(self.post(transaction)[0]["replayed"])
