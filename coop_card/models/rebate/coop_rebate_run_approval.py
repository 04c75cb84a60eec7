# SPDX-License-Identifier: LGPL-3.0-or-later
"""The approval of refund runs."""

from odoo import fields, models
from odoo.exceptions import AccessError, UserError


class CoopRebateRun(models.Model):
    """Adds who approved a run, and by which resolution.

    Two people see every refund: the one who computes it does not approve it.
    """

    _inherit = "coop.rebate.run"

    approved_by_id = fields.Many2one(
        "res.users",
        "Approved by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Who approved the run.",
    )
    approved_at = fields.Datetime(
        "Approved on", readonly=True, copy=False, help="When the run was approved."
    )
    resolution_number = fields.Char(
        "Resolution",
        copy=False,
        tracking=True,
        help="The number of the general meeting's or board's resolution. Without it a "
        "run is not approved.",
    )
    resolution_date = fields.Date(
        "Resolved on", copy=False, tracking=True, help="The day of the meeting."
    )
    resolution_file = fields.Binary(
        "Minutes", copy=False, help="The minutes of the meeting, or an extract of them."
    )
    resolution_file_name = fields.Char(
        "File of the minutes", copy=False, tracking=True, help="The name of the file."
    )

    _approved_by_another = models.Constraint(
        "CHECK (state IN ('draft', 'computing', 'computed', 'cancelled') "
        "OR (approved_by_id <> computed_by_id) IS TRUE)",
        "A run is approved by somebody else than who computed it.",
    )
    _approved_by_resolution = models.Constraint(
        "CHECK (approved_by_id IS NULL "
        "OR (resolution_number <> '' AND resolution_date IS NOT NULL) IS TRUE)",
        "An approved run keeps the number and the day of its resolution.",
    )

    def action_approve(self):
        """Approve computed runs: from now on nothing in them changes."""
        self._check_approver()
        for run in self:
            run._check_complete()
            run._check_current()
        self._take_step(
            "approve",
            approved_by_id=self.env.uid,
            approved_at=fields.Datetime.now(),
        )

    def _check_approver(self):
        if not self.env.user.has_group("coop_card.group_manager"):
            raise AccessError(
                self.env._("Only a manager of the co-op approves a refund run.")
            )
        for run in self:
            if run.computed_by_id == self.env.user:
                raise UserError(
                    self.env._(
                        "You computed run %s yourself. Ask another manager to approve "
                        "it.",
                        run.display_name,
                    )
                )

    def _check_complete(self):
        """Refuse a run with nothing in it, or with something undecided."""
        if not self.line_count:
            raise UserError(
                self.env._(
                    "Run %s has nothing to approve. Compute it once there are "
                    "purchases.",
                    self.display_name,
                )
            )
        if self.missing_rate_ids:
            raise UserError(self._without_rate())
        if not self.resolution_number or not self.resolution_date:
            raise UserError(
                self.env._(
                    "Enter the number and the day of the resolution by which run %s is "
                    "approved.",
                    self.display_name,
                )
            )

    def _check_current(self):
        """Refuse a run that would come out otherwise now."""
        if changes := self._changes():
            raise UserError(
                self.env._(
                    "Run %(run)s is out of date: %(changes)s. Compute it again, look "
                    "at it, and approve it then.",
                    run=self.display_name,
                    changes="; ".join(changes),
                )
            )

    def _without_rate(self):
        """Return the sentence that says which rates a run lacks."""
        return self.env._(
            "Run %(run)s cannot be approved: there is no rate for %(categories)s. Set "
            "the rates, 0 where nothing is refunded, and compute again.",
            run=self.display_name,
            categories=", ".join(self.missing_rate_ids._scopes()),
        )
