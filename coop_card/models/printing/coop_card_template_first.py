# SPDX-License-Identifier: LGPL-3.0-or-later
"""The card template a co-op begins with."""

from odoo import api, models
from odoo.fields import Command

from .first_template import FIELDS, NAME


class CoopCardTemplate(models.Model):
    """Gives new co-ops a template they can print at once or change."""

    _inherit = "coop.card.template"

    @api.model
    def _set_up(self, companies):
        """Give co-ops without a template the first one; safe to repeat."""
        templates = self.sudo().with_context(active_test=False)
        for company in companies:
            own = [("company_id", "=", company.id)]
            if not templates.search_count(own, limit=1):
                templates._create_first(company)

    def _create_first(self, company):
        """Make a co-op's first template, with texts in the language of its cards."""
        lang = self._first_lang(company)
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        names = {code: NAME._translate(code) for code in languages}
        fields = [
            Command.create({"sequence": place, **self._first_field(field, lang)})
            for place, field in enumerate(FIELDS, start=1)
        ]
        template = self.create(
            {
                "name": str(NAME),
                "company_id": company.id,
                "lang": lang,
                "field_ids": fields,
            }
        )
        template.update_field_translations("name", names)

    def _first_field(self, field, lang):
        """Return the values of a field of the first template."""
        face, kind, source, text, box, more = field
        return {
            "face": face,
            "kind": kind,
            "source": source,
            "text": text and text._translate(lang),
            **dict(zip(("x", "y", "width", "height"), box, strict=True)),
            **more,
        }

    def _first_lang(self, company):
        """Return the language of a co-op's cards: Thai in Thailand, where loaded."""
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        thai = company.country_id.code == "TH" and "th_TH" in languages
        return "th_TH" if thai else company.partner_id.lang or self.env.lang or "en_US"
