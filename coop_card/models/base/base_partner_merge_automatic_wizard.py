# SPDX-License-Identifier: LGPL-3.0-or-later
"""Merging contacts that are members."""

from odoo import models
from odoo.exceptions import UserError


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    """Refuses a merge that would lose a membership.

    Odoo moves what refers to a contact by SQL and deletes the rows that then collide:
    two memberships in one co-op would silently become one.
    """

    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Merge contacts unless two of them are members of one co-op."""
        members = self.env["coop.member"].sudo().with_context(active_test=False)
        for company, of_co_op in (
            members.search([("partner_id", "in", partner_ids)])
            .grouped("company_id")
            .items()
        ):
            if len(of_co_op) > 1:
                raise UserError(
                    self.env._(
                        "%(members)s are members of %(co_op)s, each by a number of "
                        "their own: their contacts cannot be merged.",
                        members=", ".join(of_co_op.mapped("display_name")),
                        co_op=company.name,
                    )
                )
        return super()._merge(partner_ids, dst_partner, extra_checks)
