# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a held document says, for the person who reviews it."""

from odoo import api, fields, models


class CoopTransaction(models.Model):
    """Shows the lines of a document that has none in the ledger yet."""

    _inherit = "coop.transaction"

    content_table = fields.Html(
        "As it came",
        compute="_compute_content_table",
        help="The lines of a document that waits, or waited, for review.",
    )

    @api.depends("content", "review_categories")
    def _compute_content_table(self):
        for transaction in self:
            lines = transaction._content_lines()
            transaction.content_table = lines and self.env["ir.qweb"]._render(
                "coop_card.coop_transaction_content", {"lines": lines}
            )

    def _content_lines(self):
        """Return the lines of the kept document, in words a person reads."""
        lines = self.env["coop.accumulation"]
        directions = dict(lines._fields["direction"]._description_selection(self.env))
        return [
            {
                **line,
                "thing": self._thing_name(line),
                "direction": directions[line["direction"]],
            }
            for line in (self.content or {}).get("lines", ())
        ]

    def _thing_name(self, line):
        """Return what a line names, e.g. ``RICE``, and what a reviewer took it for."""
        code = line.get("code")
        meant = (self.review_categories or {}).get(code)
        product = self.env["product.product"].browse(line.get("product_id"))
        categories = self.env["product.category"]
        category = categories.browse(meant or line.get("category_id"))
        name = (product or category).exists().display_name
        return " → ".join(text for text in (code, name) if text)
