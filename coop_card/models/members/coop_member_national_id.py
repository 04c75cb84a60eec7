# SPDX-License-Identifier: LGPL-3.0-or-later
"""The national ids of members."""

from collections.abc import Iterable

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...rules import national_id
from ...rules.card_number import normalise

#: Who reads a whole national id.
READERS = "coop_card.group_officer"


class CoopMember(models.Model):
    """Keeps a member's national id, which only officers read whole."""

    _inherit = "coop.member"

    national_id = fields.Char(
        "National ID",
        copy=False,
        index="btree_not_null",
        groups=READERS,
        help="Digits and letters only. Officers see it; everybody else sees its end.",
    )
    national_id_masked = fields.Char(
        "National ID, masked",
        compute="_compute_national_id_masked",
        compute_sudo=True,
        help="The end of the national ID, enough to tell two people apart.",
    )

    same_national_id_ids = fields.Many2many(
        "coop.member",
        compute="_compute_same_national_id_ids",
        groups=READERS,
        string="Members with the same national ID",
        help="Other members of the co-op with the same national ID.",
    )

    @api.depends("national_id", "company_id")
    def _compute_same_national_id_ids(self):
        everybody = self.with_context(active_test=False)
        for member in self:
            same = Domain("national_id", "=", normalise(member.national_id or ""))
            others = same & Domain("company_id", "=", member.company_id.id)
            others &= Domain("merged_into_id", "=", False)
            others &= Domain("id", "!=", member._origin.id)
            member.same_national_id_ids = member.national_id and everybody.search(
                others
            )

    @api.depends("national_id")
    def _compute_national_id_masked(self):
        for member in self:
            member.national_id_masked = national_id.masked(member.national_id or "")

    @api.constrains("national_id", "is_company")
    def _check_national_id(self):
        for member in self.sudo().filtered("national_id"):
            country = member.company_id.country_id.code
            body = member.is_company
            if not national_id.is_valid(member.national_id, country, body):
                raise ValidationError(
                    self.env._(
                        "%(number)s cannot be the national ID of %(member)s: a digit "
                        "is wrong or missing. Compare it with the card.",
                        number=member.national_id,
                        member=member.display_name,
                    )
                )

    @api.model
    def _search(self, domain, *args, **options):
        """Look for national ids as they are kept, however they were typed."""
        plain = Domain(domain).map_conditions(_with_plain_value)
        return super()._search(plain, *args, **options)

    @api.onchange("national_id")
    def _onchange_national_id(self):
        self.national_id = normalise(self.national_id or "") or False

    @api.model_create_multi
    def create(self, vals_list):
        """Keep national ids without blanks and dashes, in ASCII digits."""
        return super().create([self._with_plain_id(vals) for vals in vals_list])

    def write(self, vals):
        """Keep national ids without blanks and dashes, in ASCII digits."""
        return super().write(self._with_plain_id(vals))

    @api.model
    def _with_plain_id(self, vals):
        number = vals.get("national_id")
        return {**vals, "national_id": normalise(number)} if number else vals


def _with_plain_value(condition):
    """Return a condition on national ids without what people type between digits."""
    value = condition.value
    if condition.field_expr != "national_id" or not value:
        return condition
    if isinstance(value, str):
        plain = normalise(value)
    elif isinstance(value, Iterable):
        plain = [one and normalise(one) for one in value]
    else:
        return condition
    return Domain("national_id", condition.operator, plain)
