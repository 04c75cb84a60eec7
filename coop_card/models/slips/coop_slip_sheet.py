# SPDX-License-Identifier: LGPL-3.0-or-later
"""Sheets of slips that people key in together."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopSlipSheet(models.Model):
    """The slips of one day and branch, as one person keys them in.

    While it is a draft, everything on it may change. Posting books all of it at once;
    what turns out wrong then is reversed.
    """

    _name = "coop.slip.sheet"
    _description = "Sheet of Slips"
    _inherit = ["coop.company.mixin", "coop.life.cycle.mixin"]
    _order = "id desc"
    _life_cycle_start = ("draft",)

    date = fields.Date(
        required=True,
        default=lambda self: self.env.company.root_id._coop_today(),
        help="The day on the slips. It decides the year.",
    )
    branch_id = fields.Many2one(
        "coop.branch",
        check_company=True,
        ondelete="restrict",
        default=lambda self: self._default_branch_id(),
        help="Where the slips come from. Your last one is suggested.",
    )
    user_id = fields.Many2one(
        "res.users",
        "Keyed by",
        required=True,
        readonly=True,
        copy=False,
        ondelete="restrict",
        default=lambda self: self.env.uid,
        help="Who keys the slips in.",
    )
    direction = fields.Selection(
        [("purchase", "Purchases"), ("sale", "Sales to the co-op")],
        "Slips of",
        required=True,
        default="purchase",
        help="Whether members bought goods or sold produce to the co-op.",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("posted", "Posted")],
        required=True,
        readonly=True,
        copy=False,
        default="draft",
        help="Posted: every slip stands in the ledger or waits for review.",
    )
    slip_ids = fields.One2many("coop.slip", "sheet_id", "Slips")
    currency_id = fields.Many2one(related="company_id.currency_id")
    control_total = fields.Monetary(
        "Control total",
        copy=False,
        help="The sum of the slips, added up beforehand. Posting checks it. Leave it "
        "empty where nobody added up.",
    )
    slip_count = fields.Integer(
        "Number of slips", compute="_compute_totals", help="How many slips there are."
    )
    amount_total = fields.Monetary(
        "Total", compute="_compute_totals", help="The sum of the slips."
    )
    difference = fields.Monetary(
        compute="_compute_totals", help="The sum of the slips less the control total."
    )
    total_table = fields.Html(
        "By category", compute="_compute_totals", help="What the slips add up to."
    )
    codes_text = fields.Char(
        "Short codes",
        compute="_compute_codes_text",
        help="What may be keyed as a category.",
    )

    @api.model
    def _default_branch_id(self):
        mine = [("user_id", "=", self.env.uid), ("state", "=", "posted")]
        return self.search(mine, limit=1).branch_id

    @api.depends("date", "branch_id", "user_id")
    def _compute_display_name(self):
        for sheet in self:
            parts = (
                sheet._format_day(sheet.date) if sheet.date else "",
                sheet.branch_id.display_name,
                sheet.user_id.name,
            )
            sheet.display_name = " · ".join(part for part in parts if part)

    def _compute_totals(self):
        """Add up what is saved; the screen adds up what is being typed."""
        groups = self.env["coop.slip"]._read_group(
            [("sheet_id", "in", self.ids)],
            ["sheet_id", "category_id"],
            ["__count", "quantity:sum", "amount:sum", "amount_tax:sum"],
        )
        rows = {}
        for sheet, category, count, quantity, amount, tax in groups:
            row = (category, count, quantity, amount + tax)
            rows.setdefault(sheet, []).append(row)
        for sheet in self:
            mine = rows.get(sheet._origin, [])
            sheet.slip_count = sum(row[1] for row in mine)
            sheet.amount_total = sum(row[3] for row in mine)
            sheet.difference = sheet.amount_total - sheet.control_total
            sheet.total_table = mine and self.env["ir.qweb"]._render(
                "coop_card.coop_slip_sheet_totals", {"rows": mine, "sheet": sheet}
            )

    def _compute_codes_text(self):
        coded = Domain("coop_code", "!=", False) & Domain("coop_accumulates", "=", True)
        categories = self.env["product.category"].search(coded, order="coop_code")
        self.codes_text = " · ".join(
            f"{one.coop_code} {one.name}" for one in categories
        )

    def write(self, vals):
        """Keep a posted sheet as it is; only the button posts one."""
        self._check_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_drafts_only(self):
        self._check_draft()

    def _check_draft(self):
        """Refuse changes of what is posted."""
        if not self.env.su and any(sheet.state == "posted" for sheet in self):
            raise UserError(
                self.env._(
                    "The sheet is posted and stays as it is. Reverse the slip that is "
                    "wrong, and key it again on a new sheet."
                )
            )

    def action_begin(self):
        """Open a new sheet, or the empty one that was begun before."""
        self.check_access("create")
        empty = [
            ("user_id", "=", self.env.uid),
            ("state", "=", "draft"),
            ("company_id", "=", self.env.company.root_id.id),
            ("slip_ids", "=", False),
        ]
        sheet = self.search(empty, limit=1) or self.create({})
        sheet.date = sheet.company_id._coop_today()
        title = self.env["ir.model"]._get(self._name).name
        return sheet._get_records_action(name=title)
