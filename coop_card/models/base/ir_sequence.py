# SPDX-License-Identifier: LGPL-3.0-or-later
"""Numbers with the year of the Buddhist era."""

from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.base.models.ir_sequence import _update_nogap

from ...rules.era import buddhist_year


class IrSequence(models.Model):
    """Fills in ``%(be_year)s`` and ``%(be_y)s`` besides what Odoo fills in."""

    _inherit = "ir.sequence"

    def _coop_draw(self, count, day):
        """Return so many of the next numbers, all drawn by one statement.

        :param day: the date in the pattern, which also chooses the year's own counting
        """
        counter = self._get_current_sequence(day)
        context = {"ir_sequence_date": day}
        if counter != self:
            context["ir_sequence_date_range"] = counter.date_from
        prefix, suffix = self.with_context(**context)._get_prefix_suffix()
        return [
            f"{prefix}{str(number).zfill(self.padding)}{suffix}"
            for number in self._coop_draw_plain(counter, count)
        ]

    def _coop_draw_plain(self, counter, count):
        """Return the next numbers of this sequence or of its part for a year."""
        step = self.number_increment
        if self.implementation != "standard":
            first = _update_nogap(counter, step * count)
            return [first + step * place for place in range(count)]
        ids = self.ids if counter == self else [self.id, counter.id]
        name = "_".join(["ir_sequence", *(f"{number:03}" for number in ids)])
        drawn = SQL("SELECT nextval(%s) FROM generate_series(1, %s)", name, count)
        return [number for [number] in self.env.execute_query(drawn)]

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
