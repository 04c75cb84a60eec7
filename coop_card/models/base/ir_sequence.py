# SPDX-License-Identifier: LGPL-3.0-or-later
"""Numbers with the year of the Buddhist era."""

from odoo import fields, models

from ...rules.era import buddhist_year


class IrSequence(models.Model):
    """Fills in ``%(be_year)s`` and ``%(be_y)s`` besides what Odoo fills in."""

    _inherit = "ir.sequence"

    def _get_prefix_suffix(self, date=None, date_range=None):
        """Return prefix and suffix of a number of this day, years of both eras in."""
        texts = [self.prefix or "", self.suffix or ""]
        if not any("%(be_y" in text for text in texts):
            return super()._get_prefix_suffix(date, date_range)
        day = fields.Date.to_date(date or self.env.context.get("ir_sequence_date"))
        year = str(buddhist_year((day or fields.Date.context_today(self)).year))
        for name, value in (("be_year", year), ("be_y", year[-2:])):
            texts = [text.replace(f"%({name})s", value) for text in texts]
        prefix, suffix = texts
        filled = self.new({"name": self.name, "prefix": prefix, "suffix": suffix})
        return filled._get_prefix_suffix(date, date_range)
