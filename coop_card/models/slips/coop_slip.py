# SPDX-License-Identifier: LGPL-3.0-or-later
"""Slips that people key in: a card, a category, an amount."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

#: The sheet changes with its slips, so that posting and keying never overlap unseen.
TOUCH = """
UPDATE coop_slip_sheet SET write_date = %(now)s
WHERE id = ANY(%(ids)s) AND state = 'draft' RETURNING id
"""


class CoopSlip(models.Model):
    """One line of a sheet: what was typed, and whom and what it was found to mean."""

    _name = "coop.slip"
    _description = "Slip"
    _order = "id"
    _rec_name = "identifier"

    sheet_id = fields.Many2one(
        "coop.slip.sheet",
        required=True,
        index=True,
        ondelete="cascade",
        help="The sheet it stands on.",
    )
    company_id = fields.Many2one(
        related="sheet_id.company_id", store=True, precompute=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    identifier = fields.Char(
        "Card or member",
        required=True,
        help="Scan the card, or type the number of the card or the member.",
    )
    code = fields.Char("Category", help="The short code of the category or the item.")
    quantity = fields.Float(
        digits="Product Unit",
        help="In the category's unit. Negative where goods came back.",
    )
    amount = fields.Monetary(
        help="Without the tax beside it. Negative where goods came back."
    )
    amount_tax = fields.Monetary("Tax", help="The tax on top of the amount.")
    reference = fields.Char("Slip number", help="The number printed on the slip.")
    card_id = fields.Many2one(
        "coop.card",
        compute="_compute_holder",
        store=True,
        ondelete="restrict",
        help="The card that was read.",
    )
    member_id = fields.Many2one(
        "coop.member",
        compute="_compute_holder",
        store=True,
        ondelete="restrict",
        help="Whom the slip counts for.",
    )
    category_id = fields.Many2one(
        "product.category",
        "Means",
        compute="_compute_category_id",
        store=True,
        ondelete="restrict",
        help="The category the short code stands for.",
    )
    remark = fields.Char(
        compute="_compute_remark", help="What you should know about the slip."
    )
    unknown = fields.Boolean(
        compute="_compute_remark",
        help="Nobody goes by that number, or nothing by that code.",
    )

    @api.depends("identifier", "sheet_id.company_id")
    def _compute_holder(self):
        """Find whom the slip counts for: of a family it is the head."""
        members = self.env["coop.member"]
        for slip in self:
            member, card = members._identify(slip.identifier or "", slip.company_id)
            member = member.merged_into_id or member
            slip.member_id = member.main_member_id or member
            slip.card_id = card

    @api.depends("code")
    def _compute_category_id(self):
        codes = [slip._typed_code() for slip in self]
        coded = self.env["product.category"].search([("coop_code", "in", codes)])
        items = self.env["product.template"].search([("coop_code", "in", codes)])
        meanings = {item.coop_code: item.categ_id for item in items}
        meanings |= {category.coop_code: category for category in coded}
        for slip in self:
            slip.category_id = meanings.get(slip._typed_code())

    def _typed_code(self):
        return (self.code or "").strip().upper()

    @api.onchange("code")
    def _onchange_code(self):
        self.code = self._typed_code() or False

    @api.depends("member_id", "card_id", "category_id", "identifier", "code")
    def _compute_remark(self):
        states = {
            name: dict(self[name]._fields["state"]._description_selection(self.env))
            for name in ("card_id", "member_id")
        }
        for slip in self:
            card, member = slip.card_id, slip.member_id
            remarks = []
            if slip.identifier and not member:
                remarks.append(self.env._("Nobody goes by this number"))
            if slip.code and not slip.category_id:
                remarks.append(self.env._("Nothing has this code"))
            slip.unknown = bool(remarks)
            if card and card.state != "active":
                state = states["card_id"][card.state]
                remarks.append(self.env._("Card: %s", state))
            if member and member.state != "active":
                state = states["member_id"][member.state]
                remarks.append(self.env._("Member: %s", state))
            slip.remark = " · ".join(remarks)

    @api.model_create_multi
    def create(self, vals_list):
        """Add slips to drafts only."""
        slips = super().create(vals_list)
        slips._touch()
        return slips

    def write(self, vals):
        """Change slips of drafts only; another sheet has to be a draft, too."""
        self._touch()
        result = super().write(vals)
        if "sheet_id" in vals:
            self.check_access("write")
            self._touch()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_of_drafts_only(self):
        self._touch()

    def _touch(self):
        """Change the sheets with their slips, which have to be drafts."""
        sheets = self.sheet_id
        if self.env.su or not sheets:
            return
        now = fields.Datetime.now()
        sheets.flush_recordset()
        found = self.env.execute_query(SQL(TOUCH, now=now, ids=sheets.ids))
        if len(found) < len(sheets):
            raise UserError(
                self.env._("This sheet is posted. Key the slip on a new sheet.")
            )
