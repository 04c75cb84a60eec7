# SPDX-License-Identifier: LGPL-3.0-or-later
"""What goes when a member becomes anonymous."""

from odoo import models
from odoo.tools import SQL

from .beside import forget_beside, rename_tracked
from .coop_member import PERSONAL
from .queries import SHARED

#: Histories that hold data of members.
HISTORIES = ("coop.member.event", "coop.card.event", "coop.payout.line")


class CoopMember(models.Model):
    """Removes personal data, wherever this app and its contact keep it."""

    _inherit = "coop.member"

    def _forget(self):
        """Remove what tells who these members of one co-op are.

        Whoever calls has asked already, and set the language of the co-op.
        """
        contacts = self._contacts_to_forget()
        self._live_cards()._step("cancel", self.env._("The member became anonymous"))
        since = {"anonymous_since": self.company_id._coop_today(), "active": False}
        self.write({**dict.fromkeys(PERSONAL, False), **since})
        self.beneficiary_ids.unlink()
        self.env["coop.rebate.note"].search([("member_id", "in", self.ids)]).unlink()
        for member in self:
            (member.partner_id & contacts)._make_anonymous(member._anonymous_name())
        self._forget_cards()
        for name in HISTORIES:
            self.env[name]._make_anonymous(self)
        forget_beside(self)

    def _forget_cards(self):
        """Remove what is written of the cards, and of whom they were taken over from.

        Files for the printer go, too: what was not confirmed is printed again.
        """
        jobs = self.env["coop.card.print.job"]
        unconfirmed = [("state", "=", "open"), ("card_ids", "in", self.card_ids.ids)]
        jobs.search(unconfirmed).action_again()
        forget_beside(self.card_ids)
        names = {member.id: member._anonymous_name() for member in self}
        rename_tracked("coop.card.member_id", self.env, names)

    def _contacts_to_forget(self):
        """Return the contacts of these members that nobody else needs."""
        return self.partner_id - self._contacts_shared()

    def _contacts_shared(self):
        """Return the contacts that stay as they are, for somebody else needs them.

        Those are members of another co-op, staff, companies of their own, and whom a
        company outside of the co-op has as a portal user or in its books.
        """
        self.env.flush_all()
        co_ops = self.company_id
        companies = (
            self.env["res.company"].sudo().search([("id", "child_of", co_ops.ids)])
        )
        query = SQL(
            SHARED,
            contacts=self.partner_id.ids,
            members=self.ids,
            companies=companies.ids,
        )
        rows = self.env.execute_query(query)
        return self.env["res.partner"].browse(id_ for [id_] in rows)

    def _anonymous_name(self):
        """Return what the contact is called from now on."""
        return self.env._("Former member %s", self.number)
