# SPDX-License-Identifier: LGPL-3.0-or-later
"""The year-end page that ties a refund out."""

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules.life_cycle import RUN_KEPT
from ..rebate.queries import BASE
from . import queries


class CoopRebateTieOut(models.TransientModel):
    """Follows one year's refund: purchases, run, refund accounts, general ledger, bank.

    Each line compares two sums that are kept apart. All are read at once, so that what
    happens meanwhile puts nothing between them.
    """

    _name = "coop.rebate.tie.out"
    _description = "Tie-out of a Refund"
    _rec_name = "fiscal_year_id"

    fiscal_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Fiscal year",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_fiscal_year_id(),
        help="The year whose refund is followed.",
    )
    company_id = fields.Many2one(related="fiscal_year_id.company_id")
    run_id = fields.Many2one(
        related="fiscal_year_id.decided_run_id", string="Refund run"
    )
    line_ids = fields.One2many(
        "coop.rebate.tie.out.line", "tie_out_id", "Steps", readonly=True
    )
    is_tied = fields.Boolean(
        compute="_compute_is_tied", help="Whether all sums are equal."
    )

    @api.model
    def _default_fiscal_year_id(self):
        """Return the last year whose refund is decided: others have nothing to tie."""
        years = self.env["coop.fiscal.year"]
        decided = [
            ("company_id", "=", self.env.company.root_id.id),
            ("run_ids.state", "in", RUN_KEPT),
        ]
        return years.search(decided, limit=1) or years._for_refund()

    @api.depends("fiscal_year_id")
    def _compute_display_name(self):
        for page in self:
            page.display_name = self.env._("Tie-out %s", page.fiscal_year_id.name)

    @api.depends("line_ids.difference")
    def _compute_is_tied(self):
        for page in self:
            page.is_tied = not any(page.line_ids.mapped("difference"))

    @api.model_create_multi
    def create(self, vals_list):
        """Read the sums along with the page."""
        pages = super().create(vals_list)
        pages._read_sums()
        return pages

    def write(self, vals):
        """Read the sums of another year."""
        written = super().write(vals)
        if "fiscal_year_id" in vals:
            self._read_sums()
        return written

    @api.model
    def action_open(self):
        """Show the page of the year a refund is most likely about."""
        return self.create({})._get_records_action()

    def action_refresh(self):
        """Read the sums as they are now."""
        self._read_sums()

    def _read_sums(self):
        self.env.flush_all()
        for page in self:
            page.fiscal_year_id.check_access("read")
            page.line_ids.sudo().unlink()
            parameters = page._parameters()
            for sequence, (kind, step) in enumerate(queries.STEPS.items()):
                self.env.cr.execute(
                    SQL(
                        queries.STEP,
                        tie_out=page.id,
                        sequence=sequence,
                        kind=kind,
                        step=SQL(step, **parameters),
                        user=self.env.uid,
                        now=self.env.cr.now(),
                    )
                )
        self.env.invalidate_all()

    def _parameters(self):
        """Return what the statements need to know."""
        year, company = self.fiscal_year_id, self.company_id
        return {
            "year": year.id,
            "run": year.decided_run_id.id or 0,
            "company": company.id,
            "path": f"{company.parent_path}%",
            "base": SQL(BASE, tax_in_base=year.tax_in_base),
            "accounts": self._payable_accounts(),
            "batches": self._found(queries.BATCHES, year=year.id),
        }

    def _payable_accounts(self):
        """Return the ids of the accounts that refunds payable are booked to."""
        company = self.company_id
        used = self._found(queries.PAYABLE_ACCOUNTS, company=company.id)
        return list({*used, *company.coop_rebate_payable_account_id.ids})

    @api.model
    def _found(self, statement, **parameters):
        query = SQL(statement, **parameters)
        return [row[0] for row in self.env.execute_query(query)]
