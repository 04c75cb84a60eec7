# SPDX-License-Identifier: LGPL-3.0-or-later
"""What somebody asks of a report."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopReport(models.Model):
    """One kind of report, with the filters somebody chose.

    Each time a report is opened from the catalogue, a new question begins; one with a
    name is kept. The kinds themselves are ``coop.report.definition``.
    """

    _name = "coop.report"
    _description = "Report"
    _inherit = ["coop.company.mixin", "coop.logged.mixin"]
    _logged = frozenset({"write"})
    _order = "name, id desc"

    name = fields.Char(help="Give it a name to keep the report with its filters.")
    definition = fields.Selection(
        "_selection_definition",
        "Report",
        required=True,
        readonly=True,
        help="Which report it is.",
    )
    user_id = fields.Many2one(
        "res.users",
        "Belongs to",
        required=True,
        readonly=True,
        default=lambda self: self.env.user,
        ondelete="cascade",
        help="Who asks. Nobody else sees it, unless it is shared.",
    )
    shared = fields.Boolean(
        help="Let everybody of the co-op use it. What they see is still up to their "
        "own rights."
    )
    sort = fields.Char(
        readonly=True, help="The column that orders the rows, with “desc” if it falls."
    )
    group_by = fields.Char(
        readonly=True,
        help="The column whose values make groups; “none” for rows without groups.",
    )
    shown = fields.Char(
        compute="_compute_about", help="The filters that the report has."
    )
    mine = fields.Boolean(
        compute="_compute_mine", help="Whether the report belongs to the reader."
    )
    about = fields.Char(
        compute="_compute_about", help="What the report shows, in one sentence."
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    fiscal_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Fiscal year",
        ondelete="cascade",
        check_company=True,
        domain="[('company_id', '=', company_id)]",
        help="The year the report is about.",
    )
    compare_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Compared with",
        ondelete="cascade",
        check_company=True,
        domain="[('company_id', '=', company_id)]",
        help="The year it is compared with.",
    )
    date_from = fields.Date("Since", help="The first day it is about.")
    date_to = fields.Date("Until", help="The last day it is about.")
    branch_ids = fields.Many2many(
        "coop.branch",
        string="Branches",
        check_company=True,
        help="Only these; all if left empty.",
    )
    terminal_ids = fields.Many2many(
        "coop.terminal",
        string="Terminals",
        check_company=True,
        help="Only these; all if left empty.",
    )
    category_ids = fields.Many2many(
        "product.category",
        string="Categories",
        domain=[("coop_accumulates", "=", True)],
        help="Only these and those below them; all if left empty.",
    )
    group_ids = fields.Many2many(
        "coop.member.group",
        string="Groups",
        check_company=True,
        help="Only these; all if left empty.",
    )
    type_ids = fields.Many2many(
        "coop.member.type",
        string="Member types",
        check_company=True,
        help="Only these; all if left empty.",
    )
    direction = fields.Selection(
        [("purchase", "Purchases"), ("sale", "Sales to the co-op")],
        help="Only what members bought, or what they sold to the co-op.",
    )
    minimum = fields.Monetary("At least", help="Only amounts of this and more.")
    month = fields.Selection("_selection_month", help="Only this month of the year.")

    @api.model
    def _selection_definition(self):
        return [(one._name, one._title()) for one in self._definitions()]

    @api.model
    def _definitions(self):
        """Return all kinds of reports, as a list of their models."""
        base = self.env["coop.report.definition"]
        names = self.env.registry.descendants([base._name], "_inherit") - {base._name}
        return [self.env[name] for name in sorted(names)]

    @api.constrains("definition")
    def _check_definition(self):
        self._check_known(*self.mapped("definition"))

    def _check_known(self, *definitions):
        """Refuse what is no report of the catalogue."""
        known = [one._name for one in self._definitions()]
        if any(definition not in known for definition in definitions):
            raise UserError(self.env._("Choose one of the reports of the catalogue."))

    @api.depends("definition")
    @api.depends_context("lang")
    def _compute_about(self):
        for report in self:
            definition = report._definition()
            report.shown = " ".join(report._shown_filters())
            report.about = report.definition and definition._about()

    @api.depends("user_id")
    @api.depends_context("uid")
    def _compute_mine(self):
        for report in self:
            report.mine = report.user_id == self.env.user

    @api.depends("name", "definition")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for report in self:
            title = report.definition and report._definition()._title()
            report.display_name = report.name or title

    def _definition(self):
        """Return the model that says what the report is; the base of all for none."""
        return self.env[self.definition or "coop.report.definition"]

    @api.model
    def catalogue(self):
        """Return the kinds of reports the user is offered, for the catalogue's page.

        :return: list of dict of ``definition``, ``section``, ``title`` and ``about``
        """
        return [
            {
                "definition": one._name,
                "section": one._report_section,
                "title": one._title(),
                "about": one._about(),
            }
            for one in self._definitions()
            if one._is_offered()
        ]

    @api.model
    def action_ask(self, definition):
        """Begin a question of a kind, and open it."""
        self._check_known(definition)
        defaults = self.env[definition]._defaults()
        report = self.create({"definition": definition, **defaults})
        return report._get_records_action(target="current")

    def action_keep(self):
        """Open the dialog that gives the report a name, shares it and has it sent."""
        view = self.env.ref("coop_card.coop_report_view_form_keep")
        title = self.env._("Save this report")
        return self._get_records_action(
            name=title, target="new", views=[(view.id, "form")]
        )

    def action_adopt(self):
        """Begin a question of one's own from what somebody else shared; open it."""
        mine = {"user_id": self.env.uid, "shared": False}
        unnamed = {"name": False, "mail_every": False, "mail_user_ids": False}
        own = self.copy({**mine, **unnamed})
        return own._get_records_action(target="current")

    @api.autovacuum
    def _forget_unnamed(self):
        """Delete what nobody gave a name, a day after it was asked.

        What was sent of it is there for longer, and names it.
        """
        day_ago = fields.Datetime.subtract(fields.Datetime.now(), days=1)
        unnamed = [("name", "=", False), ("write_date", "<", day_ago)]
        self.search([*unnamed, ("delivery_ids", "=", False)], limit=10_000).unlink()
