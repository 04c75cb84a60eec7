# SPDX-License-Identifier: LGPL-3.0-or-later
"""Contacts that tell no more who they were."""

from odoo import models
from odoo.fields import Command

from ..members.coop_member_history import CONTACT_FIELDS
from .beside import forget_beside

#: What is emptied of a contact, where Odoo has it.
EMPTIED = (
    *(name for name in CONTACT_FIELDS if name != "name"),
    "image_1920",
    "ref",
    "vat",
    "company_registry",
    "company_name",
    "industry_id",
    "function",
    "website",
    "comment",
    "barcode",
    "partner_latitude",
    "partner_longitude",
    "global_location_number",
    "peppol_endpoint",
    "properties",
)


class ResPartner(models.Model):
    """Empties the contacts of members who become anonymous, with all that is theirs."""

    _inherit = "res.partner"

    def _make_anonymous(self, name):
        """Remove what tells who these contacts are, and call them by another name.

        Their portal users go as if they had asked for it themselves; their further
        addresses go with them.
        """
        everybody = self | self._further_addresses()
        users = everybody.with_context(active_test=False).user_ids
        users.filtered("share")._deactivate_portal_user()
        everybody._forget_banks()
        self._leave_parents()
        everybody._empty(name)
        written = self.env["mail.message"].search([("author_id", "in", everybody.ids)])
        written.email_from = False
        forget_beside(everybody)

    def _empty(self, name):
        """Empty what tells who these contacts are, name them anew and archive them."""
        nothing = {one: False for one in EMPTIED if one in self._fields}
        # Written as usual, an address goes from the contacts below that stay, too.
        self._update_address(nothing)
        rest = {one: nothing[one] for one in nothing.keys() - self._address_fields()}
        no_tags = {"category_id": [Command.clear()]}
        # Odoo takes archived users for active ones where those are looked for, too.
        self.with_context(active_test=True).write(
            {**rest, **no_tags, "name": name, "active": False}
        )

    def _leave_parents(self):
        """Part these contacts from the firms and households they belonged to."""
        self.filtered("parent_id").parent_id = False

    def _further_addresses(self):
        """Return the addresses below these contacts that stand for nobody else.

        Those of members, users and companies stay, with all that is below them.
        """
        below = self.with_context(active_test=False).search(
            [("id", "child_of", self.ids), ("id", "not in", self.ids)]
        )
        others = below.filtered(
            lambda one: (
                one.coop_member_ids
                or one.user_ids
                or one.is_company
                or one.ref_company_ids
            )
        )
        return below - below.search([("id", "child_of", others.ids)])

    def _forget_banks(self):
        """Make account numbers unreadable that payments and entries refer to."""
        for bank in self.with_context(active_test=False).bank_ids:
            bank.write(
                {
                    "allow_out_payment": False,
                    "acc_number": self.env._("removed %s", bank.id),
                    "acc_holder_name": False,
                    "active": False,
                }
            )
            forget_beside(bank)
