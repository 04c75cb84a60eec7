# SPDX-License-Identifier: LGPL-3.0-or-later
"""The member register."""

from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...rules.names import full_name

#: Nobody born before is alive.
EARLIEST_BIRTH = date(1880, 1, 1)


class CoopMember(models.Model):
    """A person or body with a member number in a co-op.

    It holds a contact, whose name, address and photo it shows as its own. The contact
    may be a member of several co-ops, once in each.
    """

    _name = "coop.member"
    _description = "Member"
    _logged = frozenset()  # coop.member.event tells it
    _inherit = [
        "coop.company.mixin",
        "coop.life.cycle.mixin",
        "coop.suggestion.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _inherits = {"res.partner": "partner_id"}
    _order = "number"
    _rec_names_search = ["number", "name"]

    partner_id = fields.Many2one(
        "res.partner",
        "Contact record",
        required=True,
        index=True,
        ondelete="restrict",
        help="The contact that holds the name, address and photo.",
    )
    active = fields.Boolean(
        default=True,
        help="Clear it to hide a member from lists without losing anything.",
    )
    number = fields.Char(
        required=True,
        copy=False,
        tracking=True,
        help="Unique in the co-op and never used again. Left empty, the next number of "
        "the co-op's sequence is taken.",
    )
    title = fields.Char(
        tracking=True, help="Written before the name: Mr, Mrs, Dr, a rank …"
    )
    full_name = fields.Char(
        compute="_compute_full_name", help="The name with the title before it."
    )
    type_id = fields.Many2one(
        "coop.member.type",
        compute="_compute_type_id",
        inverse="_inverse_type_id",
        store=True,
        required=True,
        index=True,
        tracking=True,
        default=lambda self: self._default_type_id(),
        check_company=True,
        help="Decides the rate of the patronage refund. A change counts from today; "
        "dated changes stand under Type history.",
    )
    type_period_ids = fields.One2many(
        "coop.member.type.period",
        "member_id",
        "Type history",
        help="Which type the member had, and from which day on.",
    )
    group_id = fields.Many2one(
        "coop.member.group",
        index=True,
        ondelete="restrict",
        tracking=True,
        check_company=True,
        help="Village, school or department: used in lists and at payout.",
    )
    occupation_id = fields.Many2one(
        "coop.occupation",
        ondelete="restrict",
        check_company=True,
        help="What the member works as.",
    )
    state = fields.Selection(
        [
            ("applicant", "Applicant"),
            ("active", "Active"),
            ("suspended", "Suspended"),
            ("resigned", "Resigned"),
            ("deceased", "Deceased"),
            ("terminated", "Terminated"),
        ],
        "Standing",
        default="applicant",
        required=True,
        index=True,
        copy=False,
        tracking=True,
        help="Where the membership stands.",
    )
    join_date = fields.Date(
        "Member since",
        copy=False,
        tracking=True,
        help="The day of admission. Left empty, admission sets it.",
    )
    leave_date = fields.Date(
        "Left on", copy=False, tracking=True, help="The day the membership ended."
    )
    gender = fields.Selection(
        [("female", "Female"), ("male", "Male"), ("other", "Other")],
        help="Left empty for bodies such as firms and groups.",
    )
    birthdate = fields.Date(
        "Date of birth", help="The age and the birthday lists come from it."
    )
    age = fields.Integer(
        compute="_compute_age",
        search="_search_age",
        help="Full years from the date of birth to today.",
    )
    main_member_id = fields.Many2one(
        "coop.member",
        "Main member",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="For a family member: the member the purchases count for.",
    )
    card_ids = fields.One2many("coop.card", "member_id", "Cards")
    card_event_ids = fields.One2many("coop.card.event", "member_id", "Card history")

    _number_uniq = models.Constraint(
        "UNIQUE (company_id, number)", "Another member already has this number."
    )
    _partner_uniq = models.Constraint(
        "UNIQUE (company_id, partner_id)",
        "This contact is already a member of the co-op.",
    )
    _leave_after_join = models.Constraint(
        "CHECK (leave_date >= join_date)",
        "A member cannot leave before the day of admission.",
    )
    _left_on_a_day = models.Constraint(
        "CHECK (leave_date IS NOT NULL"
        " OR state NOT IN ('resigned', 'deceased', 'terminated'))",
        "Set the day on which the membership ended.",
    )
    _not_own_main_member = models.Constraint(
        "CHECK (main_member_id <> id)", "A member cannot be the main member of itself."
    )

    @api.model
    def _default_type_id(self):
        domain = [("company_id", "=", self.env.company.root_id.id)]
        return self.env["coop.member.type"].search(domain, limit=1)

    @api.depends("title", "name")
    def _compute_full_name(self):
        for member in self:
            member.full_name = full_name(member.title, member.name)

    @api.depends("number", "full_name")
    def _compute_display_name(self):
        for member in self:
            member.display_name = f"{member.number or ''} {member.full_name}".strip()

    @api.depends("type_period_ids.type_id", "type_period_ids.date_from")
    def _compute_type_id(self):
        for member in self:
            today = member.company_id._coop_today()
            periods = member.type_period_ids.sorted("date_from")
            begun = periods.filtered(lambda period: period.date_from <= today)
            member.type_id = (begun[-1:] or periods[:1]).type_id or member.type_id

    def _inverse_type_id(self):
        """Record a type set directly: at first from admission, later from today."""
        new = []
        for member in self.filtered("type_id"):
            today = member.company_id._coop_today()
            start = today if member.type_period_ids else member.join_date or today
            of_day = member.type_period_ids.filtered(
                lambda period, start=start: period.date_from == start
            )
            of_day.type_id = member.type_id
            if not of_day:
                values = {"member_id": member.id, "date_from": start}
                new.append(values | {"type_id": member.type_id.id})
        self.env["coop.member.type.period"].create(new)

    @api.depends("birthdate")
    def _compute_age(self):
        for member in self:
            today = member.company_id._coop_today()
            born = member.birthdate
            member.age = relativedelta(today, born).years if born else 0

    def _search_age(self, operator, value):
        """Turn an age into birth dates: older means born earlier."""
        today = self.env.company._coop_today()
        if operator == "in":
            return Domain.OR(self._born_at_age(today, age) for age in value)
        born_later = {"<": ">", "<=": ">", ">": "<=", ">=": "<="}
        if operator not in born_later:
            return NotImplemented
        years = value + 1 if operator in ("<=", ">") else value
        limit = today - relativedelta(years=years)
        return Domain("birthdate", born_later[operator], limit)

    @staticmethod
    def _born_at_age(today, age):
        """Return the domain of those who are exactly so old today; False: unknown."""
        if age is False:
            return Domain("birthdate", "=", False)
        youngest = Domain("birthdate", "<=", today - relativedelta(years=age))
        return youngest & Domain("birthdate", ">", today - relativedelta(years=age + 1))

    @api.constrains("main_member_id")
    def _check_main_member(self):
        families = Domain("main_member_id", "in", self.ids)
        heads = self.search(families).main_member_id
        for member in self.filtered("main_member_id"):
            if member.main_member_id.main_member_id or member in heads:
                raise ValidationError(
                    self.env._(
                        "%s cannot be a family member of this member: a main member "
                        "counts for its family and belongs to no other.",
                        member.display_name,
                    )
                )

    @api.constrains("birthdate")
    def _check_birthdate(self):
        for member in self.filtered("birthdate"):
            today = member.company_id._coop_today()
            if not EARLIEST_BIRTH <= member.birthdate <= today:
                raise ValidationError(
                    self.env._(
                        "%(date)s is no date of birth of a living person. Type the day "
                        "the member was born.",
                        date=self._format_day(member.birthdate),
                    )
                )
