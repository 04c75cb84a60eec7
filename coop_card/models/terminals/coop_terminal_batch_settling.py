# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is kept of a settlement."""

import json
from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Command
from odoo.tools import SQL

from ...rules.settlement import Figure
from .coop_terminal_batch import SETTLED


class CoopTerminalBatch(models.Model):
    """Keeps both sides' figures, and hands the terminal's to the pages of its days."""

    _inherit = "coop.terminal.batch"

    def _keep(self, message, state, sums, answer, counted, operator):
        """Keep what came of a settlement.

        :param sums: pairs of figures (``rules/settlement.py``)
        :param answer: what the terminal is told
        :param counted: what tells later what had arrived: see ``LATE``
        """
        self.ensure_one()
        slips = [pair for pair in sums if "kind" in pair.what]
        settled = state in SETTLED
        self.write(
            {
                "state": state,
                "settled_at": fields.Datetime.now() if settled else False,
                **(counted if settled else dict.fromkeys(counted, False)),
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

    @api.model
    def _report_withdrawn(self, sign_offs):
        """Hand over what terminals counted of days that are signed off no longer."""
        for sign_off in sign_offs:
            day = sign_off.date.isoformat()
            batches = self._kept_from(sign_off.branch_id, day)
            counted = self.env["coop.terminal.batch.line"]._read_group(
                [
                    ("batch_id", "in", batches.ids),
                    ("date", "=", day),
                    ("terminal_count", ">", 0),
                ],
                ["batch_id"],
                ["terminal_count:sum", "terminal_amount:sum"],
            )
            self.env["coop.terminal.total"].create(
                [batch._counted(day, count, money) for batch, count, money in counted]
            )
            for batch in batches:
                rest = [each for each in batch.signed_off_days if each != day]
                batch.signed_off_days = rest or False

    @api.model
    def _kept_from(self, branch, day):
        """Return the shifts of a branch whose figures the page of a day has not got."""
        self.flush_model(["branch_id", "signed_off_days"])
        rows = self.env.execute_query(
            SQL(
                "SELECT id FROM coop_terminal_batch"
                " WHERE branch_id = %s AND signed_off_days @> %s::jsonb ORDER BY id",
                branch.id,
                json.dumps([day]),
            )
        )
        return self.browse(id_ for (id_,) in rows)

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
        return self._counted(day, figure.count, self._money(figure.amount))

    def _counted(self, day, count, amount):
        """Return the values of what the terminal counted of a day, amount in money."""
        return {
            "company_id": self.company_id.id,
            "date": day,
            "terminal_id": self.terminal_id.id,
            "branch_id": self.branch_id.id,
            "operator_id": self.operator_id.id,
            "origin": "settlement",
            "reference": str(self.number),
            "transaction_count": count,
            "amount": amount,
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
