# SPDX-License-Identifier: LGPL-3.0-or-later
"""Posting opening balances."""

import json

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .coop_opening_looking import LOOK_AGAIN
from .coop_opening_work import PART
from .queries import BOOKED, RESERVE


class CoopOpening(models.Model):
    """Books a batch once its lines agree with the control figures.

    Lines are looked at once more, and their places are all taken in one transaction:
    two batches with the same balance cannot both pass. Of few lines, whoever presses
    the button waits for that. What follows may stop and go on at any time.
    """

    _inherit = "coop.opening"

    def action_post(self):
        """Post batches; those of which the forecast has changed are shown first."""
        self._targets("post")
        large = self.filtered(lambda opening: opening.line_count > PART)
        changed = (self - large).filtered(lambda one: one._forecast_changes())
        large.sudo()._compute_fiscal_year_id()
        for opening in self - changed:
            opening._check_postable()
            opening._take_step(
                "post",
                posted_by_id=self.env.uid,
                posted_at=fields.Datetime.now(),
                message=False,
                **LOOK_AGAIN if opening in large else {},
            )
        for opening in self - changed - large:
            opening._reserve()
        (self - changed)._begin_work()
        return changed._tell_change() if changed else None

    def _forecast_changes(self):
        """Look at the lines again; tell whether posting would do something else now."""
        before = self._findings()
        self._check_lines()
        return self._findings() != before

    def _tell_change(self):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "sticky": True,
                "message": self._change(),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _change(self):
        return self.env._(
            "Something has changed since the lines were entered, and nothing is posted "
            "yet. Read what would happen now, and post again."
        )

    def _check_postable(self):
        """Refuse a batch that is not what was said beforehand."""
        if not self.fiscal_year_id:
            raise UserError(
                self.env._(
                    "There is no fiscal year for the day of %s. Make one under Refund, "
                    "Fiscal years, or correct the day.",
                    self.name,
                )
            )
        if not self.agrees:
            raise UserError(self._disagreement())
        if self.refused_count:
            raise UserError(
                self.env._(
                    "%(count)s lines of %(name)s cannot be posted. Look at their "
                    "remarks, and correct or remove them.",
                    count=self.refused_count,
                    name=self.name,
                )
            )

    def _disagreement(self):
        """Return the sentence that says by how much the control figures are missed."""
        money = self.currency_id.format
        return self.env._(
            "%(name)s: the lines come to %(amount)s for %(members)s members; %(total)s "
            "for %(expected)s members were written down beforehand. The differences "
            "are %(amount_over)s and %(members_over)s. Find the mistake first.",
            name=self.name,
            amount=money(self.amount_total),
            members=self.member_count,
            total=money(self.control_total),
            expected=self.control_members,
            amount_over=money(self.amount_over),
            members_over=self.members_over,
        )

    def _reserve(self):
        """Take the places of all lines; the database refuses one that is taken."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(RESERVE, opening=self.id, year=self.fiscal_year_id.id),
        )
        self.env["coop.opening.line"].invalidate_model()

    def _post_part(self):
        """Book the next lines; return how many."""
        lines = self.env["coop.opening.line"]
        rows = lines._rows(
            SQL("line.opening_id = %s AND line.transaction_id IS NULL", self.id), PART
        )
        slips = self.env["coop.transaction"]._book(
            [self._prepare_document(row) for row in rows]
        )
        slips._check_taken()
        booked = [
            {"id": row["id"], "transaction_id": slip.id}
            for row, slip in zip(rows, slips, strict=True)
        ]
        self.env.cr.execute(SQL(BOOKED, booked=json.dumps(booked)))
        lines.invalidate_model(["transaction_id", "state"], flush=False)
        return len(rows)

    def _prepare_document(self, row):
        """Return the document of a line; see ``LINES`` in ``queries.py``."""
        place = ("member_id", "fiscal_year_id", "category_id", "direction", "attempt")
        thing = ("category_id", "direction", "quantity", "amount")
        return {
            "origin": "opening",
            "key": "/".join(["opening", *(str(row[name] or 0) for name in place)]),
            "company_id": self.company_id.id,
            "kind": "accumulate",
            "member_id": row["member_id"],
            "date": self.date,
            "reference": self.name,
            "lines": [{name: row[name] for name in thing}],
        }
