# SPDX-License-Identifier: LGPL-3.0-or-later
"""Everything that corrected something else, for those who control it."""

from odoo import fields, models
from odoo.tools import SQL

#: One row for each reversal, return and move. A move is one row: the half that takes
#: back on its way is left out, and the member it came from is the last one before.
CORRECTIONS = """
SELECT done.id, done.id AS transaction_id, done.company_id, done.date, done.status,
       done.create_date AS corrected_at, done.create_uid AS user_id, done.operator_id,
       done.branch_id, done.origin, done.reason, done.amount_total, done.member_id,
       original.id AS original_id, original.date AS original_date,
       original.origin AS original_origin, holder.member_id AS original_member_id,
       CASE WHEN done.origin = 'merge' THEN 'merge'
            WHEN done.moved_from_id IS NOT NULL THEN 'move'
            WHEN done.reversal_of_id IS NOT NULL THEN 'reversal'
            ELSE 'return' END AS kind
FROM coop_transaction done
LEFT JOIN coop_transaction original ON original.id = COALESCE(
    done.moved_from_id, done.reversal_of_id, done.return_of_id
)
LEFT JOIN LATERAL (
    SELECT earlier.member_id FROM coop_transaction earlier
    WHERE (earlier.moved_from_id = original.id OR earlier.id = original.id)
    AND earlier.id < done.id
    ORDER BY earlier.id DESC LIMIT 1
) AS holder ON done.moved_from_id IS NOT NULL
WHERE (
    done.reversal_of_id IS NOT NULL OR done.return_of_id IS NOT NULL
    OR done.moved_from_id IS NOT NULL OR done.amount_total < 0
)
AND done.status <> 'rejected'
AND NOT (done.origin IN ('merge', 'move') AND done.kind = 'reverse')
"""


class CoopCorrection(models.Model):
    """A reversal, return or move: who did it, when and why, and what it corrected."""

    _name = "coop.correction"
    _description = "Correction"
    _inherit = ["coop.era.mixin"]
    _auto = False
    _order = "corrected_at desc, id desc"
    _rec_name = "transaction_id"

    transaction_id = fields.Many2one(
        "coop.transaction", help="The transaction that corrects."
    )
    company_id = fields.Many2one("res.company", "Co-op", help="The co-op.")
    currency_id = fields.Many2one(related="company_id.currency_id")
    kind = fields.Selection(
        [
            ("reversal", "Reversal"),
            ("return", "Goods returned"),
            ("move", "Moved"),
            ("merge", "Merger of members"),
        ],
        help="How it corrects. A return brings goods back; the others set right what "
        "was wrong.",
    )
    status = fields.Selection(
        "_selection_status", help="One that is held does not count yet."
    )
    date = fields.Date("Counts on", help="The day the correction counts on.")
    corrected_at = fields.Datetime("When", help="When the correction was made.")
    user_id = fields.Many2one("res.users", "Who", help="Who made the correction.")
    operator_id = fields.Many2one(
        "coop.operator", help="Who worked the terminal it came from."
    )
    branch_id = fields.Many2one("coop.branch", help="Where it was.")
    origin = fields.Selection(
        "_selection_origin", "Channel", help="The channel the correction came through."
    )
    reason = fields.Char("Why", help="Why the correction was made.")
    amount_total = fields.Monetary("Total", help="What it adds or takes, with tax.")
    member_id = fields.Many2one("coop.member", help="The member it counts for.")
    original_id = fields.Many2one(
        "coop.transaction", help="The transaction that was corrected."
    )
    original_date = fields.Date("Original of", help="The day the original counts on.")
    original_origin = fields.Selection(
        "_selection_origin",
        "Channel of the original",
        help="The channel that the original came through.",
    )
    original_member_id = fields.Many2one(
        "coop.member", "From member", help="Whom it counted for before it was moved."
    )

    @property
    def _table_query(self):
        return SQL(CORRECTIONS)

    def action_open(self):
        """Show the transaction that corrects."""
        return self.transaction_id._get_records_action()

    def _selection_status(self):
        return self._selection_of("status")

    def _selection_origin(self):
        return self._selection_of("origin")

    def _selection_of(self, name):
        field = self.env["coop.transaction"]._fields[name]
        return field._description_selection(self.env)
