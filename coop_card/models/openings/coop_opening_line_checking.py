# SPDX-License-Identifier: LGPL-3.0-or-later
"""What posting the lines of opening balances would do."""

import json

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules.reasons import REASONS
from .queries import FINDINGS, LINES, REPEATS

#: Lines looked at together.
PART = 1000


class CoopOpeningLine(models.Model):
    """Asks the ledger beforehand what it would do with a line."""

    _inherit = "coop.opening.line"

    finding = fields.Selection(
        [
            ("book", "Ready"),
            ("warn", "Ready, with a remark"),
            ("hold", "Would wait for review"),
            ("refuse", "Cannot be posted"),
        ],
        "Before posting",
        readonly=True,
        copy=False,
        help="What posting the line would do.",
    )
    remarks = fields.Char(
        "Remark codes",
        readonly=True,
        copy=False,
        help="Codes of what is odd about the line.",
    )
    remark_text = fields.Char(
        "Remarks", compute="_compute_remark_text", help="What is odd about the line."
    )

    @api.depends("remarks")
    def _compute_remark_text(self):
        for line in self:
            line.remark_text = self._remark_sentences(line.remarks)

    @api.model
    def _remark_sentences(self, codes):
        """Return what codes mean, as one text."""
        reasons = self.env["coop.booking.rule"]._fields["reason"]
        sentences = dict(reasons._description_selection(self.env)) | {
            "merged": self.env._("This number was given up after a merger"),
            "repeat": self.env._("The member has a balance in this category already"),
        }
        found = (codes or "").split(",")
        return " · ".join(sentences.get(code, code) for code in found if code)

    def _check(self):
        """Find out what posting would do with each line, and keep it."""
        for opening, lines in self.grouped("opening_id").items():
            for start in range(0, len(lines), PART):
                rows = self._rows(SQL("line.id = ANY(%s)", lines.ids[start:][:PART]))
                self._check_rows(opening, rows)
        self.invalidate_model(["finding", "remarks"], flush=False)

    @api.model
    def _rows(self, condition, limit=None):
        """Return lines as dicts with exact numbers; see ``LINES``."""
        self.env.flush_all()
        query = SQL(LINES, condition=condition, limit=limit)
        return self.env.execute_query_dict(query)

    @api.model
    def _check_rows(self, opening, rows):
        """Keep what posting would do with lines; return how many of them changed."""
        repeated = self._repeated(opening, rows)
        documents = [opening._prepare_document(row) for row in rows]
        entries = self.env["coop.booking"]._judged(documents)
        found = [
            {"id": row["id"], **_finding(row, place in repeated, entry)}
            for place, (row, entry) in enumerate(zip(rows, entries, strict=True))
        ]
        self.env.cr.execute(SQL(FINDINGS, found=json.dumps(found)))
        return self.env.cr.rowcount

    @api.model
    def _repeated(self, opening, rows):
        """Return which rows repeat a balance that stands.

        :param rows: dicts of ``member_id``, ``category_id`` and ``direction``
        :return: ``{place of the row: name of the batch that has the balance}``
        """
        names = ("member_id", "category_id", "direction")
        wanted = [
            {"i": i, "opening_id": opening.id, **{name: row[name] for name in names}}
            for i, row in enumerate(rows)
        ]
        query = SQL(REPEATS, wanted=json.dumps(wanted))
        return dict(self.env.execute_query(query))


def _finding(row, repeated, entry):
    """Return what posting would do with a line, by the entry its document became."""
    obstacles = [code for code in entry.reasons if _is_obstacle(code)]
    if entry.fault:
        obstacles.insert(0, entry.fault)
    if repeated:
        obstacles.insert(0, "repeat")
    if row["merged"]:
        obstacles.insert(0, "merged")
    if obstacles:
        return {"finding": "refuse", "remarks": ",".join(obstacles)}
    finding = "hold" if entry.status == "held" else "warn" if entry.warnings else "book"
    return {"finding": finding, "remarks": ",".join(entry.warnings)}


def _is_obstacle(code):
    """Tell whether the ledger could not hold what the control total says."""
    return REASONS[code].blocking or code == "category_excluded"
