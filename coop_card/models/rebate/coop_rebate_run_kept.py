# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the database keeps of an approved run."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...rules.life_cycle import RUN_KEPT, RUN_STEPS

KEPT = SQL(
    "OLD.state IN %s OR (OLD.state = 'cancelled' AND OLD.approved_by_id IS NOT NULL)",
    RUN_KEPT,
)
#: The steps that are left to such a run, as pairs of states.
LATER = tuple(
    (source, step.target)
    for step in RUN_STEPS.values()
    for source in step.sources
    if source in RUN_KEPT
)
#: What may be corrected, though never be empty.
RESOLUTION = ("resolution_number", "resolution_date", "resolution_file_name")
#: What posting notes on the run.
POSTING = (
    "posting_date",
    "posting_through",
    "posted_count",
    "posted_by_id",
    "posted_at",
    "message",
    "reversed_by_id",
    "reversed_at",
    "reversal_date",
    "reversal_reason",
)


class CoopRebateRun(models.Model):
    """Adds the triggers that keep approved runs as they are, but for their posting."""

    _inherit = "coop.rebate.run"

    def _insert_only_delete_triggers(self):
        """Let only runs go that were never approved."""
        self._insert_only_trigger("delete", SQL("BEFORE DELETE"), SQL("ROW"), KEPT)

    def _insert_only_update_triggers(self):
        """Let approved runs change by their later steps alone."""
        later = (*RESOLUTION, *POSTING, "state")
        self._insert_only_update("update", KEPT, later)
        self._insert_only_trigger(
            "return",
            SQL("BEFORE UPDATE OF state"),
            SQL("ROW"),
            condition=SQL(
                "(%s) AND OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN %s",
                KEPT,
                LATER,
            ),
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_approved(self):
        for run in self:
            if run.approved_by_id:
                raise UserError(
                    self.env._(
                        "Run %s is approved and stays. Make a new run to correct it.",
                        run.display_name,
                    )
                )
