# SPDX-License-Identifier: LGPL-3.0-or-later
"""What cards of a co-op look like."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopCardTemplate(models.Model):
    """The two faces of a card as the co-op designs them, and what its stripe holds.

    Faces are ID-1 (ISO/IEC 7810), the size of bank cards. Cards that come printed from
    a factory get a template without background, or one that is only shown.
    """

    _name = "coop.card.template"
    _description = "Card Template"
    _inherit = ["coop.company.mixin", "coop.logged.mixin"]
    _order = "sequence, id"

    name = fields.Char(
        required=True, translate=True, help="How the template is called."
    )
    sequence = fields.Integer(
        default=10, help="The order in lists; the first is offered."
    )
    active = fields.Boolean(
        default=True, help="Clear it to hide a template no longer used."
    )
    lang = fields.Selection(
        "_selection_lang",
        "Language",
        required=True,
        default=lambda self: self.env.lang or "en_US",
        help="The language of days and of the names of types on the cards.",
    )
    portrait = fields.Boolean("Upright", help="The card stands on its short side.")
    one_colour = fields.Boolean(
        "One colour",
        help="For printers with a black ribbon: texts black, photos grey.",
    )
    print_background = fields.Boolean(
        "Print background",
        default=True,
        help="Clear it for cards that come with a printed background: it is then shown "
        "here, but not printed.",
    )
    front_background = fields.Binary(
        "Background of the front",
        help="A picture of 1011 × 638 pixels (85.6 × 54 mm at 300 dpi) or larger.",
    )
    back_background = fields.Binary(
        "Background of the back", help="The same for the other side."
    )
    field_ids = fields.One2many(
        "coop.card.template.field", "template_id", "Fields", copy=True
    )
    card_type_ids = fields.One2many("coop.card.type", "template_id", "Card types")

    @api.model
    def _selection_lang(self):
        return self.env["res.lang"].get_installed()

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_printed(self):
        printed = self.env["coop.card.print"].sudo()
        for template in self:
            if printed.search_count([("template_id", "=", template.id)], limit=1):
                raise UserError(
                    self.env._(
                        "Cards were printed with %s. Archive it instead.",
                        template.name,
                    )
                )

    def copy_data(self, default=None):
        """Tell a copy by its name."""
        return [
            {**values, "name": self.env._("%s (copy)", template.name)}
            for template, values in zip(
                self, super().copy_data(default=default), strict=True
            )
        ]

    def action_print_sample(self):
        """Show the template's faces as a PDF in their real size."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop_card/card_template/{self.id}.pdf",
            "target": "new",
        }
