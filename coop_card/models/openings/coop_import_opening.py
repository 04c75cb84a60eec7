# SPDX-License-Identifier: LGPL-3.0-or-later
"""Imports of opening balances."""

from odoo import api, models
from odoo.exceptions import UserError

from .opening_check import OpeningCheck, title
from .opening_columns import CATEGORY, COLUMNS, of_categories

#: What a list needs that has no column for each category.
NEEDED = ("category", "amount")


class CoopImportOpening(models.AbstractModel):
    """Balances that fill a batch, of which nothing counts before it is posted.

    A row is one balance of a member, or all balances of a member with a column for each
    category, as passbooks are listed.
    """

    _name = "coop.import.opening"
    _description = "Import of Opening Balances"
    _inherit = ["coop.import.kind"]

    @api.model
    def _columns(self):
        return (*COLUMNS, *of_categories(self._categories()))

    @api.model
    def _template_columns(self):
        return COLUMNS

    @api.model
    def _categories(self):
        """Return the categories that accumulate."""
        return self.env["product.category"].search([("coop_accumulates", "=", True)])

    @api.model
    def _known_titles(self):
        """Let no category take a title that a column has."""
        titles = super()._known_titles()
        own = {name: one for name, one in titles.items() if one in COLUMNS}
        return titles | own

    def _check_complete(self, columns):
        """Refuse a list that names neither categories nor has a column for any."""
        super()._check_complete(columns)
        if any(column.name.startswith(CATEGORY) for column in columns.values()):
            return
        for column in COLUMNS:
            if column.name in NEEDED and column not in columns.values():
                raise UserError(
                    self.env._(
                        "The column “%s” is missing, and no column has a category for "
                        "its title.",
                        self._title(column),
                    )
                )

    @api.model
    def _lengths(self, company):
        """Return the digits of member numbers, and of amounts after the point."""
        return {
            **self.env["coop.import.members"]._lengths(company),
            "money": company.currency_id.decimal_places,
            "quantity": self.env["decimal.precision"].precision_get("Product Unit"),
        }

    @api.model
    def _choices(self, company):
        return {"category": [*map(title, self._categories())]}

    @api.model
    def _check(self, record, rows):
        check = OpeningCheck(self.env, record.opening_id, self._categories(), rows)
        check.check(rows)

    @api.model
    def _fills(self):
        return ("coop.opening.line",)

    @api.model
    def _write_rows(self, record, rows):
        """Add what is new to the batch and correct what it has."""
        lines = self.env["coop.opening.line"]
        balances = [one for row in rows for one in row.prepared["balances"]]
        shared = {"opening_id": record.opening_id.id, "import_id": record.id}
        new = [shared | _values(one) for one in balances if "id" not in one]
        lines.create(new)
        for balance in balances:
            if "id" in balance:
                lines.browse(balance["id"]).write(_values(balance))


def _values(balance):
    """Return the values of a balance's line, without its id.

    Fields of Odoo are floats; the database rounds them to what the texts say.
    """
    figures = {name: float(balance[name]) for name in ("amount", "quantity")}
    return {name: one for name, one in balance.items() if name != "id"} | figures
