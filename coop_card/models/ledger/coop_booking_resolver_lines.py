# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the lines of documents name, and what is odd about them."""

from odoo import api, models
from odoo.tools import SQL

from ...rules import limits
from ...rules.reasons import REASONS
from ...rules.units import converted
from .queries import THINGS
from .queries_heads import CODED

#: What a line may name its category or item by, in a co-op, and what its quantity is
#: in: a unit, or that of the item.
THING = ("company_id", "code", "category_id", "product_id", "uom_id", "of_item")


def _things(entry):
    """Return for each line what tells its category, item and unit.

    Terminals know the units of items, and count in them.
    """
    of_item = entry.origin == "terminal" and not entry.repeats
    return [
        (entry.company_id, *(line.get(name) for name in THING[1:-1]), of_item)
        for line in entry.document["lines"]
    ]


def _is_code(thing):
    """Return whether a thing is named by a code and by nothing else."""
    return thing[2:5] == (None, None, None)


class CoopBookingResolver(models.AbstractModel):
    """Finds category, item and unit of each line."""

    _inherit = "coop.booking.resolver"

    @api.model
    def _resolve_lines(self, entries, coded):
        """Find category, item and unit of each line, by the distinct things named.

        What is taken back or moved did accumulate, whatever is set today.

        :param dict coded: categories by their short codes
        """
        keys = {key for entry in entries for key in _things(entry)}
        found = self._found(keys, coded)
        for entry in entries:
            pairs = zip(entry.document["lines"], _things(entry), strict=True)
            entry.lines = [line | found[key] for line, key in pairs]
            if entry.repeats:
                entry.lines = [line | {"excluded": False} for line in entry.lines]
            odd = self._line_reasons(entry)
            entry.reasons = [code for code in REASONS if code in odd]
            for line in entry.lines:
                line["quantity"] = converted(line["quantity"], line["factor"])

    @api.model
    def _coded(self, entries):
        """Return the part of ``HEADS`` that finds the categories of short codes."""
        keys = {key for entry in entries for key in _things(entry)}
        codes = {key[1] for key in keys if _is_code(key)}
        return SQL(CODED, codes=[*codes]) if codes else SQL("NULL")

    @api.model
    def _found(self, keys, coded):
        """Return what each of some things is; most are a category's short code."""
        found = {k: coded[k[1]] for k in keys if _is_code(k) and k[1] in coded}
        others = [*keys - found.keys()]
        if not others:
            return found
        things = [dict(zip(THING, key, strict=True)) for key in others]
        rows = self._query(THINGS, things=things)
        return found | dict(zip(others, rows, strict=True))

    @api.model
    def _line_reasons(self, entry):
        """Return the set of all that is odd about an entry: its lines included."""
        found = {*entry.reasons}
        if entry.alone:
            found.add("return_alone")
        if not all(line["category_id"] for line in entry.lines):
            found.add("category_unknown")
        elif any(line["excluded"] for line in entry.lines):
            found.add("category_excluded")
        counting = [line for line in entry.lines if not line["excluded"]]
        if any(line["factor"] is None and line["quantity"] != "0" for line in counting):
            found.add("unit")
        if limits.hold_for(entry.document):
            found |= {
                limits.broken(limits.paid(line), line["smallest"], line["largest"])
                for line in counting
            }
        return found
