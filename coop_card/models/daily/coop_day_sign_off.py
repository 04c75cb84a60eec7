# SPDX-License-Identifier: LGPL-3.0-or-later
"""Days that somebody has put their name to."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

#: What a withdrawal sets, once.
WITHDRAWAL = ("withdrawn_by_id", "withdrawn_at", "withdrawal_reason")


class CoopDaySignOff(models.Model):
    """A day of a branch that somebody has looked at and found right.

    The figures of that moment are frozen. What arrives for the day afterwards is booked
    as ever and shows as late. A sign-off is never changed: it is withdrawn with a
    reason, and the day signed off anew.
    """

    _name = "coop.day.sign.off"
    _description = "Sign-off of a Day"
    _inherit = ["coop.company.mixin", "coop.insert.only.mixin"]
    _order = "date desc, id desc"
    _rec_name = "date"

    date = fields.Date(required=True, readonly=True, help="The day signed off.")
    branch_id = fields.Many2one(
        "coop.branch",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The branch it is about; empty for what belongs to no branch.",
    )
    create_uid = fields.Many2one("res.users", "Signed off by", readonly=True)
    create_date = fields.Datetime("Signed off on", readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    transaction_count = fields.Integer(
        "Slips", readonly=True, help="How many transactions had been booked."
    )
    purchase_amount = fields.Monetary(
        "Purchases", readonly=True, help="What members had bought, with tax."
    )
    sale_amount = fields.Monetary(
        "Produce", readonly=True, help="What members had sold to the co-op, with tax."
    )
    held_count = fields.Integer(
        "Held", readonly=True, help="How many transactions were waiting for review."
    )
    held_ids = fields.Json(
        "Held transactions",
        readonly=True,
        help="The ids of the transactions that were waiting.",
    )
    last_transaction_id = fields.Integer(
        readonly=True, help="Transactions with a higher id came afterwards."
    )
    figures = fields.Json(readonly=True, help="The page of the day, as it was.")
    withdrawn_by_id = fields.Many2one(
        "res.users",
        "Withdrawn by",
        readonly=True,
        ondelete="restrict",
        help="Who withdrew the sign-off.",
    )
    withdrawn_at = fields.Datetime("Withdrawn on", readonly=True, help="When.")
    withdrawal_reason = fields.Char(
        "Reason of the withdrawal", readonly=True, help="Why it was withdrawn."
    )

    _standing_uniq = models.UniqueIndex(
        "(company_id, date, COALESCE(branch_id, 0)) WHERE withdrawn_by_id IS NULL",
        "This day of the branch is signed off already.",
    )
    _withdrawal_is_whole = models.Constraint(
        "CHECK (num_nulls(withdrawn_by_id, withdrawn_at, withdrawal_reason) IN (0, 3))",
        "A sign-off is withdrawn by somebody, on a day, for a reason.",
    )

    def _insert_only_update_triggers(self):
        """Let a sign-off be withdrawn once, and nothing else change."""
        stands = SQL("OLD.withdrawn_by_id IS NULL")
        self._insert_only_update("update", SQL("NOT (%s)", stands))
        self._insert_only_update("withdrawal", stands, WITHDRAWAL)

    @api.depends("date", "branch_id")
    def _compute_display_name(self):
        for sign_off in self:
            branch = sign_off.branch_id.name or self.env._("No branch")
            sign_off.display_name = f"{self._format_day(sign_off.date)} · {branch}"

    def action_withdraw(self, reason=None):
        """Withdraw sign-offs: the days may be signed off anew.

        :param str reason: why, for whoever looks back
        """
        self.check_access("read")
        self._check_signer()
        if not (reason or "").strip():
            raise UserError(self.env._("Write down why the sign-off is withdrawn."))
        if any(sign_off.withdrawn_by_id for sign_off in self):
            raise UserError(self.env._("This sign-off has been withdrawn already."))
        self.sudo().write(
            {
                "withdrawn_by_id": self.env.uid,
                "withdrawn_at": fields.Datetime.now(),
                "withdrawal_reason": reason.strip(),
            }
        )
        self.env["coop.terminal.batch"].sudo()._report_withdrawn(self.sudo())

    def action_open_day(self):
        """Open the page of the day."""
        self.ensure_one()
        action = self.env["ir.actions.client"]._for_xml_id(
            "coop_card.coop_day_action_page"
        )
        day = fields.Date.to_string(self.date)
        return action | {"params": {"day": day, "branch_id": self.branch_id.id}}

    @api.model
    def _standing(self, company, day, branch=None):
        """Return the sign-offs of a day that stand: of one branch, or of all.

        :param branch: a branch; an empty one for what belongs to none; None for all
        """
        domain = [
            ("company_id", "=", company.id),
            ("date", "=", day),
            ("withdrawn_by_id", "=", False),
        ]
        if branch is not None:
            domain.append(("branch_id", "=", branch.id))
        return self.search(domain)

    @api.model
    def _check_signer(self):
        """Refuse to all but accountants."""
        if not self.env.user.has_group("coop_card.group_accountant"):
            raise AccessError(
                self.env._("Accountants sign off days, and withdraw what they signed.")
            )
