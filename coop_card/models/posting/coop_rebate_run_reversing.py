# SPDX-License-Identifier: LGPL-3.0-or-later
"""Taking back what a run posted."""

import json

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools import SQL

from . import queries

#: Journal entries that are taken back together, in one transaction.
ENTRIES = 10


class CoopRebateRun(models.Model):
    """Takes posted runs back by reversal entries, the latest version first.

    What was paid of it, or carried over to another year, has to be taken back before.
    """

    _inherit = "coop.rebate.run"

    reversed_by_id = fields.Many2one(
        "res.users",
        "Reversed by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Who took back what the run had posted.",
    )
    reversed_at = fields.Datetime(
        "Reversed on",
        readonly=True,
        copy=False,
        help="When what the run had posted was taken back.",
    )
    reversal_date = fields.Date(
        "Reversal date",
        readonly=True,
        copy=False,
        help="The day of the reversal entries.",
    )
    reversal_reason = fields.Char(
        "Why it was reversed",
        readonly=True,
        copy=False,
        tracking=True,
        help="Why what the run had posted was taken back.",
    )

    def action_reverse(self):
        """Ask why, and to which day, the run is taken back."""
        self.ensure_one()
        self._targets("reverse")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_rebate_reverse_wizard_action"
        )
        return {**action, "context": {"default_run_id": self.id}}

    def _reverse(self, day, reason):
        """Take back what a run posted, for a reason, by entries of a day."""
        self.ensure_one()
        self._targets("reverse")
        self.fiscal_year_id._lock_for_refund()
        self.sudo()._check_reversible(day)
        self._take_step(
            "reverse",
            reversal_date=day,
            reversal_reason=reason,
            reversed_by_id=self.env.uid,
            reversed_at=fields.Datetime.now(),
            posted_count=0,
            posting_through=0,
            message=False,
        )
        self._begin_work()

    def _check_reversible(self, day):
        """Refuse what cannot be taken back, or not by entries of a day."""
        for refusal in self._reversal_refusals(day):
            raise UserError(refusal)

    def _reversal_refusals(self, day):
        """Return the sentences that say why a run cannot be taken back on a day."""
        refusals = (
            self._busy_refusal(),
            self._newer_refusal(),
            self._early_refusal(day),
            self._lock_refusal(day),
            self._spent_refusal(SQL("TRUE")),
        )
        return [refusal for refusal in refusals if refusal]

    def _newer_refusal(self):
        """Refuse all but the latest: a later version says what it adds to this one."""
        latest = self._posted_runs().filtered(lambda run: run.version > self.version)
        return latest and self.env._(
            "Reverse %s first: it says what it adds to this version.",
            latest[0].display_name,
        )

    def _spent_refusal(self, part):
        """Refuse to take back what some members have no more on their accounts."""
        year = self.fiscal_year_id.id
        query = SQL(queries.SPENT, run=self.id, year=year, part=part)
        spent = self.env["coop.rebate.payable"].browse(
            number for [number] in self.env.execute_query(query)
        )
        return spent and self.env._(
            "What this run posted for %(member)s has been paid, offset or carried over "
            "since, wholly or in part. Take that back first.",
            member=spent[0].member_id.display_name,
        )

    def _job_user(self):
        return self.reversed_by_id or super()._job_user()

    def _job_part(self):
        """Take the next entries back, or post the next members' refunds."""
        if self.state != "reversing":
            return super()._job_part()
        entries = self._next_entries()
        if entries:
            refusal = self._lock_refusal(self.reversal_date) or self._spent_refusal(
                SQL("entry_id = ANY(%s)", entries.ids)
            )
            if refusal:
                raise UserError(refusal)
            self._take_back(entries)
        return len(entries), len(entries) < ENTRIES

    def _next_entries(self):
        """Move on to the next entries; return them."""
        entries = self.env["account.move"].search(
            [
                ("coop_rebate_run_id", "=", self.id),
                ("reversed_entry_id", "=", False),
                ("id", ">", self.posting_through),
            ],
            order="id",
            limit=ENTRIES,
        )
        if entries:
            self.posting_through = entries[-1].id
            self.posted_count += self._members_of(entries)
            self.flush_recordset()
        return entries

    def _members_of(self, entries):
        moves = [("entry_id", "in", entries.ids), ("kind", "!=", "carried_over")]
        [[count]] = self.env["coop.rebate.move"]._read_group(
            moves, aggregates=["payable_id:count_distinct"]
        )
        return count

    def _take_back(self, entries):
        """Book the opposite of entries, and pair their lines up with the new ones."""
        opposites = self._make_entries(
            [self._prepare_opposite(entry) for entry in entries]
        )
        pairs = list(zip(_line_ids(entries), _line_ids(opposites), strict=True))
        self.env.cr.execute(
            SQL(
                queries.TAKEN_BACK,
                run=self.id,
                entries=_as_pairs(zip(entries.ids, opposites.ids, strict=True)),
                lines=_as_pairs(pairs),
                date=self.reversal_date,
                note=self.reversal_reason,
                user=self.env.uid,
                now=self.env.cr.now(),
            )
        )
        self._forget_balances()
        items = self.env["account.move.line"]
        items._coop_reconcile_again(
            [pair for pair in pairs if items.browse(pair[0]).account_id.reconcile]
        )
        self.env["coop.rebate.payable"]._set_off(entries)

    def _prepare_opposite(self, entry):
        """Return the values of the entry that takes another back."""
        lines = [
            Command.create(
                {
                    "account_id": line.account_id.id,
                    "partner_id": line.partner_id.id,
                    "balance": -line.balance,
                    "name": line.name,
                }
            )
            for line in entry.line_ids.sorted("id")
        ]
        return {
            "move_type": "entry",
            "journal_id": entry.journal_id.id,
            "date": self.reversal_date,
            "ref": self.env._("Reversal of %s", entry.name),
            "reversed_entry_id": entry.id,
            "coop_rebate_run_id": self.id,
            "line_ids": lines,
        }


def _line_ids(entries):
    """Return the lines of entries in the order in which they were made."""
    return [number for entry in entries for number in sorted(entry.line_ids.ids)]


def _as_pairs(pairs):
    return json.dumps([{"old_id": old, "new_id": new} for old, new in pairs])
