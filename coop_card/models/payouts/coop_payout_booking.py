# SPDX-License-Identifier: LGPL-3.0-or-later
"""Booking payments of refunds."""

import json
from decimal import Decimal

from odoo import api, models
from odoo.fields import Command
from odoo.tools import SQL

from . import queries_booking
from .queries import DEBTS


class CoopPayoutBooking(models.AbstractModel):
    """Books payments of one payout by one journal entry, and takes them back.

    Each payment has an item on the account of refunds payable, with its member. What it
    is paid from is one item for all of them; where debts are settled, one for each.
    Every payment is a move on the member's refund account as well, which the database
    refuses if it is more than is owed.
    """

    _name = "coop.payout.booking"
    _description = "Booking of Payouts"

    @api.model
    def _pay(self, lines):
        """Book planned payments of one payout."""
        batch = lines.batch_id
        rows = self._rows(lines)
        booked = self._book(batch, rows, self._sources(batch, rows), batch.date)
        for row, number in zip(booked, batch._payment_numbers(len(rows)), strict=True):
            row["number"] = number
        kind = batch.method_id._kind()
        self._execute(
            (queries_booking.PAYMENTS, queries_booking.PAID),
            booked=json.dumps(booked),
            kind=kind.move,
            sign=-batch.method_id._sign(),
            day=batch.date,
        )
        self._set_off(booked)
        if kind.settles:
            self._reconcile_debts(batch, booked)
        batch.method_id._paid(lines)

    @api.model
    def _take_back(self, lines, day, reason, returned):
        """Book that payments of one payout were taken back, or came back.

        :param bool returned: they came back; otherwise they become void
        """
        batch = lines.batch_id
        rows = self._rows(lines)
        sources = {
            row["id"]: (row["settled_account_id"], row["settled_partner_id"])
            for row in rows
        }
        booked = self._book(batch, rows, sources, day, back=True)
        pairs = self._former_items(lines, booked, batch.method_id._kind().settles)
        self._execute(
            (queries_booking.TAKEN_BACK,),
            booked=json.dumps(booked),
            returned=returned,
            day=day,
            note=reason,
        )
        lines._become(
            "returned" if returned else "void",
            note=reason,
            returned_on=day if returned else None,
        )
        self.env["account.move.line"]._coop_reconcile_again(pairs)
        self._set_off(booked)
        batch.method_id._taken_back(lines)

    @api.model
    def _rows(self, lines):
        """Return what the entry has to know of payments, by their ids."""
        self.env.flush_all()
        query = SQL(queries_booking.ROWS, lines=lines.ids)
        return self.env.execute_query_dict(query)

    @api.model
    def _execute(self, statements, **parameters):
        """Execute statements in the user's name; nothing that was read stays valid."""
        self.env.flush_all()
        who = {"user": self.env.uid, "now": self.env.cr.now()}
        for statement in statements:
            self.env.cr.execute(SQL(statement, **parameters, **who))
        self.env.invalidate_all(flush=False)

    @api.model
    def _sources(self, batch, rows):
        """Return what each payment is paid from, or settles.

        :return: dict of ids of payments to pairs of an account and a contact, if any
        """
        method = batch.method_id
        if not method._kind().settles:
            return dict.fromkeys(
                (row["id"] for row in rows), (method._account().id, None)
            )
        payees = [row["payee_id"] for row in rows]
        query = SQL(
            DEBTS,
            company=batch.company_id.id,
            currency=batch.currency_id.id,
            payees=SQL("SELECT DISTINCT unnest(%s)", payees),
        )
        debts = {payee: debt for payee, *debt, _ in self.env.execute_query(query)}
        return {row["id"]: tuple(debts[row["payee_id"]]) for row in rows}

    @api.model
    def _book(self, batch, rows, sources, day, back=False):
        """Make and post the entry of payments; return what each was booked by.

        :param rows: see ``ROWS`` in ``queries_booking.py``
        :param dict sources: see ``_sources``
        :param bool back: the other way round
        """
        sign = -batch.method_id._sign() if back else batch.method_id._sign()
        items = [self._prepare_item(batch, row, sign) for row in rows]
        counterparts, places = self._prepare_counterparts(batch, rows, sources, sign)
        entry = self._make_entry(batch, [*items, *counterparts], day)
        ids = sorted(entry.line_ids.ids)
        return [
            {
                "line_id": row["id"],
                "entry_id": entry.id,
                "item_id": item_id,
                "counterpart_id": ids[len(rows) + places[row["id"]]],
            }
            for row, item_id in zip(rows, ids, strict=False)
        ]

    @api.model
    def _prepare_item(self, batch, row, sign):
        """Return the item of a payment on the account of refunds payable."""
        account = (
            row["account_id"] or batch.company_id.coop_rebate_payable_account_id.id
        )
        return {
            "account_id": account,
            "partner_id": row["partner_id"],
            "currency_id": batch.currency_id.id,
            "balance": sign * float(row["amount"]),
            "amount_currency": sign * float(row["amount"]),
            "name": f"{batch.name}, {row['number']}, {row['year']}",
            "analytic_distribution": False,
        }

    @api.model
    def _prepare_counterparts(self, batch, rows, sources, sign):
        """Return the items that payments are paid from, and which of them each is."""
        alone = batch.method_id._kind().settles
        amounts, keys = {}, {}
        for row in rows:
            key = keys[row["id"]] = (*sources[row["id"]], alone and row["id"])
            amounts.setdefault(key, []).append(Decimal(row["amount"]))
        places = {key: place for place, key in enumerate(amounts)}
        currency = batch.method_id._currency()
        items = [
            {
                "account_id": account_id,
                "partner_id": partner_id,
                "currency_id": currency.id,
                "balance": -sign * float(sum(parts)),
                "amount_currency": -sign * self._in_currency(batch, currency, parts),
                "name": batch.display_name,
                "analytic_distribution": False,
            }
            for (account_id, partner_id, _line), parts in amounts.items()
        ]
        return items, {line: places[key] for line, key in keys.items()}

    @api.model
    def _in_currency(self, batch, currency, amounts):
        """Return what payments come to in a currency, at the rate of the payment date.

        Each is converted by itself, as banks do, so that one that comes back takes as
        much with it.
        """
        own = batch.currency_id
        if currency == own:
            return float(sum(amounts))
        convert = own.with_company(batch.company_id)._convert
        return currency.round(
            sum(
                convert(float(amount), currency, batch.company_id, batch.date)
                for amount in amounts
            )
        )

    @api.model
    def _make_entry(self, batch, items, day):
        """Create and post a journal entry, in a way made for many items."""
        moves = self.env["account.move"].sudo().with_company(batch.company_id)
        moves = moves.with_context(
            tracking_disable=True, skip_invoice_sync=True, coop_refund_entries=True
        )
        entry = moves.create(
            {
                "move_type": "entry",
                "journal_id": batch.method_id._journal().id,
                "date": day,
                "ref": batch.display_name,
                "coop_payout_batch_id": batch.id,
                "line_ids": [Command.create(item) for item in items],
            }
        )
        return entry._post(soft=False)

    @api.model
    def _reconcile_debts(self, batch, booked):
        """Reconcile what settles debts with them."""
        query = SQL(
            queries_booking.OPEN_DEBTS,
            items=[row["counterpart_id"] for row in booked],
            currency=batch.currency_id.id,
        )
        debts = [[ids] for [ids] in self.env.execute_query(query)]
        self.env["account.move.line"]._coop_reconcile(debts)

    @api.model
    def _former_items(self, lines, booked, with_debts):
        """Return pairs of the items of payments and of what takes them back."""
        query = SQL(queries_booking.ITEMS_OF_PAYMENTS, lines=lines.ids)
        former = dict(self.env.execute_query(query))
        pairs = [(former[row["line_id"]], row["item_id"]) for row in booked]
        if with_debts:
            counterparts = {line.id: line.counterpart_line_id.id for line in lines}
            pairs += [
                (counterparts[row["line_id"]], row["counterpart_id"]) for row in booked
            ]
        return pairs

    @api.model
    def _set_off(self, booked):
        """Reconcile the refund accounts that were paid, year by year."""
        entries = {row["entry_id"] for row in booked}
        self.env["coop.rebate.payable"]._set_off(
            self.env["account.move"].browse(entries)
        )
