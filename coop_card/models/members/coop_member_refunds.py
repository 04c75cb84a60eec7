# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a member got back."""

from odoo import fields, models
from odoo.tools import SQL

from ...rules.life_cycle import RUN_DECIDED

#: Refunds by member; of the approved runs of a year the latest version counts.
REFUND_TOTALS = """
    SELECT member_id, SUM(amount)
      FROM (
               SELECT DISTINCT ON (claim.member_id, run.fiscal_year_id)
                      claim.member_id, claim.amount
                 FROM coop_rebate_claim claim
                 JOIN coop_rebate_run run ON run.id = claim.run_id
                WHERE claim.member_id = ANY(%(members)s)
                  AND run.state IN %(decided)s
             ORDER BY claim.member_id, run.fiscal_year_id, run.version DESC
           ) AS latest
  GROUP BY member_id
"""


class CoopMember(models.Model):
    """Shows auditors and accountants the refunds of a member."""

    _inherit = "coop.member"

    claim_ids = fields.One2many(
        "coop.rebate.claim",
        "member_id",
        "Refunds",
        groups="coop_card.group_auditor",
        help="What each run computed for the member.",
    )
    refund_total = fields.Monetary(
        "Refunded",
        compute="_compute_refund_total",
        groups="coop_card.group_auditor",
        help="The approved refunds of all years; of each year the latest version.",
    )

    def _compute_refund_total(self):
        query = SQL(REFUND_TOTALS, members=self._origin.ids, decided=RUN_DECIDED)
        totals = dict(self.env.execute_query(query))
        for member in self:
            member.refund_total = totals.get(member._origin.id, 0)
