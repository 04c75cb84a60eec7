# SPDX-License-Identifier: LGPL-3.0-or-later
"""Posting a run part by part."""

import json

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools import SQL

from . import queries

#: Members that are posted together, in one transaction.
PART = 2000
#: Members of one journal entry.
ENTRY = 200

#: The other side of each sum of an entry, as settings of the co-op.
SUMS = {
    "entitled": "coop_rebate_source_account_id",
    "retained": "coop_rebate_retained_account_id",
    "forfeited": "coop_rebate_reserve_account_id",
    "withheld": "coop_rebate_withholding_account_id",
}


class CoopRebateRun(models.Model):
    """Books the next members' refunds by journal entries of bounded size.

    The database computes all amounts, the sums of the entries included. The run keeps
    through which member it has come; moving on is the first thing a part does, so that
    of two processes with the same part one is run again, behind it.
    """

    _inherit = "coop.rebate.run"

    def _is_small_job(self):
        return self.member_count <= PART

    def _job_part(self):
        """Post the refunds of the next members."""
        refusal = self._lock_refusal(self.posting_date)
        if refusal:
            raise UserError(refusal)
        part, count = self._next_part()
        if count:
            self._post_part(part)
        is_all = count < PART
        if is_all and self._posted_runs():
            self._settle_merged()
        return count, is_all

    def _next_part(self):
        """Move on by a part; return which members it is, and how many.

        :return: pair of a condition on ``member_id`` and a number
        """
        self.env.flush_all()
        after = self.posting_through
        year = self.fiscal_year_id.id
        query = SQL(queries.NEXT, run=self.id, year=year, after=after, limit=PART)
        [[through, count]] = self.env.execute_query(query)
        if count:
            self.posting_through = through
            self.posted_count += count
            self.flush_recordset()
        return SQL(queries.PART, after=after, through=through), count

    def _post_part(self, part):
        """Book the refunds of some members."""
        parameters = self._due_parameters(part)
        self.env.cr.execute(SQL(queries.PAYABLES, **parameters))
        rows = self.env.execute_query_dict(
            SQL(queries.ENTRIES, size=ENTRY, **parameters)
        )
        entries = self._make_entries([self._prepare_entry(row) for row in rows])
        booked = [
            values
            for entry, row in zip(entries, rows, strict=True)
            for values in self._booked(entry, row["members"])
        ]
        parameters |= {
            "booked": json.dumps(booked),
            "kind": "adjusted" if self._posted_runs() else "posted",
        }
        self.env.cr.execute(SQL(queries.MOVES, **parameters))
        carried, inherited = self._carry_over(parameters)
        self._forget_balances()
        if carried or inherited or parameters["kind"] == "adjusted":
            self.env["coop.rebate.payable"]._set_off(entries | inherited)

    def _forget_balances(self):
        """Read again what the database has added up."""
        self.env["coop.rebate.payable"].invalidate_model(flush=False)
        self.env["coop.rebate.move"].invalidate_model(flush=False)

    def _due_parameters(self, part):
        return {
            "run": self.id,
            "year": self.fiscal_year_id.id,
            "company": self.company_id.id,
            "forfeit": self.below_minimum == "forfeit",
            "part": part,
            "date": self.posting_date,
            "user": self.env.uid,
            "now": self.env.cr.now(),
        }

    def _due(self):
        """Return what is not posted yet, over all members: see ``FORECAST``."""
        self.env.flush_all()
        query = SQL(queries.FORECAST, **self._due_parameters(SQL("TRUE")))
        return self.env.execute_query_dict(query)[0]

    def _make_entries(self, entries):
        """Create and post journal entries, in a way made for many lines."""
        moves = self.env["account.move"].with_company(self.company_id)
        moves = moves.with_context(
            tracking_disable=True, skip_invoice_sync=True, coop_refund_entries=True
        )
        return moves.create(entries)._post(soft=False)

    def _prepare_entry(self, row):
        """Return the values of an entry; see ``ENTRIES`` in ``queries.py``."""
        company = self.company_id
        lines = [
            self._prepare_line(
                company.coop_rebate_payable_account_id,
                -float(net),
                name=number,
                partner_id=partner_id,
                analytic_distribution=False,
            )
            for _member, partner_id, number, net in row["members"]
            if float(net)
        ]
        lines += [
            self._prepare_line(company[account], float(row[name]))
            for name, account in SUMS.items()
            if row[name]
        ]
        return self._prepare_entry_of(lines)

    def _prepare_entry_of(self, lines):
        """Return the values of an entry of the run with these lines."""
        return {
            "move_type": "entry",
            "journal_id": self.company_id.coop_rebate_journal_id.id,
            "date": self.posting_date,
            "ref": self._entry_reference(),
            "coop_rebate_run_id": self.id,
            "line_ids": lines,
        }

    def _prepare_line(self, account, balance, name=None, **values):
        """Return a line of an entry, whose balance is above zero for a debit.

        What belongs to goods, taxes and other currencies is said here: Odoo would take
        long to compute that it is nothing.
        """
        parts = [self._entry_reference(), name]
        return Command.create(
            {
                "account_id": account.id,
                "balance": balance,
                "amount_currency": balance,
                "currency_id": self.currency_id.id,
                "tax_ids": False,
                "price_subtotal": 0,
                "price_total": 0,
                "name": ", ".join(part for part in parts if part),
                **values,
            }
        )

    def _entry_reference(self):
        return self.env._("Patronage refund %s", self.display_name)

    def _booked(self, entry, members):
        """Return for each member the entry and its line, where anything is owed."""
        account = self.company_id.coop_rebate_payable_account_id
        lines = entry.line_ids.filtered(lambda line: line.account_id == account)
        line_ids = iter(sorted(lines.ids))
        return [
            {
                "member_id": member,
                "entry_id": entry.id,
                "line_id": next(line_ids) if float(net) else None,
            }
            for member, _partner, _number, net in members
        ]
