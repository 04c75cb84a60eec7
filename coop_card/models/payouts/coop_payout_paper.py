# SPDX-License-Identifier: LGPL-3.0-or-later
"""The papers of payouts."""

import io
from decimal import Decimal

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import groupby

from ...printing import lists, receipts
from ...printing.sheet import Column, Row
from ...rules.amount_in_words import (
    BAHT_IN_ENGLISH,
    BAHT_IN_THAI,
    Money,
    in_words,
    spoken,
)
from ...rules.names import full_name

#: What can be written of a payout.
PAPERS = ("receipts", "signatures", "cheques", "bank")

#: Payments that papers are made for: not what came back or became void.
SHOWN = ("planned", "paid")


class CoopPayoutPaper(models.AbstractModel):
    """Draws receipts, lists to be signed and lists of cheques."""

    _name = "coop.payout.paper"
    _description = "Papers of a Payout"

    @api.model
    def _write_paper(self, batch, paper, stream):
        """Write a paper of a payout to a file; return its ending.

        :param str paper: one of ``PAPERS``
        """
        batch.check_access("read")
        lines = self._lines(batch)
        if paper == "bank":
            return batch.method_id._bank_file(lines, stream)
        getattr(self, f"_write_{paper}")(batch, lines, stream)
        return "pdf"

    @api.model
    def _check(self, batch, paper):
        """Refuse a paper that cannot be written, before it is asked for.

        :raise UserError: saying why
        """
        lines = self._lines(batch)
        if not lines:
            raise UserError(self.env._("%s has no payments.", batch.display_name))
        if paper == "receipts" and batch.state != "posted":
            raise UserError(
                self.env._("Post the payout first: receipts get their numbers then.")
            )
        if paper == "bank":
            batch.method_id._bank_file(lines, io.BytesIO())

    @api.model
    def _lines(self, batch):
        """Return the payments, by group and member number."""
        found = batch.line_ids.search(
            [("batch_id", "=", batch.id), ("state", "in", SHOWN)]
        )
        order = self.env["coop.member.group"].with_context(active_test=False)
        order = order.search([("company_id", "=", batch.company_id.id)]).ids
        places = {group: place for place, group in enumerate(order)}

        def place(line):
            group = line.member_group_id.id
            return places.get(group, len(places)), line.member_id.number, line.id

        return found.sorted(place)

    @api.model
    def _write_receipts(self, batch, lines, stream):
        """Write a receipt for each payment."""
        sender = batch.company_id._coop_sender()
        receipts.write(stream, sender, (self._receipt(line) for line in lines))

    @api.model
    def _receipt(self, line):
        """Return the receipt of a payment."""
        member = line.member_id
        facts = (
            (self.env._("Paid to"), full_name(member.title, member.name)),
            (self.env._("Member number"), member.number),
            (self.env._("Group"), member.group_id.name),
            (self.env._("In payment of"), self._purpose(line)),
            (self.env._("Date"), self._format(line.batch_id.date, "date")),
        )
        return receipts.Receipt(
            title=self.env._("Receipt"),
            copies=(self.env._("For the member"), self.env._("For the co-op")),
            number=(self.env._("No."), line.reference or line.batch_id.name),
            facts=tuple((label, text) for label, text in facts if text),
            amount=line.currency_id.format(line.amount),
            words=self._in_words(line),
            signatures=(self.env._("Received by"), self.env._("Paid by")),
        )

    @api.model
    def _purpose(self, line):
        return self.env._("Patronage refund %s", line.fiscal_year_id.name)

    @api.model
    def _write_signatures(self, batch, lines, stream):
        """Write the list that members sign at their meeting: a page for each group."""
        columns = (
            Column(self.env._("No."), 11, number=True),
            Column(self.env._("Member number"), 25),
            Column(self.env._("Name"), 52),
            Column(self.env._("Amount"), 28, number=True),
            Column(self.env._("Signature"), 44),
        )
        made = lists.Signed(
            title=self.env._("Payout of refunds"),
            facts=self._facts(batch),
            columns=columns,
            signatures=(self.env._("Paid by"), self.env._("Witness")),
        )
        groups = (
            self._group(group, members, self._signature_row)
            for group, members in groupby(lines, lambda line: line.member_group_id)
        )
        lists.write(stream, batch.company_id._coop_sender(), made, groups)

    @api.model
    def _signature_row(self, place, line):
        amount = self._format(line.amount, "amount")
        return (str(place), line.member_id.number, self._name_of(line), amount, "")

    @api.model
    def _write_cheques(self, batch, lines, stream):
        """Write the list of cheques: number, payee, amount in figures and words."""
        columns = (
            Column(self.env._("Cheque"), 24),
            Column(self.env._("Pay to"), 48),
            Column(self.env._("Member number"), 22),
            Column(self.env._("Amount"), 28, number=True),
            Column(self.env._("In words"), 38),
        )
        made = lists.Signed(
            title=self.env._("Cheques"),
            facts=self._facts(batch),
            columns=columns,
            signatures=(self.env._("Made by"), self.env._("Signed by")),
            signing=0,
        )
        group = self._group(None, lines, self._cheque_row)
        lists.write(stream, batch.company_id._coop_sender(), made, [group])

    @api.model
    def _cheque_row(self, _place, line):
        amount = self._format(line.amount, "amount")
        number = line.reference or ""
        words = self._in_words(line)
        return (number, self._name_of(line), line.member_id.number, amount, words)

    @api.model
    def _group(self, group, lines, row):
        """Return payments as a group of rows with their sum."""
        lines = list(lines)
        rows = tuple(Row(row(place, line)) for place, line in enumerate(lines, start=1))
        total = self._format(sum(map(self._exact, lines)), "amount")
        count = self.env._("Payments: %s", len(lines))
        title = group.name if group else self.env._("No group")
        return lists.Group(
            title="" if group is None else title,
            rows=rows,
            total=Row(("", "", count, total, ""), bold=True),
        )

    @api.model
    def _facts(self, batch):
        """Return in a line which payout it is."""
        years = ", ".join(batch.fiscal_year_ids.mapped("name"))
        day = self._format(batch.date, "date")
        return " · ".join(filter(None, (batch.display_name, years, day)))

    @api.model
    def _name_of(self, line):
        return full_name(line.member_id.title, line.member_id.name)

    @api.model
    def _exact(self, line):
        """Return an amount as people see it, which is what the database has."""
        return Decimal(f"{line.amount:.{line.currency_id.decimal_places}f}")

    @api.model
    def _in_words(self, line):
        """Return an amount in words, in the user's language if its words are known."""
        language = spoken(self.env.lang or "en_US")
        money = self.with_context(lang=language)._money(line.currency_id)
        return in_words(self._exact(line), language, money)

    @api.model
    def _money(self, currency):
        """Return what a currency and its hundredth part are called."""
        thai = (self.env.lang or "").startswith("th")
        if currency.name == "THB":
            return BAHT_IN_THAI if thai else BAHT_IN_ENGLISH
        return Money(
            currency.currency_unit_label or currency.name,
            currency.currency_subunit_label or "",
            "" if thai else self.env._("only"),
        )

    @api.model
    def _format(self, value, kind):
        return self.env["coop.report.mixin"]._format(value, kind)
