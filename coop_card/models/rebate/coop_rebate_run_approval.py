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
        help="The number of the general meeting's or board's resolution.",
    )
    resolution_date = fields.Date(
        "Resolved on", copy=False, tracking=True, help="The day of the resolution."
    )

    _approved_by_another = models.Constraint(
        "CHECK (state IN ('draft', 'computing', 'computed', 'cancelled') "
        "OR (approved_by_id <> computed_by_id) IS TRUE)",
        "A run is approved by somebody else than who computed it.",
    )

    def action_approve(self):
        """Approve computed runs: from now on nothing in them changes."""
        self._check_approver()
        self._check_complete()
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
        """Refuse runs with nothing in them, something undecided, or out of date."""
        for run in self:
            if not run.line_count:
                raise UserError(
                    self.env._(
                        "Run %s has nothing to approve. Compute it once there are "
                        "purchases.",
                        run.display_name,
                    )
                )
            if run.missing_rate_ids:
                raise UserError(run._without_rate())
            if run._ledger_has_moved():
                raise UserError(
                    self.env._(
                        "The ledger has more lines than when run %s was computed. "
                        "Compute it again, look at it, and approve it then.",
                        run.display_name,
                    )
                )

    def _ledger_has_moved(self):
        """Return whether lines came in after the run was computed; none ever goes."""
        of_year = [("fiscal_year_id", "=", self.fiscal_year_id.id)]
        lines = self.env["coop.accumulation"].sudo().search_count(of_year)
        return lines != self.entry_count

    def _without_rate(self):
        """Return the sentence that says which rates a run lacks."""
        return self.env._(
            "Run %(run)s cannot be approved: there is no rate for %(categories)s. Set "
            "the rates, 0 where nothing is refunded, and compute again.",
            run=self.display_name,
            categories=self._missing_rate_names(),
        )

    def _missing_rate_names(self):
        """Return the categories and member types without a rate, as one text."""
        return ", ".join(
            f"{rate.category_id.display_name} ({rate.member_type_id.name})"
            for rate in self.missing_rate_ids
        )
