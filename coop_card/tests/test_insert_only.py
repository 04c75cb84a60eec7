# SPDX-License-Identifier: LGPL-3.0-or-later
"""What was written stays, whoever tries."""

from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import SQL

from .builders import CoopCase

INSERT_ONLY = ("coop_accumulation", "coop_transaction", "coop_card_event")
#: Some of those that say who wrote each row.
SIGNED = ("coop_transaction", "coop_card_event", "coop_operation_entry")


@tagged("post_install", "-at_install")
class TestInsertOnly(CoopCase):
    """Triggers guard the ledger against the ORM and against plain SQL."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card = cls.make_card()
        cls.booked = cls.book(cls.document(card=cls.card.number))
        cls.held = cls.book(cls.document(card="NOBODY"))
        cls.env.flush_all()

    def refused(self, statement, *args):
        """Check that the database refuses a statement."""
        with self.assertKept(statement):
            self.cr.execute(SQL(statement, *args))

    def test_no_row_is_deleted(self):
        for table in INSERT_ONLY:
            self.refused("DELETE FROM %s", SQL.identifier(table))

    def test_no_table_is_emptied(self):
        for table in INSERT_ONLY:
            self.refused("TRUNCATE %s CASCADE", SQL.identifier(table))

    def test_no_amount_is_changed(self):
        self.refused("UPDATE coop_accumulation SET amount = amount + 1")

    def test_no_event_is_changed(self):
        self.refused("UPDATE coop_card_event SET reason = 'other'")

    def test_who_wrote_a_row_stays_unless_the_user_is_deleted(self):
        other = self.make_user("officer")
        for table in map(SQL.identifier, SIGNED):
            self.refused("UPDATE %s SET create_uid = %s", table, other.id)
            self.cr.execute(SQL("UPDATE %s SET create_uid = NULL", table))

    def test_nothing_of_a_booked_transaction_is_changed(self):
        for change in ("status = 'held'", "date = '2026-01-01'", "member_id = NULL"):
            self.refused(
                "UPDATE coop_transaction SET %s WHERE id = %s",
                SQL(change),
                self.booked.id,
            )

    def test_the_content_of_a_held_transaction_is_not_changed(self):
        for change in (
            "key = 'x'",
            "digest = 'x'",
            "content = '{}'",
            "amount_total = 1",
        ):
            self.refused(
                "UPDATE coop_transaction SET %s WHERE id = %s",
                SQL(change),
                self.held.id,
            )

    def test_an_upgrade_fills_in_a_column_it_adds(self):
        ledger = self.env["coop.accumulation"]
        with patch.object(ledger._fields["reference"], "default", lambda _: "before"):
            ledger._init_column("reference")
        self.booked.line_ids.invalidate_recordset()
        self.assertEqual(self.booked.line_ids.reference, "before")
        self.refused("UPDATE coop_accumulation SET reference = 'after'")

    def test_the_orm_is_refused_too(self):
        with self.assertKept():
            self.booked.line_ids.unlink()
