# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is kept of a settlement."""

from collections import defaultdict

from odoo import fields, models
from odoo.fields import Command

from ...rules.settlement import Figure
from .coop_terminal_batch import SETTLED


class CoopTerminalBatch(models.Model):
    """Keeps both sides' figures, and hands the terminal's to the pages of its days."""

    _inherit = "coop.terminal.batch"

    def _keep(self, message, state, sums, answer, counted, operator):
        """Keep what came of a settlement.

        :param sums: pairs of figures (``rules/settlement.py``)
        :param answer: what the terminal is told
        :param counted: the spans of sequence numbers that have arrived
        """
        self.ensure_one()
        slips = [pair for pair in sums if "kind" in pair.what]
        settled = state in SETTLED
        self.write(
            {
                "state": state,
                "settled_at": fields.Datetime.now() if settled else False,
                "counted": counted if settled else False,
                "operator_id": (operator or self.operator_id).id,
                "opened_at": message["opened_at"],
                "closed_at": message["closed_at"],
                "answer": answer,
                "line_ids": [
                    Command.clear(),
                    *(Command.create(self._line(pair)) for pair in sums),
                ],
                **self._side("terminal", _sum(pair.terminal for pair in slips)),
                **self._side("server", _sum(pair.server for pair in slips)),
            }
        )
        if settled:
            self._report(slips)

    def _report(self, slips):
        """Tell the days of a shift what the terminal counted, unless signed off."""
        days = defaultdict(Figure)
        for pair in slips:
            days[pair.what["date"]] = _sum((days[pair.what["date"]], pair.terminal))
        signed_off = self._signed_off(days)
        self.signed_off_days = sorted(signed_off) or False
        self.env["coop.terminal.total"].create(
            [
                self._total(day, figure)
                for day, figure in sorted(days.items())
                if day not in signed_off and figure.count
            ]
        )

    def _signed_off(self, days):
        """Return those of the days, as ISO text, that the branch has signed off."""
        domain = [
            ("company_id", "=", self.company_id.id),
            ("branch_id", "=", self.branch_id.id),
            ("date", "in", [*days]),
            ("withdrawn_by_id", "=", False),
        ]
        sign_offs = self.env["coop.day.sign.off"].search(domain)
        return {day.isoformat() for day in sign_offs.mapped("date")}

    def _total(self, day, figure):
        return {
            "company_id": self.company_id.id,
            "date": day,
            "terminal_id": self.terminal_id.id,
            "branch_id": self.branch_id.id,
            "operator_id": self.operator_id.id,
            "origin": "settlement",
            "reference": str(self.number),
            "transaction_count": figure.count,
            "amount": self._money(figure.amount),
        }

    def _line(self, pair):
        return (
            pair.what
            | self._side("terminal", pair.terminal)
            | self._side("server", pair.server)
        )

    def _side(self, side, figure):
        return {
            f"{side}_count": figure.count,
            f"{side}_amount": self._money(figure.amount),
        }

    def _money(self, minor_units):
        return minor_units / 10**self.currency_id.decimal_places


def _sum(figures):
    """Return the sum of figures."""
    return Figure(*map(sum, zip(*figures, strict=True)))
