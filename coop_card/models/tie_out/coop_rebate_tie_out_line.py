# SPDX-License-Identifier: LGPL-3.0-or-later
"""The single comparisons of a tie-out."""

from odoo import fields, models

from . import queries

#: What is compared with what.
KINDS = [
    ("ledger", "Purchases of the year → base of the run"),
    ("refunds", "Refunds of the run → booked to refund accounts"),
    ("accounts", "Balances of refund accounts → their moves"),
    ("entries", "Moves of the year → their journal items"),
    ("general_ledger", "Owed of all years → account in the general ledger"),
    ("payments", "Payments by payouts → taken from bank, cash and others"),
]


class CoopRebateTieOutLine(models.TransientModel):
    """Two sums of a refund that have to be equal, and the way to where they are not."""

    _name = "coop.rebate.tie.out.line"
    _description = "Step of a Tie-out"
    _order = "tie_out_id, sequence"
    _rec_name = "kind"

    tie_out_id = fields.Many2one(
        "coop.rebate.tie.out",
        required=True,
        index=True,
        ondelete="cascade",
        help="The page.",
    )
    company_id = fields.Many2one(related="tie_out_id.company_id")
    currency_id = fields.Many2one(related="company_id.currency_id")
    sequence = fields.Integer(help="The order of the steps.")
    kind = fields.Selection(KINDS, "Step", required=True, help="What is compared.")
    amount = fields.Monetary("First sum", help="The first of the two sums.")
    compared = fields.Monetary("Second sum", help="What it is compared with.")
    difference = fields.Monetary(help="By how much the second is more than the first.")

    def action_show(self):
        """Show where a difference comes from, or what the sums are made of."""
        self.ensure_one()
        return getattr(self, f"_show_{self.kind}")()

    def _show_ledger(self):
        run = self.tie_out_id.run_id
        return run.action_compare_now() if run else self._show_refunds()

    def _show_refunds(self):
        """Show refund accounts that have not what the run gives, else all."""
        page = self.tie_out_id
        year = page.fiscal_year_id
        ids = self.difference and page._found(
            queries.OTHERWISE_BOOKED, run=page.run_id.id or 0, year=year.id
        )
        return self._list(
            "coop.rebate.payable",
            [("id", "in", ids)] if ids else [("fiscal_year_id", "=", year.id)],
        )

    def _show_accounts(self):
        year = self.tie_out_id.fiscal_year_id
        return self._list("coop.rebate.payable", [("fiscal_year_id", "=", year.id)])

    def _show_entries(self):
        year = self.tie_out_id.fiscal_year_id
        return self._list(
            "coop.rebate.move", [("payable_id.fiscal_year_id", "=", year.id)]
        )

    def _show_general_ledger(self):
        """Show journal items that no refund account knows of, else all."""
        page = self.tie_out_id
        accounts = page._payable_accounts()
        ids = self.difference and page._found(queries.FOREIGN_ITEMS, accounts=accounts)
        return self._list(
            "account.move.line",
            [("id", "in", ids)]
            if ids
            else [("account_id", "in", accounts), ("parent_state", "=", "posted")],
        )

    def _show_payments(self):
        page = self.tie_out_id
        batches = page._found(queries.BATCHES, year=page.fiscal_year_id.id)
        return self._list("coop.payout.line", [("batch_id", "in", batches)])

    def _list(self, model, domain):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        return {
            "type": "ir.actions.act_window",
            "name": kinds[self.kind],
            "res_model": model,
            "views": [(False, "list"), (False, "form")],
            "domain": domain,
        }
