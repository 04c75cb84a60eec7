# SPDX-License-Identifier: LGPL-3.0-or-later
"""The co-op side of a contact."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

#: Who sees memberships: every role implies one of these.
ROLES = "coop_card.group_operator,coop_card.group_auditor"

#: Memberships that have not ended.
CURRENT = ("applicant", "active", "suspended")


class ResPartner(models.Model):
    """Shows a contact's membership in the co-op the user works for."""

    _name = "res.partner"
    _inherit = ["res.partner", "coop.referenced.mixin"]

    subdistrict = fields.Char(
        "Sub-district",
        help="Tambon or khwaeng. The district goes into City, the province into State.",
    )
    coop_member_ids = fields.One2many(
        "coop.member",
        "partner_id",
        "Memberships",
        context={"active_test": False},
        groups=ROLES,
        help="The contact's memberships, one for each co-op.",
    )
    coop_member_id = fields.Many2one(
        "coop.member",
        "Membership",
        compute="_compute_coop_member",
        search="_search_coop_member_id",
        groups=ROLES,
        help="The contact's membership in the current co-op.",
    )
    coop_number = fields.Char(
        "Member number",
        compute="_compute_coop_member",
        search="_search_coop_number",
        groups=ROLES,
        help="The contact's member number in the current co-op.",
    )
    coop_type_id = fields.Many2one(
        "coop.member.type",
        "Member type",
        compute="_compute_coop_member",
        search="_search_coop_type_id",
        groups=ROLES,
        help="The contact's member type in the current co-op.",
    )
    coop_state = fields.Selection(
        "_selection_coop_state",
        "Membership state",
        compute="_compute_coop_member",
        search="_search_coop_state",
        groups=ROLES,
        help="Where the contact's membership in the current co-op stands.",
    )

    @api.model
    def _selection_coop_state(self):
        return self.env["coop.member"]._fields["state"]._description_selection(self.env)

    @api.depends_context("company")
    @api.depends(
        "coop_member_ids.number", "coop_member_ids.type_id", "coop_member_ids.state"
    )
    def _compute_coop_member(self):
        co_op = self.env.company.root_id
        for partner in self:
            member = partner.coop_member_ids.filtered(
                lambda member: member.company_id == co_op
            )
            partner.coop_member_id = member
            partner.coop_number = member.number
            partner.coop_type_id = member.type_id
            partner.coop_state = member.state

    def _search_coop_member_id(self, operator, value):
        return self._search_by_member("id", operator, value)

    def _search_coop_number(self, operator, value):
        return self._search_by_member("number", operator, value)

    def _search_coop_type_id(self, operator, value):
        return self._search_by_member("type_id", operator, value)

    def _search_coop_state(self, operator, value):
        return self._search_by_member("state", operator, value)

    def _search_by_member(self, field_name, operator, value):
        """Return the domain of contacts whose current membership fits.

        A contact without a membership counts as having no value.
        """
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        here = Domain("company_id", "=", self.env.company.root_id.id)
        fits = Domain(
            "coop_member_ids", "any", here & Domain(field_name, operator, value)
        )
        if operator == "in" and False in value:
            return fits | Domain("coop_member_ids", "not any", here)
        return fits

    @api.constrains("active")
    def _check_contact_of_member(self):
        """Keep the contacts of members, whoever archives them and from where."""
        for partner in self.filtered(lambda partner: not partner.active):
            for member in partner.sudo().coop_member_ids:
                if member.state in CURRENT:
                    raise ValidationError(
                        self.env._(
                            "%(member)s is a member of %(co_op)s. End the membership "
                            "before you archive the contact.",
                            member=member.display_name,
                            co_op=member.company_id.name,
                        )
                    )

    def action_open_membership(self):
        """Open the contact's membership in the current co-op."""
        return self.coop_member_id._get_records_action()

    def action_make_member(self):
        """Register the contact as an applicant, with the next number, and show it."""
        self.ensure_one()
        member = self.env["coop.member"].create({"partner_id": self.id})
        return member._get_records_action()
