# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that finds members."""

from odoo import api, fields, models


class CoopMemberSearch(models.TransientModel):
    """Finds members by what they are and by what they accumulated.

    Whatever is left empty does not matter. The search is done by the database, member
    by member nothing is read.
    """

    _name = "coop.member.search"
    _description = "Member Search"
    _inherit = ["coop.era.mixin"]

    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        required=True,
        default=lambda self: self.env.company.root_id,
        help="The co-op whose members are looked for.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    state = fields.Selection(
        "_selection_state",
        "Standing",
        default="active",
        help="Where the membership stands.",
    )
    gender = fields.Selection("_selection_gender", help="Women, men or others.")
    age_from = fields.Char("Age from", help="The youngest; empty for any.")
    age_to = fields.Char("Age to", help="The oldest; empty for any.")
    birthday_month = fields.Selection(
        "_selection_month", help="The month of the birthday."
    )
    birthday_day = fields.Selection(
        [(str(day), str(day)) for day in range(1, 32)],
        "Birthday on day",
        help="The day of that month; empty for any.",
    )
    type_ids = fields.Many2many(
        "coop.member.type",
        string="Types",
        domain="[('company_id', '=', company_id)]",
        help="Members of any of these types.",
    )
    group_ids = fields.Many2many(
        "coop.member.group",
        string="Groups",
        domain="[('company_id', '=', company_id)]",
        help="Members of any of these groups.",
    )
    occupation_ids = fields.Many2many(
        "coop.occupation",
        string="Occupations",
        domain="[('company_id', '=', company_id)]",
        help="Members with any of these occupations.",
    )
    subdistrict = fields.Char("Sub-district", help="The sub-district, or a part of it.")
    district = fields.Char(help="The district, or a part of its name.")
    province_ids = fields.Many2many(
        "res.country.state", string="Provinces", help="Members in any of these."
    )
    join_from = fields.Date("Member since", help="The first day of admission.")
    join_to = fields.Date("Admitted until", help="The last day of admission.")
    card_state = fields.Selection(
        "_selection_card_state", "Card", help="Members with a card of this state."
    )
    amount_kind = fields.Selection(
        [
            ("more", "More than nothing"),
            ("none", "Nothing"),
            ("between", "From … to …"),
        ],
        "Amount",
        help="Whether the amount of the year matters; empty: it is shown only.",
    )
    amount_from = fields.Monetary("Amount from", help="The smallest amount.")
    amount_to = fields.Monetary("Amount to", help="The largest amount; 0 for any.")
    fiscal_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Year",
        default=lambda self: self._default_fiscal_year_id(),
        domain="[('company_id', '=', company_id)]",
        help="The fiscal year whose amounts are shown.",
    )
    category_id = fields.Many2one(
        "product.category",
        help="Amounts of this category and all below it; empty: of all categories.",
    )
    direction = fields.Selection(
        "_selection_direction",
        required=True,
        default="purchase",
        help="What members bought, or what they sold to the co-op.",
    )
    order = fields.Selection(
        [("number", "Member number"), ("amount", "Amount, largest first")],
        "Sorted by",
        required=True,
        default="number",
        help="The order of the list. A list sorted by amount shows ranks.",
    )
    chosen = fields.Json(help="The ids of members marked in a list, if any.")
    shown_domain = fields.Json(help="What a list showed in the end, if it tells.")
    shown_order = fields.Char(help="The order that was clicked in a list, if any.")
    shown_groups = fields.Json(help="What a list was grouped by, if anything.")
    member_count = fields.Integer(
        "Members found", compute="_compute_member_count", help="How many there are."
    )

    @api.model
    def _default_fiscal_year_id(self):
        totals = self.env["coop.accumulation.member.total"]
        return totals._year_of_today()

    @api.model
    def get_suggestions(self, field_name, text="", filters=None):
        """Offer the places that members live in; see ``coop.suggestion.mixin``."""
        place = {"district": "city"}.get(field_name, field_name)
        return self.env["coop.member"].get_suggestions(place, text, filters)

    @api.model
    def _selection_state(self):
        return self._selection_of("coop.member", "state")

    @api.model
    def _selection_gender(self):
        return self._selection_of("coop.member", "gender")

    @api.model
    def _selection_direction(self):
        return self._selection_of("coop.accumulation", "direction")

    @api.model
    def _selection_card_state(self):
        without = ("none", self.env._("Without a card"))
        return [*self._selection_of("coop.card", "state"), without]

    @api.model
    def _selection_of(self, model, field_name):
        field = self.env[model]._fields[field_name]
        return field._description_selection(self.env)
