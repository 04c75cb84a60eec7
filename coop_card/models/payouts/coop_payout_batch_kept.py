# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the database keeps of payouts."""

from odoo import models
from odoo.tools import SQL

from ...rules.life_cycle import PAYOUT_STEPS

#: What posting and taking back note.
NOTED = (
    "state",
    "message",
    "note",
    "posted_by_id",
    "posted_at",
    "undone_by_id",
    "undone_at",
    "undone_date",
    "undone_reason",
)
#: The steps that there are, as pairs of states.
CHANGES = tuple(
    (source, step.target) for step in PAYOUT_STEPS.values() for source in step.sources
)
LEFT_DRAFT = SQL("OLD.state <> 'draft'")


class CoopPayoutBatch(models.Model):
    """Adds the triggers that keep payouts as they were posted."""

    _inherit = "coop.payout.batch"

    def _insert_only_delete_triggers(self):
        """Let only drafts go."""
        self._insert_only_trigger(
            "delete", SQL("BEFORE DELETE"), SQL("ROW"), LEFT_DRAFT
        )

    def _insert_only_update_triggers(self):
        """Let payouts change by their steps alone once they are no drafts."""
        self._insert_only_update("update", LEFT_DRAFT, NOTED)
        self._insert_only_trigger(
            "return",
            SQL("BEFORE UPDATE OF state"),
            SQL("ROW"),
            condition=SQL(
                "OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN %s",
                CHANGES,
            ),
        )
