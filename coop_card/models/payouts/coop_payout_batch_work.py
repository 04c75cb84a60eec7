# SPDX-License-Identifier: LGPL-3.0-or-later
"""The work of paying, and of taking back."""

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_list

#: Payments that are booked together, by one journal entry.
PART = 1000

#: The state of the payments there is something to do with, by that of the payout.
UNDONE = {"posting": "planned", "undoing": "paid"}


class CoopPayoutBatch(models.Model):
    """Pays and takes back part by part, each by an entry of its own.

    What fits into one part is done at once.
    """

    _inherit = "coop.payout.batch"

    _job_steps = {"posting": "finish", "undoing": "end"}
    _job_cron = "coop_card.ir_cron_payout"

    def _job_user(self):
        return self.undone_by_id or self.posted_by_id

    def _is_small_job(self):
        return self.line_count <= PART

    def _job_part(self):
        """Pay the next members, or take the next payments back."""
        self._keep_others_out()
        lines = self.env["coop.payout.line"].search(
            [("batch_id", "=", self.id), ("state", "=", UNDONE[self.state])],
            limit=PART,
            order="id",
        )
        if lines and self.state == "posting":
            lines._check_payable()
            self._check_day(self.date)
            self.env["coop.payout.booking"]._pay(lines)
        elif lines:
            self._check_day(self.undone_date)
            self.env["coop.payout.booking"]._take_back(
                lines, self.undone_date, self.undone_reason, returned=False
            )
        is_all = len(lines) < PART
        if is_all and self.state == "undoing":
            self._planned_lines()._become("void")
        return len(lines), is_all

    def _keep_others_out(self):
        """Let nobody else do a part of the same payout, nor take a step meanwhile.

        A row that was changed makes the second transaction begin anew; a lock would
        not.
        """
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE coop_payout_batch SET write_date = %s WHERE id = %s",
                self.env.cr.now(),
                self.id,
            )
        )

    def _planned_lines(self):
        return self.env["coop.payout.line"].search(
            [("batch_id", "in", self.ids), ("state", "=", "planned")]
        )

    def _payment_numbers(self, count):
        """Return the numbers of so many receipts or cheques; none for other kinds."""
        sequence = self.method_id.sudo().number_sequence_id
        if not sequence:
            return [None] * count
        return sequence._coop_draw(count, self.date)

    def _check_day_back(self, day):
        """Refuse to take back on a day before the payments, or in closed books."""
        if day < self.date:
            raise UserError(
                self.env._(
                    "%(name)s is not booked before %(date)s. Choose that day or a "
                    "later one.",
                    name=self.display_name,
                    date=self._format_day(self.date),
                )
            )
        self._check_day(day)

    def _check_day(self, day):
        """Refuse a day on which the books are closed, before anything is written."""
        company = self.company_id.sudo()
        journal = self.method_id._journal()
        locks = company._get_violated_lock_dates(day, False, journal)
        if locks:
            raise UserError(
                self.env._(
                    "The books are closed for %(day)s: %(locks)s. Choose a later day.",
                    day=self._format_day(day),
                    locks=format_list(
                        self.env,
                        [
                            f"{company._fields[name].get_description(self.env)['string']}"
                            f" ({self._format_day(until)})"
                            for until, name in locks
                        ],
                    ),
                )
            )
