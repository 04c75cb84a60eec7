# SPDX-License-Identifier: LGPL-3.0-or-later
"""Journal entries of refunds, and the accounts and contacts they name."""

from decimal import Decimal

from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tools import SQL, mute_logger

from .posting_case import PostingCase


class TestRebatePostingEntries(PostingCase):
    """Entries of refunds stay what the refund accounts say."""

    def test_nobody_changes_them_by_hand(self):
        entry = self.post_refunds().entry_ids
        for change in ("button_draft", "button_cancel", "unlink", "_reverse_moves"):
            with self.assertRaisesRegex(UserError, "belongs to the patronage refund"):
                getattr(entry, change)()

    def test_entries_are_kept_from_whoever_writes_to_them(self):
        run = self.post_refunds()
        entry = run.entry_ids.with_user(self.make_bookkeeper())
        item = entry.line_ids[0]
        changes = (
            (entry, {"state": "draft"}),
            (entry, {"coop_rebate_run_id": False}),
            (entry, {"coop_payout_batch_id": False}),
            (run.with_user(entry.env.user), {"entry_ids": [Command.clear()]}),
            (item, {"account_id": self.co_op.coop_rebate_source_account_id.id}),
            (item, {"partner_id": self.env.user.partner_id.id}),
        )
        for records, values in changes:
            with self.assertRaisesRegex((UserError, AccessError), "patronage refund"):
                records.write(values)
        account = self.co_op.coop_rebate_source_account_id.id
        more = [
            {"move_id": entry.id, "account_id": account, "balance": balance}
            for balance in (5, -5)
        ]
        with self.assertRaisesRegex(UserError, "patronage refund"):
            self.env["account.move.line"].create(more)
        entry.line_ids.remove_move_reconcile()
        item.name = "Notes are free"

    def test_nobody_makes_entries_of_a_run_by_hand(self):
        run = self.post_refunds()
        journal = self.co_op.coop_rebate_journal_id.id
        entries = self.env["account.move"].with_user(self.make_bookkeeper())
        entry = entries.create({"journal_id": journal})
        with self.assertRaisesRegex(AccessError, "made by posting"):
            entry.coop_rebate_run_id = run
        with self.assertRaisesRegex(AccessError, "made by posting"):
            entries.create({"journal_id": journal, "coop_rebate_run_id": run.id})

    def make_bookkeeper(self):
        """Return an accountant of the co-op with all rights of Odoo's accounting."""
        user = self.make_user("accountant")
        user.group_ids += self.env.ref("account.group_account_manager")
        return user

    def test_the_account_stays_while_members_are_owed(self):
        self.post_refunds()
        account = self.make_account("290009", "Other", "liability_payable")
        with self.assertRaisesRegex(UserError, "still owed"):
            self.co_op.coop_rebate_payable_account_id = account

    def test_accounts_stay_what_they_must_be(self):
        payable = self.co_op.coop_rebate_payable_account_id
        changes = (
            (payable, {"account_type": "liability_current"}, "type Payable"),
            (payable, {"active": False}, "archived"),
            (
                self.co_op.coop_rebate_retained_account_id,
                {"currency_id": self.env.ref("base.EUR").id},
                "another currency",
            ),
            (self.co_op.coop_rebate_journal_id, {"active": False}, "archived"),
            (self.co_op.coop_rebate_journal_id, {"type": "sale"}, "Miscellaneous"),
        )
        for record, values, sentence in changes:
            with self.assertRaisesRegex(UserError, sentence), self.cr.savepoint():
                record.write(values)

    def test_after_the_account_was_exchanged_each_keeps_its_items(self):
        self.post_refunds()
        self.rate.value = 0
        run = self.post_refunds()
        run.entry_ids.line_ids.remove_move_reconcile()
        former = self.co_op.coop_rebate_payable_account_id
        self.co_op.coop_rebate_payable_account_id = self.make_account(
            "290009", "Other", "liability_payable"
        )
        self.later_version(5)
        items = self.env["account.move.line"].search([("account_id", "=", former.id)])
        self.assertTrue(all(items.mapped("reconciled")))
        self.assertEqual(self.booked("payable"), Decimal("-152.76"))

    def test_the_contact_stays(self):
        member = self.members[0]
        other = self.env["res.partner"].create({"name": "Somebody else"})
        member.partner_id = other
        self.post_refunds()
        with self.assertRaisesRegex(UserError, "present contact"), self.cr.savepoint():
            member.partner_id = self.env["res.partner"].create({"name": "A third"})
        self.env.cr.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with (
            self.assertRaisesRegex(CheckViolation, "another contact"),
            mute_logger("odoo.sql_db"),
            self.cr.savepoint(),
        ):
            self.env.cr.execute(
                SQL(
                    "UPDATE coop_member SET partner_id = %s WHERE id = %s",
                    self.env.user.partner_id.id,
                    member.id,
                )
            )

    def test_contacts_of_members_may_be_merged(self):
        member = self.members[0]
        self.post_refunds()
        double = self.env["res.partner"].create({"name": "Double"})
        merge = self.env["base.partner.merge.automatic.wizard"]
        merge._merge((member.partner_id + double).ids, double, extra_checks=False)
        self.env.cr.execute("SET CONSTRAINTS ALL IMMEDIATE")
        self.assertEqual(member.partner_id, double)
        self.assertEqual(member.payable_ids.move_ids.entry_line_id.partner_id, double)

    def test_accounts_are_what_they_must_be(self):
        wrong = {
            "type Payable": ("payable_account", self.make_account("1", "Bank")),
            "account of their own": (
                "source_account",
                self.co_op.coop_rebate_payable_account_id,
            ),
            "type Miscellaneous": (
                "journal",
                self.env["account.journal"].create(
                    {
                        "name": "Sales",
                        "code": "S",
                        "type": "sale",
                        "company_id": self.co_op.id,
                    }
                ),
            ),
        }
        for sentence, (name, record) in wrong.items():
            with self.assertRaisesRegex(UserError, sentence), self.cr.savepoint():
                self.co_op[f"coop_rebate_{name}_id"] = record

    def test_accounts_are_made_where_there_are_none(self):
        other = self.env["res.company"].create({"name": "New Co-op"})
        other._coop_make_rebate_accounts()
        self.assertEqual(other.coop_rebate_journal_id.type, "general")
        payable = other.coop_rebate_payable_account_id
        self.assertEqual(payable.account_type, "liability_payable")
        made = self.env["account.account"].search_count(
            [("company_ids", "=", other.id)]
        )
        other._coop_make_rebate_accounts()
        again = self.env["account.account"].search_count(
            [("company_ids", "=", other.id)]
        )
        self.assertEqual(made, again)
