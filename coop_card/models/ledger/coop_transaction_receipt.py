# SPDX-License-Identifier: LGPL-3.0-or-later
"""Receipts that were booked for the wrong member."""

from odoo import api, models
from odoo.exceptions import UserError

#: Channels that have a better way to correct whom their documents count for.
NOT_MOVED = ("invoice", "opening")


class CoopTransaction(models.Model):
    """Lets a person move booked transactions from one member to another."""

    _inherit = "coop.transaction"

    def action_move(self):
        """Ask to whom, and why, transactions are moved."""
        return self._open_dialog("coop_transaction_move_wizard_action")

    def _move_receipts(self, member, reason):
        """Move booked transactions to another member; return what they have become.

        :raise UserError: with a sentence, where one of them cannot be moved
        """
        self.check_access("write")
        target = self._counting_member(member)
        if refusal := self._move_refusal(target):
            raise UserError(refusal)
        self.sudo()._move(target.sudo(), reason)
        self.invalidate_recordset(["reversed_by_id", "moved_to_id"], flush=False)
        return self.moved_to_id

    def _counting_member(self, member):
        """Return whom a member's receipts count for: the head of the family."""
        member = member.merged_into_id or member
        return member.main_member_id or member

    def _move_refusal(self, member):
        """Return why these cannot be moved to a member; None if they can."""
        for transaction in self:
            refusal = (
                transaction._stays_as_it_is()
                or transaction._stays_with(member)
                or transaction._stays_in_its_year()
                or transaction._stays_together(member, self)
            )
            if refusal:
                return refusal
        return None

    def _stays_as_it_is(self):
        """Return why the transaction is none that counts for a member by itself."""
        name = self.display_name
        if self.status != "booked":
            return self.env._("%s is not booked: there is nothing to move.", name)
        if self.moved_to_id:
            return self.env._(
                "%(name)s has been moved to %(member)s already.",
                name=name,
                member=self.moved_to_id.member_id.display_name,
            )
        if self.reversed_by_id or self.kind == "reverse":
            return self.env._(
                "%s has been taken back, or takes another one back: both stay where "
                "they are.",
                name,
            )
        return self._has_another_way(self._moved_root().origin)

    def _has_another_way(self, origin):
        """Return how a document of some channels is corrected instead."""
        if origin not in NOT_MOVED:
            return None
        if origin == "invoice":
            return self.env._(
                "%s is an invoice and counts for its customer. Correct the invoice.",
                self.display_name,
            )
        return self.env._(
            "%s is an opening balance. Reverse it, and enter it for the right member.",
            self.display_name,
        )

    def _stays_with(self, member):
        """Return why the transaction cannot go to this very member."""
        if self.company_id != member.company_id:
            return self.env._("%s is a member of another co-op.", member.display_name)
        if self.member_id == member:
            return self.env._(
                "%(name)s counts for %(member)s already.",
                name=self.display_name,
                member=member.display_name,
            )
        return None

    def _stays_in_its_year(self):
        """Return why somebody who does not keep the books cannot move it."""
        closed = self.line_ids.fiscal_year_id.filtered(lambda y: y.state == "closed")
        if not closed or self.env.user.has_group("coop_card.group_accountant"):
            return None
        return self.env._(
            "%(name)s belongs to the closed year %(year)s. An accountant moves it.",
            name=self.display_name,
            year=closed[0].name,
        )

    def _stays_together(self, member, moving):
        """Return why a purchase and its return would end up with different members."""
        others = self._returns_and_returned() - moving
        apart = others.filtered(lambda other: other.member_id != member)
        if not apart:
            return None
        return self.env._(
            "%(name)s and %(other)s belong together: goods of one are returned by the "
            "other. Choose both in the list and move them together.",
            name=self.display_name,
            other=apart[0].display_name,
        )

    def _returns_and_returned(self):
        """Return what this one's goods came back by, or what it brings goods back of.

        Of each, what counts now: neither taken back nor moved on.
        """
        bought = self.return_of_id._moved_root()
        returned = ["|", ("id", "in", bought.ids), ("moved_from_id", "in", bought.ids)]
        return self._returns() + self._counting(returned)

    def _returns(self):
        """Return what goods of these came back by, as far as it counts now."""
        roots = self.browse().union(*(one._moved_root() for one in self))
        same = roots + self.search([("moved_from_id", "in", roots.ids)])
        return self._counting([("return_of_id", "in", same.ids)])

    @api.model
    def _counting(self, domain):
        """Return what is booked, takes nothing back, and counts in the end."""
        booked = [("status", "=", "booked"), ("kind", "!=", "reverse")]
        found = self.search([*booked, *domain])
        counting = {c.form_id for c in found.sudo()._chains().values() if c.counts}
        return found.filtered(lambda one: one.id in counting)
