# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a co-op writes around the figures of a refund."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.translate import LazyTranslate

from ...rules.placeholders import unknown

_lt = LazyTranslate(__name__)

#: The texts of a template, in the order of the letter.
TEXTS = ("subject", "greeting", "opening", "closing")

#: What may stand in braces in a text.
PLACES = {
    "name": _lt("the member's name with title"),
    "number": _lt("the member number"),
    "year": _lt("the fiscal year"),
    "amount": _lt("the whole refund"),
    "paid": _lt("what is to be paid"),
    "retained": _lt("what the co-op keeps"),
    "date": _lt("the day of the refund"),
    "resolution": _lt("the number of the resolution"),
    "resolution_date": _lt("the day of the resolution"),
    "co_op": _lt("the name of the co-op"),
}

#: What a co-op begins with.
FIRST = {
    "name": _lt("Letter about the refund"),
    "subject": _lt("Patronage refund {year}"),
    "greeting": _lt("Dear {name},"),
    "opening": _lt(
        "Thank you for trading with {co_op}. This is how your patronage refund of "
        "{year} comes about."
    ),
    "closing": _lt("Please ask at the office if anything is unclear."),
    "signer_title": _lt("Manager"),
}


class CoopLetterTemplate(models.Model):
    """The texts of letters about refunds, in each language of the co-op's members.

    The figures, and the reason where there is nothing, come from the refund itself.
    """

    _name = "coop.letter.template"
    _description = "Letter Template"
    _inherit = ["coop.company.mixin", "coop.logged.mixin"]
    _order = "sequence, id"

    name = fields.Char(
        required=True, translate=True, help="As colleagues call the template."
    )
    sequence = fields.Integer(
        default=10, help="The order in lists; the first is taken for single letters."
    )
    active = fields.Boolean(default=True, help="Clear it to hide the template.")
    subject = fields.Char(
        required=True, translate=True, help="Stands above the letter."
    )
    greeting = fields.Char(translate=True, help="The first line of the letter.")
    opening = fields.Text(translate=True, help="What stands before the figures.")
    closing = fields.Text(translate=True, help="What stands after the figures.")
    signer_name = fields.Char(
        "Signed by", translate=True, help="Whose name stands below the letter."
    )
    signer_title = fields.Char(
        "Signer's position", translate=True, help="Stands below the signer's name."
    )
    places_text = fields.Text(
        "Places to fill",
        compute="_compute_places_text",
        help="What may stand in braces in the texts.",
    )

    def _compute_places_text(self):
        language = self.env.lang or "en_US"
        text = "\n".join(
            f"{{{name}}} – {meaning._translate(language)}"
            for name, meaning in PLACES.items()
        )
        for template in self:
            template.places_text = text

    @api.constrains(*TEXTS)
    def _check_places(self):
        for template in self:
            for name in TEXTS:
                strangers = unknown(template[name] or "", PLACES)
                if strangers:
                    raise ValidationError(
                        self.env._(
                            "Nothing is known to fill in for %(places)s. Choose from "
                            "the list below the texts.",
                            places=", ".join(strangers),
                        )
                    )

    @api.model
    def _first(self, company):
        """Return the template that single letters of a co-op are written with."""
        return self.search([("company_id", "=", company.id)], limit=1)

    @api.model
    def _set_up(self, companies):
        """Give co-ops without a template the first one; safe to repeat."""
        templates = self.sudo().with_context(active_test=False)
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        known = templates.search([("company_id", "in", companies.ids)]).company_id
        for company in companies - known:
            template = templates.create(
                {"company_id": company.id}
                | {name: text._translate("en_US") for name, text in FIRST.items()}
            )
            for name, text in FIRST.items():
                template.update_field_translations(
                    name, {lang: text._translate(lang) for lang in languages}
                )
