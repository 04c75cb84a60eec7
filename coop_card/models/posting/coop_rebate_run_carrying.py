# SPDX-License-Identifier: LGPL-3.0-or-later
"""What earlier years, and merged numbers, left on the refund accounts of members."""

import json

from odoo import models
from odoo.tools import SQL

from . import queries

#: Both sides of what is taken over, as columns of ``INHERITED``: the refund account,
#: the contact, and what is owed more.
SIDES = (("id", "partner_id", "lost"), ("own_id", "own_partner_id", "gained"))


class CoopRebateRun(models.Model):
    """Takes over what is below the smallest payout, and what members owe.

    It stays with the same contact, so that the general ledger knows nothing of it. Only
    what comes from a member who was merged into another is booked, between the two.
    """

    _inherit = "coop.rebate.run"

    def _carry_over(self, parameters):
        """Take to the accounts of the year what earlier ones left on theirs.

        :return: how much was taken over from the same contacts, and the entry that took
            over from others
        """
        smallest = [
            {"id": run.fiscal_year_id.id, "payout": run._smallest_payout()}
            for run in self._runs_before()
        ]
        if not smallest:
            return 0, self.env["account.move"]
        parameters = {**parameters, "smallest": json.dumps(smallest)}
        own = SQL("former.id = own.member_id")
        self.env.cr.execute(SQL(queries.CARRIED, former=own, **parameters))
        return self.env.cr.rowcount, self._inherit_balances(parameters)

    def _settle_merged(self):
        """Take what merged members owe of this year off their survivors' refunds.

        A version that lowers what an old number had been paid leaves that debt; both
        are known once all members are posted.
        """
        self.env.flush_all()
        parameters = self._due_parameters(SQL("TRUE"))
        debts = self.env.execute_query_dict(SQL(queries.MERGED_DEBTS, **parameters))
        if debts:
            year = {"id": self.fiscal_year_id.id, "payout": 0}
            entry = self._inherit_balances(
                parameters
                | {"booked": json.dumps(debts), "smallest": json.dumps([year])}
            )
            self._forget_balances()
            self.env["coop.rebate.payable"]._set_off(entry)

    def _runs_before(self):
        """Return the latest posted run of each earlier year of the co-op."""
        runs = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("state", "=", "posted"),
                ("fiscal_year_id.date_end", "<", self.fiscal_year_id.date_start),
            ],
            order="version",
        )
        return self.browse({run.fiscal_year_id: run.id for run in runs}.values())

    def _smallest_payout(self):
        """Return below what a refund of the run waits for the next one; 0: it does
        not.
        """
        return self.minimum_payout if self.below_minimum == "carry_over" else 0

    def _inherit_balances(self, parameters):
        """Take over what merged members left; return the entry between the contacts."""
        entry = self.env["account.move"]
        former = SQL("former.merged_into_id = own.member_id")
        rows = self.env.execute_query_dict(
            SQL(queries.INHERITED, former=former, **parameters)
        )
        if rows:
            entry = self._make_entries([self._prepare_inheritance(rows)])
            line_ids = iter(sorted(entry.line_ids.ids))
            carried = [
                {
                    "payable_id": row[account],
                    "amount": row[amount],
                    "line_id": next(line_ids),
                }
                for row in rows
                for account, _contact, amount in SIDES
            ]
            self.env.cr.execute(
                SQL(
                    queries.CARRIED_BY_ENTRY,
                    entry=entry.id,
                    carried=json.dumps(carried),
                    **parameters,
                )
            )
        return entry

    def _prepare_inheritance(self, rows):
        """Return the values of the entry that takes over merged members' balances."""
        account = self.company_id.coop_rebate_payable_account_id
        lines = [
            self._prepare_line(
                account,
                -float(row[amount]),
                name=row["number"],
                partner_id=row[contact],
                analytic_distribution=False,
            )
            for row in rows
            for _account, contact, amount in SIDES
        ]
        return self._prepare_entry_of(lines)
