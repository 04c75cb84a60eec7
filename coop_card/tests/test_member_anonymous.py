# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is left of members who became anonymous."""

from datetime import date

from psycopg2.errors import CheckViolation, RestrictViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .retention_case import LEFT_ON, RetentionCase

#: What must be found nowhere afterwards.
TELLING = (
    "Somsri Tellable",
    "Nok Tellable",
    "1101700230705",
    "99 Telling Road",
    "0899994099",
    "somsri@tellable.example",
    "Somsri 4711",
    "987-6-54321-7",
    "moved to sister Nok",
    "1931-07-19",
)
#: All that holds data; what Odoo knows of its own models has no names of members.
TABLES = """
    SELECT quote_ident(relname) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND (relname NOT LIKE 'ir\\_%' OR relname = 'ir_attachment')
"""


@tagged("post_install", "-at_install")
class TestMemberAnonymous(RetentionCase):
    """Nothing tells any more who it was; the figures stay."""

    def told(self):
        """Return which of the texts that tell who it was stand anywhere."""
        rows = " ".join(self.tables_that_tell().values())
        return {text for text in TELLING if text in rows}

    def tables_that_tell(self):
        """Return the rows in which one of the texts stands, by table."""
        self.env.flush_all()
        found = {}
        self.env.cr.execute(TABLES)
        for [table] in self.env.cr.fetchall():
            query = f"SELECT string_agg(t::text, ' ') FROM {table} t WHERE t::text ~ %s"
            self.env.cr.execute(query, ["|".join(TELLING)])
            found[table] = self.env.cr.fetchone()[0]
        return {table: rows for table, rows in found.items() if rows}

    def rows(self, *tables):
        """Return all that stands in tables, as one text."""
        self.env.flush_all()
        texts = []
        for table in tables:
            self.env.cr.execute(f"SELECT t::text FROM {table} t ORDER BY 1")
            texts += [text for [text] in self.env.cr.fetchall()]
        return "\n".join(texts)

    def test_nothing_tells_any_more_who_it_was(self):
        self.assertEqual(self.told(), {*TELLING})
        self.forget()
        self.assertEqual(self.told(), set())
        self.assertEqual(self.somsri.name, f"Former member {self.somsri.number}")
        self.assertFalse(self.somsri.active)
        self.assertEqual(self.card.state, "cancelled")

    def test_firms_and_keys_of_other_offices_go(self):
        firm = self.env["res.partner"].create({"name": "Firm", "is_company": True})
        values = {"parent_id": firm.id, "global_location_number": "4711"}
        self.somsri.write({**values, "peppol_endpoint": "4712"})
        self.forget()
        contact = self.somsri.partner_id
        self.assertEqual(contact.commercial_partner_id, contact)
        for name in (*values, "peppol_endpoint", "birthday_key"):
            self.assertFalse(self.somsri[name], name)

    def test_cards_forget_who_had_them(self):
        self.card.message_post(body="Somsri Tellable lost it")
        job = self.env["coop.card.print.job"].create(
            {"card_ids": self.card.ids, "company_id": self.co_op.id, "file": "UERG"}
        )
        draft = self.env["coop.card"].create(
            {"member_id": self.somsri.id, "company_id": self.co_op.id}
        )
        draft.member_id = self.make_member("Next Holder")
        draft._message_track(["member_id"], {draft.id: {"member_id": self.somsri}})
        self.assertIn("mail_tracking_value", self.tables_that_tell())
        self.forget()
        self.assertEqual((job.state, job.file), ("done", False))
        self.assertEqual(self.told(), set())

    def test_what_stands_instead_is_in_the_language_of_the_co_op(self):
        self.env["res.lang"]._activate_lang("th_TH")
        self.co_op.partner_id.lang = "th_TH"
        self.assertEqual(self.manager.lang, "en_US")
        self.forget()
        for text in (self.somsri.name, self.bank.acc_number):
            self.assertRegex(text, "[ก-๙]")

    def test_the_figures_stay(self):
        figures = ("coop_transaction", "coop_accumulation", "coop_member_type_period")
        before = self.rows(*figures)
        self.forget()
        self.assertEqual(self.rows(*figures), before)
        self.assertEqual(self.somsri.leave_date, LEFT_ON)

    def test_the_history_tells_who_did_it_and_why(self):
        self.forget()
        event = self.somsri.event_ids[0]
        self.assertEqual((event.what, event.reason), ("anonymise", "Asked for it"))
        log = self.env["coop.operation"].search([("member_id", "=", self.somsri.id)])
        done = log.filtered(lambda row: row.what == "Make anonymous")
        self.assertEqual(done.create_uid, self.manager)
        self.assertIn("resign", self.somsri.event_ids.mapped("what"))

    def test_a_contact_that_another_co_op_knows_goes_with_the_last(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        there = (
            self.env["coop.member"]
            .with_company(other)
            .create(
                {"partner_id": self.somsri.partner_id.id, "company_id": other.id}
                | {"state": "active", "join_date": date(2014, 1, 1)}
            )
        )
        self.forget()
        self.assertFalse(self.somsri.national_id)
        self.assertEqual(there.name, "Somsri Tellable")
        self.assertTrue(there.partner_id.active)
        there.action_resign(date=LEFT_ON)
        there._make_anonymous("Asked for it")
        self.assertIn("Former member", self.somsri.name)
        self.assertEqual(self.told(), set())

    def test_old_numbers_go_with_the_one_they_were_merged_into(self):
        self.env.cr.execute(
            "UPDATE coop_member SET state = 'active' WHERE id = %s", [self.somsri.id]
        )
        self.env.invalidate_all()
        twin = self.make_member("Somsri Tellable", phone="0899994099")
        twin._merge_into(self.somsri, "Registered twice")
        self.assertFalse(self.retention(twin))
        self.somsri.action_resign(date=LEFT_ON)
        self.forget()
        self.assertTrue(twin.anonymous_since)
        self.assertEqual(self.told(), set())

    def test_companies_below_the_contact_stay(self):
        partners = self.env["res.partner"]
        home, shop, clerk = (
            partners.create({"name": name, "street": f"1 {name} Road", **values})
            for name, values in [
                ("Home", {"type": "other"}),
                ("Shop", {"is_company": True}),
                ("Clerk", {}),
            ]
        )
        clerk.parent_id = shop
        below = (home | shop).with_context(tracking_disable=True)
        below.parent_id = self.somsri.partner_id
        shop.street = "1 Shop Road"
        self.forget()
        self.assertFalse(home.active)
        self.assertEqual(shop.mapped("street"), ["1 Shop Road"])
        self.assertEqual((shop | clerk).mapped("name"), ["Shop", "Clerk"])

    def test_a_portal_user_of_another_company_keeps_the_contact(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        user = new_test_user(
            self.env,
            "somsri_elsewhere",
            groups="base.group_portal",
            company_id=other.id,
            company_ids=other.ids,
        )
        user.partner_id = self.somsri.partner_id
        dialog = self.env["coop.member.anonymise.wizard"]
        dialog = dialog.create({"chosen_ids": self.somsri.ids, "reason": "x"})
        self.assertEqual(dialog.shared_text, self.somsri.display_name)
        told = " ".join(dialog.get_view()["arch"].split())
        self.assertIn("to a user of another company", told)
        self.forget()
        self.assertTrue(user.active)
        self.assertEqual(self.somsri.name, "Somsri Tellable")
        self.assertFalse(self.somsri.national_id)

    def test_portal_access_ends(self):
        user = new_test_user(self.env, "somsri", groups="base.group_portal")
        user.partner_id = self.somsri.partner_id
        self.forget()
        self.assertFalse(user.active)
        self.assertNotEqual(user.login, "somsri")

    def test_it_is_for_good(self):
        self.forget()
        with self.assertRaisesRegex(UserError, "Register the person anew"):
            self.somsri.action_admit()
        with self.assertRaises(AccessError):
            self.somsri.with_user(self.manager).anonymous_since = False
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(CheckViolation),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute(
                "UPDATE coop_member SET title = 'Mrs' WHERE id = %s", [self.somsri.id]
            )

    @mute_logger("odoo.sql_db")
    def test_histories_forget_of_the_anonymous_alone(self):
        changes = ("reason = NULL", "value_to = NULL", "value_to = 'x'", "what = 'x'")
        for change in changes:
            self.assertRefused("coop_member_event", change)
        self.assertRefused("coop_card_event", "member_name = NULL")
        self.forget()
        self.env.flush_all()
        for emptied in ("value_to", "reason"):
            where = f"{emptied} IS NULL"
            self.assertRefused("coop_member_event", f"{emptied} = 'x'", where)
        for change in changes[2:]:
            self.assertRefused("coop_member_event", change)
        self.assertRefused("coop_card_event", "number = NULL")

    def assertRefused(self, table, change, where="TRUE"):
        """Fail unless the database refuses to change rows of the member."""
        query = f"UPDATE {table} SET {change} WHERE member_id = %s AND {where}"
        with self.assertRaises(RestrictViolation), self.env.cr.savepoint():
            self.env.cr.execute(query, [self.somsri.id])

    def test_only_managers_do_it(self):
        officer = self.as_role("officer", self.somsri)
        with self.assertRaisesRegex(AccessError, "not yours to take"):
            officer._make_anonymous("x")

    def test_another_co_op_sees_and_does_nothing(self):
        stranger = self.make_stranger()
        theirs = {"allowed_company_ids": stranger.company_ids.ids}
        rows = self.env["coop.member.retention"].with_user(stranger)
        self.assertFalse(rows.with_context(**theirs).search([]))
        with self.assertRaises(AccessError):
            self.somsri.with_user(stranger)._make_anonymous("x")
