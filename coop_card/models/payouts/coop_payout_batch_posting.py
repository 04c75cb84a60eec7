# SPDX-License-Identifier: LGPL-3.0-or-later
"""Posting payouts and taking them back."""

from odoo import fields, models
from odoo.exceptions import UserError


class CoopPayoutBatch(models.Model):
    """Posts payouts as a whole, once nothing stands against any payment."""

    _inherit = "coop.payout.batch"

    def action_post(self):
        """Post drafts. Of few payments, whoever presses the button waits for it."""
        self._targets("post")
        for batch in self:
            batch.sudo()._check_postable()
            batch._take_step(
                "post",
                posted_by_id=self.env.uid,
                posted_at=fields.Datetime.now(),
                message=False,
            )
        self._begin_work()

    def _check_postable(self):
        """Refuse a payout that would not be booked as a whole."""
        if not self._planned_lines():
            raise UserError(self.env._("There is nobody to pay in %s.", self.name))
        if self.blocked_count:
            raise UserError(
                self.env._(
                    "%(count)s payments of %(payout)s cannot be booked. Look at them, "
                    "and correct or remove them.",
                    count=self.blocked_count,
                    payout=self.display_name,
                )
            )
        self._check_rate(self.method_id._currency())
        self._check_day(self.date)

    def _check_rate(self, currency):
        """Refuse to convert by a rate that nobody has entered: Odoo would take 1."""
        of_co_op = [("company_id", "in", (False, self.company_id.id))]
        until = [("currency_id", "=", currency.id), ("name", "<=", self.date)]
        rates = self.env["res.currency.rate"]
        if currency != self.currency_id and not rates.search_count(
            of_co_op + until, limit=1
        ):
            raise UserError(
                self.env._(
                    "%(payout)s is made from an account in %(currency)s, of which no "
                    "rate is known on %(day)s. Enter one under Accounting, Currencies.",
                    payout=self.display_name,
                    currency=currency.name,
                    day=self._format_day(self.date),
                )
            )

    def action_undo(self):
        """Ask why a payout is taken back, and as of which day."""
        self.ensure_one()
        self._targets("undo")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_payout_return_wizard_action"
        )
        return {**action, "context": {"default_batch_id": self.id}}

    def _undo(self, day, reason):
        """Take back what is paid and has not come back; the rest becomes void."""
        self._targets("undo")
        self.sudo()._check_day_back(day)
        self._take_step(
            "undo",
            undone_by_id=self.env.uid,
            undone_at=fields.Datetime.now(),
            undone_date=day,
            undone_reason=reason,
            message=False,
        )
        self._begin_work()

    def action_go_on(self):
        """Try again after something stopped the work."""
        self.ensure_one()
        self._check_role("post")
        self._go_on()

    def action_remove_blocked(self):
        """Remove from drafts what cannot be paid; it may be paid by another payout."""
        self._check_role("post")
        self._check_draft()
        self.env["coop.payout.line"].search(
            [("batch_id", "in", self.ids), ("is_blocked", "=", True)]
        ).unlink()

    def action_refresh(self):
        """Lower planned amounts to what is owed now."""
        self._check_role("post")
        self._check_draft()
        for line in self._planned_lines():
            if line.currency_id.compare_amounts(line.amount, line.balance) > 0:
                line.amount = line.balance
