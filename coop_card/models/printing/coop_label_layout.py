# SPDX-License-Identifier: LGPL-3.0-or-later
"""How labels stand on the paper."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.translate import LazyTranslate

from ...printing.labels import Layout

_lt = LazyTranslate(__name__)

#: Fields of a layout, as the writer of labels takes them.
MEASURES = (
    "page_width",
    "page_height",
    "label_width",
    "label_height",
    "rows",
    "columns",
    "margin_left",
    "margin_top",
    "gap_x",
    "gap_y",
)

#: What a co-op begins with: name and measures in the order above.
LAYOUTS = (
    (_lt("Label printer, 100 × 50 mm"), (100, 50, 100, 50, 1, 1, 0, 0, 0, 0)),
    (_lt("A4, 10 labels of 100 × 50 mm"), (210, 297, 100, 50, 5, 2, 5, 23.5, 0, 0)),
    (
        _lt("A4, 14 labels of 99.1 × 38.1 mm"),
        (210, 297, 99.1, 38.1, 7, 2, 4.65, 15.15, 2.5, 0),
    ),
    (
        _lt("A4, 21 labels of 63.5 × 38.1 mm"),
        (210, 297, 63.5, 38.1, 7, 3, 7.25, 15.15, 2.5, 0),
    ),
    (_lt("A4, 24 labels of 70 × 37 mm"), (210, 297, 70, 37, 8, 3, 0, 0.5, 0, 0)),
)


class CoopLabelLayout(models.Model):
    """A page of labels: a roll has one on each page, a sheet has rows and columns."""

    _name = "coop.label.layout"
    _description = "Label Layout"
    _inherit = ["coop.company.mixin"]
    _order = "sequence, id"

    name = fields.Char(
        required=True, translate=True, help="As it is called on the packet."
    )
    sequence = fields.Integer(
        default=10, help="The order in lists; the first is offered."
    )
    active = fields.Boolean(default=True, help="Clear it to hide the layout.")
    page_width = fields.Float(
        "Page width",
        required=True,
        default=210,
        digits=(6, 2),
        help="Of the paper, in mm.",
    )
    page_height = fields.Float(
        "Page height",
        required=True,
        default=297,
        digits=(6, 2),
        help="Of the paper, in mm.",
    )
    label_width = fields.Float(
        "Label width",
        required=True,
        default=100,
        digits=(6, 2),
        help="Of one label, in mm.",
    )
    label_height = fields.Float(
        "Label height",
        required=True,
        default=50,
        digits=(6, 2),
        help="Of one label, in mm.",
    )
    rows = fields.Integer(required=True, default=1, help="Labels below each other.")
    columns = fields.Integer(required=True, default=1, help="Labels side by side.")
    margin_left = fields.Float(
        "Left margin", digits=(6, 2), help="From the paper's edge to the labels, in mm."
    )
    margin_top = fields.Float(
        "Top margin", digits=(6, 2), help="From the paper's edge to the labels, in mm."
    )
    gap_x = fields.Float(
        "Gap between columns", digits=(6, 2), help="Between two labels, in mm."
    )
    gap_y = fields.Float(
        "Gap between rows", digits=(6, 2), help="Between two labels, in mm."
    )

    _sizes = models.Constraint(
        "CHECK (rows > 0 AND columns > 0 AND label_width >= 20 AND label_height >= 15"
        " AND margin_left >= 0 AND margin_top >= 0 AND gap_x >= 0 AND gap_y >= 0)",
        "A label is at least 20 × 15 mm, and no margin or gap is below 0.",
    )

    @api.constrains(*MEASURES)
    def _check_on_page(self):
        for layout in self:
            width, height = layout._layout().needed
            if width > layout.page_width or height > layout.page_height:
                raise ValidationError(
                    self.env._(
                        "%(name)s: the labels need %(width).1f × %(height).1f mm, "
                        "which is more than the page has.",
                        name=layout.name,
                        width=width,
                        height=height,
                    )
                )

    def _layout(self):
        """Return the layout as ``printing.labels.Layout``."""
        self.ensure_one()
        return Layout(**{name: self[name] for name in MEASURES})

    @api.model
    def _set_up(self, companies):
        """Give co-ops without layouts the common ones; safe to repeat."""
        layouts = self.sudo().with_context(active_test=False)
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        for company in companies:
            if layouts.search_count([("company_id", "=", company.id)], limit=1):
                continue
            for sequence, (name, measures) in enumerate(LAYOUTS, start=1):
                values = dict(zip(MEASURES, measures, strict=True))
                values |= {"company_id": company.id, "sequence": sequence}
                layouts.create({"name": str(name), **values}).update_field_translations(
                    "name", {lang: name._translate(lang) for lang in languages}
                )
