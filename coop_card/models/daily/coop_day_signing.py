# SPDX-License-Identifier: LGPL-3.0-or-later
"""Signing off a day, and what has changed since."""

import hashlib
import json

from odoo import api, models
from odoo.exceptions import ConcurrencyError, UserError
from odoo.tools import SQL, format_datetime

from ...rules import day as rules

#: Bookings hold a key-share lock on what they refer to: these wait for those under
#: way, and make those that wait for them begin anew.
LOCK = "SELECT id FROM %s WHERE id = ANY(%s) FOR UPDATE"
TOUCH = "UPDATE %s SET write_date = write_date WHERE id = ANY(%s)"

#: What of a branch's day there is to see.
STATE = """
SELECT id, status FROM coop_transaction
WHERE company_id = %(company)s AND date = %(date)s
AND branch_id IS NOT DISTINCT FROM %(branch)s
"""


class CoopDay(models.TransientModel):
    """Freezes the figures of a branch's day under the name of who signs it off."""

    _inherit = "coop.day"

    @api.model
    def action_sign_off(self, day, branch_id, seen):
        """Sign off a day of one branch.

        :param str day: the day as ISO text
        :param branch_id: the branch; False for what belongs to none
        :param str seen: what ``get_page`` gave with the figures that are signed off
        :raise UserError: where the figures are others by now, or the day lies ahead
        """
        sign_offs = self.env["coop.day.sign.off"]
        sign_offs._check_signer()
        record = self._of(day, branch_id)
        branch = record.branch_id
        if record.date > record.company_id._coop_today():
            raise UserError(self.env._("A day is signed off when it has begun."))
        if sign_offs._standing(record.company_id, record.date, branch):
            raise UserError(self.env._("Somebody has signed off this day already."))
        record._wait_for_bookings()
        rows = [row for row in record._rows() if row["branch_id"] == branch.id]
        totals = rules.total(row["figures"] for row in rows)
        if record._seen(totals) != seen:
            raise UserError(
                self.env._(
                    "The figures have changed since you opened the page. Look at it "
                    "again, then sign off."
                )
            )
        sign_offs.sudo().create(record._sign_off_values(rows, totals))

    def _wait_for_bookings(self):
        """Let nothing be booked for the branch until this transaction ends.

        What belongs to no branch is kept off by way of the fiscal year.

        :raise ConcurrencyError: where something was committed that this transaction
            began too early to see: Odoo runs it again
        """
        self.env.flush_all()
        holder = self.branch_id or self.env["coop.fiscal.year"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("date_start", "<=", self.date),
                ("date_end", ">=", self.date),
            ]
        )
        for statement in (LOCK, TOUCH):
            table = SQL.identifier(holder._table)
            self.env.cr.execute(SQL(statement, table, holder.ids))
        state = SQL(
            STATE,
            company=self.company_id.id,
            date=self.date,
            branch=self.branch_id.id or None,
        )
        seen = self.env.execute_query(state)
        with self.env.registry.cursor() as cr:
            cr.execute(state)
            committed = cr.fetchall()
        if not {*committed} <= {*seen}:
            raise ConcurrencyError("something was booked while a day was signed off")

    def _seen(self, totals):
        """Return a short text that tells these figures from others."""
        kept = json.dumps(rules.texts(totals), sort_keys=True)
        return hashlib.sha256(kept.encode()).hexdigest()[:16]

    def _sign_off_values(self, rows, totals):
        """Return the values of a sign-off with these figures."""
        slips = self.env["coop.transaction"]
        of_day = [*self._domain(), ("branch_id", "=", self.branch_id.id)]
        held = slips.search([*of_day, ("status", "=", "held")])
        last = slips.sudo().search([], order="id desc", limit=1)
        kept = [
            {
                "place": self._named(row)["place"],
                "operator": self._named(row)["operator"],
                "figures": rules.texts(row["figures"]),
            }
            for row in rows
        ]
        bought = totals["purchase"].plus(totals["purchase_back"])
        produced = totals["sale"].plus(totals["sale_back"])
        return {
            "company_id": self.company_id.id,
            "branch_id": self.branch_id.id,
            "date": self.date,
            "transaction_count": slips.search_count(
                [*of_day, ("status", "=", "booked")]
            ),
            "purchase_amount": str(bought.amount),
            "sale_amount": str(produced.amount),
            "held_count": len(held),
            "held_ids": held.ids,
            "last_transaction_id": last.id,
            "figures": {"rows": kept, "totals": rules.texts(totals)},
        }

    def _sign_offs(self):
        """Return the sign-offs of the day that stand."""
        branch = self.branch_id or None
        return self.env["coop.day.sign.off"]._standing(
            self.company_id, self.date, branch
        )

    def _signed(self, sign_off, totals):
        """Return what the page shows of a sign-off."""
        before = rules.from_texts(sign_off.figures["totals"])
        names = self._kind_names()
        return {
            "id": sign_off.id,
            "by": sign_off.sudo().create_uid.name,
            "at": self._format_moment(sign_off.create_date),
            "changes": [
                f"{names[kind]}: {self._signed_figure(figure)}"
                for kind, figure in rules.changes(before, totals).items()
                if kind != "late"
            ],
        }

    @api.model
    def _format_moment(self, moment):
        """Return day and time as text, for the reader's language and time zone."""
        clock = format_datetime(self.env, moment, dt_format="HH:mm")
        return f"{self._format_day(moment)} {clock}"

    @api.model
    def _kind_names(self):
        """Return how the figures of a day are called, by kind."""
        return {
            "purchase": self.env._("Purchases"),
            "purchase_back": self.env._("Purchases taken back"),
            "sale": self.env._("Produce"),
            "sale_back": self.env._("Produce taken back"),
            "held": self.env._("Held"),
            "late": self.env._("Late"),
        }
