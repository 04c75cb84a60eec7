# SPDX-License-Identifier: LGPL-3.0-or-later
"""Shops of the Point of Sale."""

from odoo import api, fields, models


class PosConfig(models.Model):
    """Ties a shop to a branch, and tells its counters whom cards stand for."""

    _inherit = "pos.config"

    coop_branch_id = fields.Many2one(
        "coop.branch",
        "Co-op branch",
        copy=False,  # whoever copies a shop may not be allowed to read it
        index="btree_not_null",
        ondelete="restrict",
        domain="[('company_id', 'parent_of', company_id)]",
        groups="coop_card.group_operator,coop_card.group_auditor",
        help="The branch whose sales these are. Its members' cards are known at the "
        "counter when the server cannot be reached.",
    )

    @api.constrains("coop_branch_id", "company_id")
    def _check_coop_branch(self):
        self.env["coop.branch"]._check_places(self)

    def coop_identify(self, identifier):
        """Return whom a card stands for, or why it is refused, for a counter.

        :param str identifier: as read or typed: a card's number or other identifier,
            or a member's number
        :return: see ``coop.counter._identify``
        """
        self.ensure_one()
        self.check_access("read")
        counter = self.env["coop.counter"].sudo()
        return counter._identify(str(identifier), self.sudo())
