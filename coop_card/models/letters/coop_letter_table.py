# SPDX-License-Identifier: LGPL-3.0-or-later
"""The tables of letters about refunds."""

from odoo import api, models

from ...printing.letters import Table
from ...printing.sheet import Column, Row
from ...rules.explanation import shown

#: The width of a letter's text, in millimetres.
WIDTH = 160


class CoopLetterTable(models.AbstractModel):
    """Writes explanations as tables, in the language of the context."""

    _name = "coop.letter.table"
    _description = "Tables of a Letter"

    @api.model
    def _lines(self, explanation):
        """Return what was earned in each category."""
        counted = any(line.basis == "per_unit" for line in explanation.lines)
        types = {line.member_type for line in explanation.lines}
        columns = [
            Column(self.env._("Purchases and sales"), 27, number=True),
            Column(self.env._("Rate"), 32, number=True),
            Column(self.env._("Before rounding"), 28, number=True),
            Column(self.env._("Refund"), 26, number=True),
        ]
        if counted:
            columns.insert(1, Column(self.env._("Quantity"), 22, number=True))
        left = WIDTH - sum(column.width for column in columns)
        columns.insert(0, Column(self.env._("Category"), left))
        rows = (
            self._line(line, counted, several_types=len(types) > 1)
            for line in explanation.lines
        )
        return Table(tuple(columns), tuple(rows))

    @api.model
    def _line(self, line, counted, several_types):
        """Return one line as a row, with its type, returns and tier below."""
        about = (
            line.member_type if several_types else "",
            self.env._("sold to the co-op") if line.direction == "sale" else "",
        )
        returned = line.returned and self.env._(
            "returned %s", self._money(line.returned)
        )
        tier = self.env["coop.rebate.explanation"]._tier_text(
            line.threshold, line.marginal
        )
        quantity = f"{self._number(line.quantity)} {line.unit}".strip()
        cells = [line.category, self._money(line.base), self._rate_text(line)]
        cells += [self._number(line.earned), self._money(line.amount)]
        notes = [", ".join(filter(None, about)), returned or "", tier, "", ""]
        if counted:
            cells.insert(2, quantity if line.quantity else "")
            notes.insert(2, "")
        return Row(tuple(cells), tuple(notes))

    @api.model
    def _rate_text(self, line):
        """Return a rate as text, e.g. ``3.50 %``; a dash where there is none."""
        if line.basis is None:
            return "–"
        number = self._number(line.rate)
        texts = {
            "percent": f"{number} %",
            "per_unit": f"{number} / {line.unit or self.env._('unit')}",
            "pool": self.env._("share of %s", number),
        }
        return texts[line.basis]

    @api.model
    def _sums(self, explanation, run):
        """Return how the lines' sum becomes what is paid: a column that adds up."""
        carried = run.below_minimum == "carry_over"
        unpaid = (
            self.env._("Waits for the next refund")
            if carried
            else self.env._("Below the smallest payout")
        )
        rounding = explanation.rounding
        brought = (
            self.env._("Below zero counts as nothing")
            if explanation.earned < 0
            else self.env._("Rounding")
        )
        steps = (
            (self.env._("Sum before rounding"), rounding and explanation.earned, False),
            (brought, rounding, False),
            (self.env._("Refund"), explanation.amount, True),
            (self.env._("Kept by the co-op"), -explanation.kept, False),
            (unpaid, -explanation.unpaid, False),
            (self.env._("Tax withheld"), -explanation.withheld, False),
            (self.env._("To be paid"), explanation.payable, True),
        )
        rows = (
            Row((label, self._number(amount)), bold=bold)
            for label, amount, bold in steps
            if amount or bold
        )
        return Table(
            (Column("", 60), Column("", 34, number=True)), tuple(rows), left=91
        )

    @api.model
    def _moves(self, explanation):
        """Return what happened to the refund since it was posted."""
        kinds = dict(
            self.env["coop.rebate.move"]
            ._fields["kind"]
            ._description_selection(self.env)
        )
        formatted = self.env["coop.report.mixin"]._format
        rows = [
            Row(
                (
                    formatted(move.day, "date"),
                    kinds[move.kind],
                    self._money(move.amount),
                ),
                ("", move.note, ""),
            )
            for move in explanation.moves
        ]
        owed = Row(
            ("", self.env._("Still owed"), self._money(explanation.owed)), bold=True
        )
        columns = (
            Column(self.env._("Date"), 34),
            Column(self.env._("What happened since"), 92),
            Column(self.env._("Amount"), 34, number=True),
        )
        return Table(columns, (*rows, owed))

    @api.model
    def _money(self, amount):
        return self.env["coop.report.mixin"]._format(amount, "amount")

    @api.model
    def _number(self, number):
        return self.env["coop.report.mixin"]._format(shown(number), "percent")
