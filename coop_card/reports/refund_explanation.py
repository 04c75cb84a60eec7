# SPDX-License-Identifier: LGPL-3.0-or-later
"""The workbook that explains every refund of a run."""

from odoo import api, models

from ..rules.explanation import shown
from .streamed import Book
from .table import Column

#: Claims that are read together.
BATCH = 2000


class RefundExplanation(models.AbstractModel):
    """Sheets of members, of their categories, of the rates and of the settings.

    Amounts are real numbers. Rows are written as they are read, so that memory does
    not grow with the members.
    """

    _name = "report.coop_card.refund_explanation"
    _description = "Explanation of a Run as a Workbook"

    @api.model
    def _write_workbook(self, run, stream):
        """Write the workbook of a run to a file; return what the file is called."""
        run.check_access("read")
        self._note(run)
        book = Book(buddhist=self.env["coop.era.mixin"]._shows_buddhist_era())
        members = book.sheet(self.env._("Members"), self._member_columns())
        lines = book.sheet(self.env._("Categories"), self._line_columns())
        self._write_rates(run, book.sheet(self.env._("Rates"), self._rate_columns()))
        self._write_settings(
            run, book.sheet(self.env._("Settings"), self._setting_columns())
        )
        groups = self._group_names(run)
        for claim, explanation in self._explained(run):
            members(self._member_row(claim, explanation, groups))
            for line in explanation.lines:
                lines(self._line_row(explanation, line))
        book.save(stream)
        return self.env._("Refunds %s.xlsx", run.display_name)

    @api.model
    def _note(self, run):
        """Have the security log tell that the user took the workbook out."""
        count = self.env["coop.rebate.claim"].search_count([("run_id", "=", run.id)])
        self.env["coop.security.event"]._note_export(
            self.env["ir.model"]._get(self._name).name, count, about=run
        )

    @api.model
    def _explained(self, run):
        """Yield each claim of a run with its explanation, by member number."""
        claims, last = self.env["coop.rebate.claim"], 0
        of_run = [("run_id", "=", run.id)]
        while found := claims.search(
            [*of_run, ("id", ">", last)], order="id", limit=BATCH
        ):
            explained = self.env["coop.rebate.explanation"]._of(found)
            for claim in found:
                yield claim, explained[claim.id]
            last = found[-1].id
            self.env.invalidate_all(flush=False)

    @api.model
    def _group_names(self, run):
        groups = self.env["coop.member.group"].with_context(active_test=False)
        own = groups.search([("company_id", "=", run.company_id.id)])
        return {group.id: group.name for group in own}

    @api.model
    def _member_row(self, claim, explanation, groups):
        return (
            explanation.number,
            explanation.name,
            groups.get(explanation.group_id),
            explanation.base,
            shown(explanation.earned),
            shown(explanation.rounding),
            explanation.amount,
            explanation.kept,
            explanation.unpaid,
            explanation.withheld,
            explanation.payable,
            sum(move.amount for move in explanation.moves) or None,
            explanation.owed,
            claim._reason_sentence(explanation) or None,
            explanation.letter_note or None,
        )

    @api.model
    def _line_row(self, explanation, line):
        return (
            explanation.number,
            explanation.name,
            line.category,
            line.member_type,
            self._choice("coop.rebate.line", "direction", line.direction),
            line.base,
            line.returned,
            line.quantity,
            line.unit,
            self._choice("coop.rebate.line", "basis", line.basis),
            line.rate,
            line.threshold,
            shown(line.earned),
            line.amount,
        )

    @api.model
    def _write_rates(self, run, write):
        """Write each category and member type with its rate and what came of it."""
        for rate in run.rate_ids:
            write(
                (
                    rate.category_id.display_name,
                    rate.member_type_id.name,
                    self._choice(rate._name, "direction", rate.direction),
                    self._choice(rate._name, "basis", rate.basis),
                    rate.value if rate.basis else None,
                    rate.tier_text or None,
                    rate.member_count,
                    rate.base_amount,
                    rate.amount,
                )
            )

    @api.model
    def _write_settings(self, run, write):
        """Write what the run was computed with."""
        from_form = self.env["coop.rebate.settings.mixin"]._fields
        names = [name for name, field in from_form.items() if field.type != "many2one"]
        labels = run.fields_get(names, ["string"])
        write(
            (
                run.fields_get(["fiscal_year_id"])["fiscal_year_id"]["string"],
                run.fiscal_year_id.name,
            )
        )
        for name in names:
            if name in labels:
                write((labels[name]["string"], self._setting(run, name)))

    @api.model
    def _setting(self, run, name):
        """Return a setting as text."""
        field, value = run._fields[name], run[name]
        if field.type == "selection":
            return self._choice(run._name, name, value)
        if field.type == "boolean":
            return self.env._("yes") if value else self.env._("no")
        if field.type == "date":
            return run._format_day(value) if hasattr(run, "_format_day") else str(value)
        return f"{value:g}" if isinstance(value, float) else str(value)

    @api.model
    def _choice(self, model, name, value):
        """Return how a value of a selection is called."""
        choices = self.env[model]._fields[name]._description_selection(self.env)
        return dict(choices).get(value)

    @api.model
    def _member_columns(self):
        return [
            Column("number", self.env._("Number"), width=12),
            Column("name", self.env._("Name"), width=30),
            Column("group", self.env._("Group"), width=18),
            Column("base", self.env._("Base"), "amount", 15),
            Column("earned", self.env._("Before rounding"), "percent", 16),
            Column("rounding", self.env._("Rounding"), "percent", 12),
            Column("amount", self.env._("Refund"), "amount", 14),
            Column("kept", self.env._("Kept by the co-op"), "amount", 15),
            Column("unpaid", self.env._("Below the smallest payout"), "amount", 14),
            Column("withheld", self.env._("Tax withheld"), "amount", 14),
            Column("payable", self.env._("To be paid"), "amount", 14),
            Column("since", self.env._("Paid and offset since"), "amount", 14),
            Column("owed", self.env._("Still owed"), "amount", 14),
            Column("reason", self.env._("Why nothing"), width=60),
            Column("note", self.env._("Note for the letter"), width=40),
        ]

    @api.model
    def _line_columns(self):
        return [
            Column("number", self.env._("Number"), width=12),
            Column("name", self.env._("Name"), width=30),
            Column("category", self.env._("Category"), width=24),
            Column("type", self.env._("Member type"), width=14),
            Column("direction", self.env._("Direction"), width=16),
            Column("base", self.env._("Base"), "amount", 15),
            Column("returned", self.env._("Returns"), "amount", 13),
            Column("quantity", self.env._("Quantity"), "percent", 13),
            Column("unit", self.env._("Unit"), width=9),
            Column("basis", self.env._("Rate is"), width=18),
            Column("rate", self.env._("Rate"), "percent", 12),
            Column("threshold", self.env._("Tier from"), "percent", 12),
            Column("earned", self.env._("Before rounding"), "percent", 16),
            Column("amount", self.env._("Refund"), "amount", 14),
        ]

    @api.model
    def _rate_columns(self):
        return [
            Column("category", self.env._("Category"), width=30),
            Column("type", self.env._("Member type"), width=14),
            Column("direction", self.env._("Direction"), width=16),
            Column("basis", self.env._("Rate is"), width=18),
            Column("rate", self.env._("Rate"), "percent", 12),
            Column("tiers", self.env._("Tiers"), width=30),
            Column("members", self.env._("Members"), "integer", 10),
            Column("base", self.env._("Base"), "amount", 16),
            Column("amount", self.env._("Refund"), "amount", 16),
        ]

    @api.model
    def _setting_columns(self):
        return [
            Column("name", self.env._("Setting"), width=34),
            Column("value", self.env._("Value"), width=40),
        ]
