# SPDX-License-Identifier: LGPL-3.0-or-later
"""The file that a bank takes a payout from."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...reports.streamed import Book
from ...reports.table import Column
from ...rules.bank_file import delimited, fixed, strange, written
from ...rules.names import enumerated
from .bank_sources import SOURCES

#: Payments that are read together.
BATCH = 2000

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
ENCODINGS = {"utf8": "utf-8", "utf8_bom": "utf-8-sig", "cp874": "cp874"}


class CoopPayoutMethod(models.Model):
    """Adds the template of the bank's file: how it is built, and its columns."""

    _inherit = "coop.payout.method"

    bank_file_kind = fields.Selection(
        [
            ("delimited", "Text with a delimiter (CSV)"),
            ("fixed", "Text of fixed widths"),
            ("excel", "Excel"),
        ],
        "Bank file",
        required=True,
        default="delimited",
        help="What kind of file the bank takes.",
    )
    bank_file_delimiter = fields.Selection(
        [("comma", ","), ("semicolon", ";"), ("tab", "Tab"), ("bar", "|")],
        "Delimiter",
        required=True,
        default="comma",
        help="What stands between two values.",
    )
    bank_file_encoding = fields.Selection(
        [
            ("utf8", "UTF-8"),
            ("utf8_bom", "UTF-8, marked for Excel"),
            ("cp874", "Thai (TIS-620, Windows 874)"),
        ],
        "Character encoding",
        required=True,
        default="utf8",
        help="How the bank reads Thai letters.",
    )
    bank_file_heading = fields.Boolean(
        "With a heading", default=True, help="Whether the first line names the columns."
    )
    bank_column_ids = fields.One2many(
        "coop.payout.column",
        "method_id",
        "Columns",
        copy=True,
        help="What the bank's file tells of each payment, in this order.",
    )

    def _bank_file(self, lines, stream):
        """Write payments as the bank wants them to a file; return its ending.

        :raise UserError: naming the members who cannot be paid like this
        """
        self.ensure_one()
        columns = self.bank_column_ids
        if not columns:
            raise UserError(
                self.env._("Set up the columns of the bank's file on %s.", self.name)
            )
        if self.bank_file_kind == "excel":
            return self._write_excel(columns, lines, stream)
        rows = self._written_rows(columns, lines)
        if self.bank_file_heading and self.bank_file_kind == "delimited":
            rows.insert(0, [column.heading or "" for column in columns])
        text = (
            fixed(rows)
            if self.bank_file_kind == "fixed"
            else delimited(rows, DELIMITERS[self.bank_file_delimiter])
        )
        stream.write(text.encode(ENCODINGS[self.bank_file_encoding]))
        return "txt" if self.bank_file_kind == "fixed" else "csv"

    def _write_excel(self, columns, lines, stream):
        titles = [
            Column(
                str(column.id),
                column.heading or "",
                "amount" if column.form == "amount" else "text",
                max(12, column.width),
            )
            for column in columns
        ]
        book = Book()
        write = book.sheet(self.name, titles)
        for row in self._written_rows(columns, lines):
            write(row)
        book.save(stream)
        return "xlsx"

    def _written_rows(self, columns, lines):
        """Return the values of payments as texts, or refuse what a bank cannot read."""
        rows, trouble = [], {}
        for place, line in enumerate(lines, start=1):
            row = []
            for column in columns:
                text, problem = self._written(column, line, place)
                row.append(text)
                if problem:
                    trouble.setdefault(problem, []).append(line.member_id.display_name)
            rows.append(row)
        self._refuse(trouble)
        return rows

    def _written(self, column, line, place):
        """Return a value as text, and what is wrong with it, by name."""
        source = SOURCES[column.source]
        value = source.read(line, place, column)
        if source.required and not value:
            return "", column.source
        try:
            text = written(value, column.form, column.width)
        except ValueError:
            return "", "width"
        if self.bank_file_kind == "excel":
            return value if column.form == "amount" else text, None
        encoding = ENCODINGS[self.bank_file_encoding]
        return text, "letters" if strange(text, encoding) else None

    @api.model
    def _refuse(self, trouble):
        """Refuse the file, naming the members there is trouble with."""
        if not trouble:
            return
        problems = {
            "account_number": self.env._("Without a bank account: %s."),
            "bank_code": self.env._("The bank has no code (BIC): %s."),
            "width": self.env._("A number is longer than its column: %s."),
            "letters": self.env._("Letters that the bank cannot read: %s."),
        }
        told = [problems[name] % enumerated(who) for name, who in trouble.items()]
        raise UserError("\n".join(told))
