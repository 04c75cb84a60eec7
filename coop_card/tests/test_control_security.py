# SPDX-License-Identifier: LGPL-3.0-or-later
"""What was taken out, and who was not let in: the security log."""

import json
from datetime import timedelta
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessDenied, AccessError
from odoo.http import Request
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.http_routing.tests.common import MockRequest

from ..models.control.coop_security_event_counting import SLOTS
from .terminal_case import TerminalCase

NATIONAL_ID = "1101700230705"


@tagged("post_install", "-at_install")
class TestControlSecurity(TerminalCase):
    """Each export is noted with its filter and count; refusals are counted."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.log = cls.env["coop.security.event"]
        cls.earlier = cls.log.search([]).ids
        cls.officer = cls.make_user("officer", password="officer-secret")
        cls.member = cls.make_member("Malee Boonmee", national_id=NATIONAL_ID)

    def events(self, kind="export", **values):
        """Return the rows of a kind, the latest first."""
        self.log.invalidate_model()
        given = ((name, "=", value) for name, value in values.items())
        new = [("kind", "=", kind), ("id", "not in", self.earlier)]
        return self.log.search([*new, *given], order="id desc")

    def export(self, kind, model, domain, ids=(), names=("display_name",)):
        """Export a list as the web client does."""
        asked = {
            "model": model,
            "fields": [{"name": name, "label": name, "type": "char"} for name in names],
            "ids": list(ids),
            "domain": domain,
            "import_compat": False,
            "groupby": [],
            "context": {"allowed_company_ids": self.co_op.ids},
        }
        self.authenticate(self.officer.login, "officer-secret")
        form = {"data": json.dumps(asked), "csrf_token": Request.csrf_token(self)}
        response = self.url_open(f"/web/export/{kind}", data=form)
        self.assertEqual(response.status_code, 200)

    def test_an_export_tells_its_filter_and_count(self):
        domain = [("state", "=", "active"), ("name", "ilike", "Malee")]
        for kind in ("xlsx", "csv"):
            self.export(kind, "coop.member", domain)
            event = self.events(user_id=self.officer.id)[:1]
            self.assertEqual((event.what, event.count), ("Member", 1))
            self.assertEqual(event.filters, "& state = active, name ilike …")
            self.assertEqual(event.network_address, "127.0.0.1")
            self.assertEqual(event.company_id, self.co_op)

    def test_an_export_by_national_id_does_not_tell_it(self):
        self.export("csv", "coop.member", [("national_id", "=", NATIONAL_ID)])
        self.assertNotIn(NATIONAL_ID, self.events()[:1].filters)

    def test_contacts_count_where_they_are_members(self):
        stranger = self.env["res.partner"].create({"name": "Stranger"})
        before = self.events()
        self.export("csv", "res.partner", [], stranger.ids)
        self.assertEqual(self.events(), before)
        both = stranger + self.member.partner_id
        self.export("csv", "res.partner", [], both.ids)
        self.assertEqual(self.events()[:1].count, 1)

    def test_each_co_op_learns_what_was_exported_of_it(self):
        """Whoever works in two may export of one while in the other."""
        other = self.make_stranger().company_id
        both = self.make_user("officer")
        both.company_ids += other
        there = self.env["coop.member"].with_context(allowed_company_ids=other.ids)
        members = self.member + there.create(
            {"name": "Dara", "state": "active", "join_date": "2020-01-01"}
        )
        for records in (members, members.partner_id):
            before = self.events()
            reader = records.with_user(both).with_context(
                allowed_company_ids=[self.co_op.id, other.id]
            )
            reader.export_data(["display_name"])
            told = self.events() - before
            self.assertEqual(told.mapped("count"), [1, 1])
            self.assertEqual(told.company_id, self.co_op + other)

    def test_every_model_of_ours_tells_of_exports(self):
        for name, model in self.env.items():
            if name.startswith("coop.") and not model._abstract:
                records = self.env[name].browse(7)
                self.assertEqual(records._coop_exported(), records, name)

    def test_a_members_data_is_told_without_the_name(self):
        self.authenticate(self.officer.login, "officer-secret")
        path = f"/coop_card/report/personal_data/{self.member.id}.xlsx"
        self.assertEqual(self.url_open(path).status_code, 200)
        event = self.events()[:1]
        self.assertEqual((event.what, event.res_id), ("Personal Data", self.member.id))
        self.assertGreater(event.count, 1)
        self.assertIn("Malee", event.record_name)
        self.env.cr.execute(
            "SELECT row_to_json(event)::text FROM coop_security_event event"
            " WHERE id = %s",
            [event.id],
        )
        self.assertNotIn("Malee", self.env.cr.fetchone()[0])

    def test_a_report_tells_its_filters(self):
        report = self.env["coop.report"].create(
            {
                "definition": "report.coop_card.members_without_card",
                "company_id": self.co_op.id,
            }
        )
        report._file("xlsx")
        event = self.events()[:1]
        self.assertEqual(event.what, report._definition()._title())
        self.assertEqual((event.count, event.filters), (1, ""))

    def test_refused_keys_are_counted_by_the_minute(self):
        for _ in range(3):
            self.call("GET", "/ping", key="A" * 43)
        events = self.events("key")
        self.assertEqual(sum(events.mapped("count")), 3)
        self.assertLessEqual(len(events), 2)  # a minute may end meanwhile
        self.assertFalse(events.company_id)
        self.assertEqual(set(events.mapped("network_address")), {"127.0.0.1"})

    def test_a_suspended_terminal_is_named(self):
        self.terminal.action_suspend()
        self.call("GET", "/ping")
        event = self.events("suspended")
        found = (event.terminal_id, event.company_id)
        self.assertEqual(found, (self.terminal, self.co_op))

    def test_a_refused_pairing_code_is_told_to_the_co_op(self):
        wrong = {"terminal": self.terminal.number, "pairing_code": "ZZZZ-ZZZZ"}
        response = self.call("POST", "/enrol", wrong, key="")
        self.assertEqual(response.status_code, 403, response.text)
        event = self.events("enrolment")
        self.assertEqual(event.terminal_id, self.terminal)
        self.assertEqual(event.company_id, self.co_op)

    def test_a_refused_sign_in_is_noted_once_and_stays_refused(self):
        users = self.env["res.users"]
        with (
            patch.object(type(users), "_coop_note_refusal") as note,
            MockRequest(self.env),
            self.assertRaises(AccessDenied),
            users._assert_can_auth(user=self.officer.login),
        ):
            raise AccessDenied
        note.assert_called_once_with(self.officer.login)

    def test_refused_sign_ins_name_users_and_no_unknown_logins(self):
        for login in (self.officer.login, "my-password-by-mistake"):
            self.env["res.users"]._coop_note_refusal(login)
        events = self.events("sign_in")
        self.assertEqual(events.user_id, self.officer)
        known = {bool(event.company_id) for event in events}
        self.assertEqual(known, {False, True})

    def test_no_flood_of_addresses_makes_many_rows(self):
        for terminal in range(200):
            self.log._note_refusal("key", terminal=-terminal)
        events = self.events("key")
        self.assertEqual(sum(events.mapped("count")), 200)
        self.assertLessEqual(len(events), 2 * SLOTS)

    def test_rows_stay_for_as_long_as_the_law_asks(self):
        self.log._note_export("List", 1)
        event = self.events()[:1]
        for statement in (
            "UPDATE coop_security_event SET count = count + 1",
            "UPDATE coop_security_event SET kind = 'key'",
            "UPDATE coop_security_event SET slot = 1",
            "DELETE FROM coop_security_event",
        ):
            with self.assertKept(statement):
                self.cr.execute(f"{statement} WHERE id = %s", [event.id])
        with self.assertKept("TRUNCATE"):
            self.cr.execute("TRUNCATE coop_security_event")

    def test_old_rows_are_forgotten(self):
        def aged(days):
            then = fields.Datetime.now() - timedelta(days=days)
            return self.log.create(
                {"kind": "key", "company_id": self.co_op.id, "occurred_at": then}
            )

        self.co_op.coop_security_log_days = 100
        old, young = aged(101), aged(99)
        self.env.flush_all()
        self.log._forget_old()
        self.assertEqual((old + young).exists(), young)

    def test_nobody_sets_less_than_the_law_asks(self):
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.cr.savepoint(),
        ):
            self.co_op.coop_security_log_days = 89
            self.env.flush_all()

    def test_auditors_read_their_co_ops_rows(self):
        self.log._note_export("List", 1)
        event = self.events()[:1]
        self.assertTrue(self.as_role("auditor", event).what)
        with self.assertRaises(AccessError):
            self.as_role("officer", event).read(["what"])
        stranger = self.make_stranger("auditor")
        with self.assertRaises(AccessError):
            event.with_user(stranger).with_company(stranger.company_id).read(["what"])
