# SPDX-License-Identifier: LGPL-3.0-or-later
"""The card template a co-op begins with."""

from odoo import api, models

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
        """Make a co-op's first template, its texts in all languages."""
        values = {"name": str(NAME), "company_id": company.id}
        values["lang"] = self._first_lang(company)
        template = self.create(values)
        self._translate(template, "name", NAME)
        for sequence, (face, kind, source, text, box, more) in enumerate(FIELDS, 1):
            measures = dict(zip(("x", "y", "width", "height"), box, strict=True))
            field = template.field_ids.create(
                {
                    "template_id": template.id,
                    "sequence": sequence,
                    "face": face,
                    "kind": kind,
                    "source": source,
                    "text": text and str(text),
                    **measures,
                    **more,
                }
            )
            if text:
                self._translate(field, "text", text)

    def _first_lang(self, company):
        """Return the language of a co-op's cards: Thai in Thailand, where loaded."""
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        thai = company.country_id.code == "TH" and "th_TH" in languages
        return "th_TH" if thai else company.partner_id.lang or self.env.lang or "en_US"

    def _translate(self, record, field, text):
        """Set a translated field in all languages of the database."""
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        record.update_field_translations(
            field, {lang: text._translate(lang) for lang in languages}
        )
