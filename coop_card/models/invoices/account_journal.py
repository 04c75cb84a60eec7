# SPDX-License-Identifier: LGPL-3.0-or-later
"""Journals whose invoices accumulate."""

from odoo import api, fields, models


class AccountJournal(models.Model):
    """Leaves a journal's invoices out, or tells the branch they come from."""

    _inherit = "account.journal"

    coop_accumulates = fields.Boolean(
        "Accumulates",
        default=True,
        help="What members buy or sell by the invoices of this journal counts for "
        "their patronage refund.",
    )
    coop_branch_id = fields.Many2one(
        "coop.branch",
        "Co-op branch",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('company_id', 'parent_of', company_id)]",
        help="The branch that writes the invoices of this journal.",
    )

    @api.constrains("coop_branch_id", "company_id")
    def _check_coop_branch(self):
        self.env["coop.branch"]._check_places(self)
