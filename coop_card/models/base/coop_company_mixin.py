# SPDX-License-Identifier: LGPL-3.0-or-later
"""Data that belongs to one co-op."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class CoopCompanyMixin(models.AbstractModel):
    """Gives a model the co-op it belongs to.

    A co-op is a root company: Odoo's branch companies below it share its members,
    cards and ledger, so that no record may name a branch company. All its days may be
    typed in the Buddhist era.
    """

    _name = "coop.company.mixin"
    _inherit = ["coop.era.mixin", "coop.referenced.mixin"]
    _description = "Data of One Co-op"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.company.root_id,
        domain=[("parent_id", "=", False)],
        help="The co-op this belongs to. Branch companies share their co-op's data.",
    )

    def write(self, vals):
        """Keep a record in its co-op: what refers to it is there, too."""
        company_id = vals.get("company_id")
        if company_id and any(record.company_id.id != company_id for record in self):
            raise UserError(
                self.env._("A record stays in its co-op. Make a new one instead.")
            )
        return super().write(vals)

    @api.constrains("company_id")
    def _check_company_is_root(self):
        for company in self.company_id:
            if company.parent_id:
                raise ValidationError(
                    self.env._(
                        "%(branch)s is a branch company. Choose its co-op, %(root)s.",
                        branch=company.name,
                        root=company.root_id.name,
                    )
                )
