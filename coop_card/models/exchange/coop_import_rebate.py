# SPDX-License-Identifier: LGPL-3.0-or-later
"""Imports of refunds that were edited in Excel."""

from odoo import api, models

from .rebate_check import RebateCheck
from .rebate_columns import COLUMNS, EDITABLE, NO, YES


class CoopImportRebate(models.AbstractModel):
    """One member's refund in each row; what may be changed is set for the year.

    Who takes part becomes the year's list of those left out; the payout method becomes
    the member's; the note goes to the letter. The run itself is never written to.
    """

    _name = "coop.import.rebate"
    _description = "Import of Edited Refunds"
    _inherit = ["coop.import.kind"]

    @api.model
    def _columns(self):
        return COLUMNS

    @api.model
    def _lengths(self, company):
        """Return the digits of member numbers, and of amounts after the point."""
        return {
            **self.env["coop.import.members"]._lengths(company),
            "money": company.currency_id.decimal_places,
        }

    @api.model
    def _choices(self, company):
        """Return the words and the payout methods that are understood."""
        methods = self.env["report.coop_card.refund_exchange"]._methods(company)
        lang = self.env.lang or "en_US"
        return {
            "takes_part": [word._translate(lang) for word in (YES, NO)],
            "method": [f"{method.code} {method.name}" for method in methods],
        }

    @api.model
    def _read(self, number, cells, columns, lengths, uncomputed=()):
        """Let an empty cell say that there is nothing, not that nothing changes."""
        row = super()._read(number, cells, columns, lengths, uncomputed)
        for column in columns.values():
            if column.name in EDITABLE and not row.says(column.name):
                row.values[column.name] = ""
        return row

    @api.model
    def _check(self, record, rows):
        RebateCheck(self.env, record.run_id, rows).check(rows)

    @api.model
    def _fills(self):
        return ("coop.rebate.exclusion", "coop.rebate.note")

    @api.model
    def _write_rows(self, record, rows):
        """Set what changed, and have a version to compute where members come or go."""
        year = record.run_id.fiscal_year_id
        self._set_exclusions(year, rows)
        self._set_notes(year, rows)
        self._set_methods(rows)
        moved = any("reason" in row.prepared["set"] for row in rows)
        if moved and not record.next_run_id:
            draft = record.run_id._next_version(record.reason)
            record.sudo().next_run_id = draft

    def _set_exclusions(self, year, rows):
        """Put members on the year's list of those left out, or take them off it."""
        exclusions = self.env["coop.rebate.exclusion"]
        self._set_texts(exclusions, "reason", year, rows, kind="excluded")

    def _set_notes(self, year, rows):
        self._set_texts(self.env["coop.rebate.note"], "note", year, rows)

    def _set_texts(self, model, name, year, rows, **usual):
        """Create, change and delete records that hold one text for a member and year.

        :param str name: of the text's field, which is what the rows set, too
        :param usual: what else a new record says
        """
        concerned = {
            row.record: row.prepared["set"][name]
            for row in rows
            if name in row.prepared["set"]
        }
        mine = [
            ("fiscal_year_id", "=", year.id),
            ("member_id", "in", [*concerned]),
        ]
        for found in model.search(mine):
            text = concerned.pop(found.member_id.id)
            found.write({name: text}) if text else found.unlink()
        model.create(
            [
                usual | {"fiscal_year_id": year.id, "member_id": member, name: text}
                for member, text in concerned.items()
                if text
            ]
        )

    def _set_methods(self, rows):
        """Set how members are paid; accountants do so here without editing members."""
        wanted = {}
        for row in rows:
            if "method" in row.prepared["set"]:
                wanted.setdefault(row.prepared["set"]["method"], []).append(row.record)
        self.env["coop.rebate.exclusion"].check_access("write")
        for method, members in wanted.items():
            self.env["coop.member"].sudo().browse(members).payout_method_id = method
