# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a member settled for the case of death."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Command

#: Who knows whom a member named.
READERS = "coop_card.group_officer,coop_card.group_auditor"


class CoopMember(models.Model):
    """Names those who receive what the member leaves with the co-op."""

    _inherit = "coop.member"

    beneficiary_ids = fields.One2many(
        "coop.member.beneficiary",
        "member_id",
        "Beneficiaries on death",
        groups=READERS,
        help="Who receives what the co-op owes when the member dies.",
    )
    payee_id = fields.Many2one(
        "coop.member.beneficiary",
        compute="_compute_payee_id",
        groups=READERS,
        help="Who receives the payment on behalf of all beneficiaries.",
    )

    @api.depends("beneficiary_ids.is_payee")
    def _compute_payee_id(self):
        for member in self:
            beneficiaries = member.beneficiary_ids
            only = beneficiaries if len(beneficiaries) == 1 else None
            member.payee_id = beneficiaries.filtered("is_payee") or only

    def write(self, vals):
        """Take shares away before others are raised, for each change is checked."""
        commands = vals.get("beneficiary_ids") or []
        takes = [one for one in commands if self._takes_share(*one)]
        if takes:
            super().write({"beneficiary_ids": takes})
            rest = [one for one in commands if one not in takes]
            vals = {**vals, "beneficiary_ids": rest}
        return super().write(vals)

    @api.model
    def _takes_share(self, command, beneficiary=0, values=None):
        """Tell whether a command leaves no beneficiary with more than before."""
        if command == Command.UPDATE:
            one = self.env["coop.member.beneficiary"].browse(beneficiary)
            return values.get("share", one.share) <= one.share
        return command in (Command.DELETE, Command.UNLINK)

    def _check_shares(self):
        for member in self:
            total = round(sum(member.beneficiary_ids.mapped("share")), 2)
            if total > 100:
                raise ValidationError(
                    self.env._(
                        "The beneficiaries of %(member)s get %(total)g %% together. "
                        "Their shares may come to 100 %% at most.",
                        member=member.display_name,
                        total=total,
                    )
                )

    def _beneficiaries_kept(self):
        """Write down what changes about beneficiaries meanwhile."""
        return self._with_history()._history_kept({"beneficiary_ids"})
