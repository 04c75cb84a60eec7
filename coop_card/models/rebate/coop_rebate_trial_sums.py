# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the rates of the page come to, added up for its rows and columns."""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from odoo import models

from .coop_rebate_trial import CELL
from .coop_rebate_trial_page import ANY_TYPE

#: How many lines of the ledger are gone through while somebody types.
LINES_WHILE_TYPING = 50_000


class CoopRebateTrial(models.TransientModel):
    """Adds up what cells come to.

    A sum says whether it is whole: without a calculation over all members nobody
    knows what tiers earn.
    """

    _inherit = "coop.rebate.trial"

    def _summed(self, exact=False):
        """Return all figures of the grid, as the web client shows them.

        :param bool exact: as a run would compute it; small ledgers always are
        """
        cells = self._cells()
        known = self._sums() if exact or self._is_quick() else self._answered()
        if known:
            self._replace_sums(cells, known[0])
        sums = self._added_up(cells)
        if known:
            sums["total", ""] = (known[1], True)
        return {
            "exact": bool(known),
            **({} if known else self._waiting()),
            "cells": self._shown_cells(cells, sums),
            "sums": {
                "/".join(map(str, key)): self._figure(pair)
                for key, pair in sums.items()
            },
            "bases": self._shown_bases(cells),
            "missing": self._missing(cells),
        }

    def _is_quick(self):
        """Return whether all members are gone through while somebody types."""
        lines = sum(base["lines"] for base in self.bases or ())
        return lines <= LINES_WHILE_TYPING

    def _replace_sums(self, cells, sums):
        """Put what a run would pay into the cells."""
        for key, cell in cells.items():
            cell["sum"] = sums.get(key, cell["base"] and Decimal())

    def _added_up(self, cells):
        """Return sums of cells, and whether each is whole, by what they are sums of."""
        sums = defaultdict(lambda: (Decimal(), True))
        for (direction, category, member_type), cell in cells.items():
            if member_type == ANY_TYPE or cell["base"] is None:
                continue
            for key in (
                ("rate", cell["rate_id"]),
                ("category", direction, category),
                ("type", direction, member_type),
                ("direction", direction),
                ("total", ""),
            ):
                so_far, whole = sums[key]
                known = cell["sum"] is not None or not cell["rate_id"]
                sums[key] = (so_far + (cell["sum"] or 0), whole and known)
        return sums

    def _figure(self, pair):
        """Return a sum as a number that is shown, and whether it is whole."""
        amount, whole = pair
        unit = Decimal(1).scaleb(-self.currency_id.decimal_places)
        return [float(amount.quantize(unit, ROUND_HALF_UP)), whole]

    def _shown_cells(self, cells, sums):
        """Return what each cell shows."""
        ids = {cell["rate_id"] for cell in cells.values()} - {None}
        places = {
            one.id: _place(one) for one in self.env["coop.rebate.rate"].browse(ids)
        }
        shown = {}
        for key, cell in cells.items():
            place = places.get(cell["rate_id"])
            shown["/".join(map(str, key))] = {
                "rate_id": cell["rate_id"] if place == key else False,
                "from": place and place[1:],
                "value": place and float(cell["value"]),
                "basis": cell["basis"],
                "tiers": cell["tiers"] or 0,
                "sum": self._shown_sum(cell, sums, own=place == key),
            }
        return shown

    def _shown_sum(self, cell, sums, own):
        """Return what stands beside a rate: what it costs wherever it applies.

        Where another cell gives the rate, it is the part of that.
        """
        if own:
            return self._figure(sums[("rate", cell["rate_id"])])
        part = (cell["sum"] or Decimal(), cell["sum"] is not None)
        return self._figure(part) if cell["base"] and cell["rate_id"] else None

    def _shown_bases(self, cells):
        """Return what members bought or sold in each row: amount and quantity."""
        bases = defaultdict(lambda: [Decimal(), Decimal()])
        for (direction, category, _type), cell in cells.items():
            if cell["base"] is not None:
                both = bases[f"{direction}/{category}"]
                both[0] += cell["base"]
                both[1] += cell["quantity"]
        return {key: [float(one) for one in both] for key, both in bases.items()}

    def _missing(self, cells):
        """Return the categories with a base and no rate, whose types lack one."""
        lacking = defaultdict(list)
        for (direction, category, member_type), cell in cells.items():
            if not cell["rate_id"] and (cell["base"] or 0) > 0:
                lacking[direction, category].append((member_type, cell["base"]))
        types = self.env["coop.member.type"]
        return [
            {
                "cell": dict(zip(CELL, (*key, ANY_TYPE), strict=True)),
                "name": self.env["product.category"].browse(key[1]).display_name,
                "types": types.browse(one for one, _base in found).mapped("name"),
                "base": float(sum(base for _type, base in found)),
            }
            for key, found in sorted(lacking.items())
        ]


def _place(rate):
    """Return the cell that has a rate of its own."""
    return rate.direction, rate.category_id.id, rate.member_type_id.id or ANY_TYPE
