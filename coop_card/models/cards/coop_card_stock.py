# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where cards come from and where they are kept until they are given out."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: Where cards lie that no branch keeps.
HEAD_OFFICE = _lt("Head office")

#: The next cards of a stock that are kept for nobody, and that nobody is giving out at
#: this moment.
NEXT_IN_STOCK = """
SELECT id FROM coop_card
WHERE state = 'stock' AND member_id IS NULL
AND company_id = %(company)s AND type_id = %(type)s
AND branch_id IS NOT DISTINCT FROM %(branch)s
AND (valid_to IS NULL OR valid_to >= %(today)s)
ORDER BY number LIMIT %(count)s FOR UPDATE SKIP LOCKED
"""

#: Each card goes to the member at the same place of the other list.
HOLDERS = """
UPDATE coop_card card
SET member_id = pair.member_id, write_uid = %(user)s, write_date = %(now)s
FROM unnest(%(cards)s::int[], %(members)s::int[]) AS pair(card_id, member_id)
WHERE card.id = pair.card_id
"""


class CoopCard(models.Model):
    """Adds a card's batch and the branch it is kept at."""

    _inherit = "coop.card"

    batch_id = fields.Many2one(
        "coop.card.batch",
        "Made in",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The batch the card was made in.",
    )
    branch_id = fields.Many2one(
        "coop.branch",
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        tracking=True,
        falsy_value_label=HEAD_OFFICE,
        help="The branch that keeps the card, or that gave it out. Empty: the head "
        "office.",
    )

    _stock_idx = models.Index(
        "(company_id, type_id, branch_id, number) WHERE state = 'stock'"
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Let cards into a batch only while the batch is made."""
        cards = super().create(vals_list)
        if not self.env.su and cards.batch_id:
            raise AccessError(self._made_by_batch())
        return cards

    def write(self, vals):
        """Keep a card in its batch."""
        if not self.env.su and "batch_id" in vals:
            raise AccessError(self._made_by_batch())
        return super().write(vals)

    def _made_by_batch(self):
        return self.env._("The cards of a batch are made by the batch alone.")

    def _targets(self, step):
        """Let no card go anywhere before its batch has been reviewed."""
        self._check_reviewed()
        return super()._targets(step)

    def _check_reviewed(self):
        """Refuse cards whose batch somebody may still refuse: they would be deleted."""
        for batch in self.batch_id.filtered(lambda batch: batch.state == "review"):
            raise UserError(
                self.env._(
                    "The cards of batch %s wait for somebody else's review. Have it "
                    "approved first.",
                    batch.name,
                )
            )

    def _hand_to(self, members):
        """Let each of these new cards stand for the member at the same place."""
        self._targets("issue")
        self.env.flush_all()
        query = SQL(
            HOLDERS,
            cards=self.ids,
            members=members.ids,
            user=self.env.uid,
            now=fields.Datetime.now(),
        )
        self.env.cr.execute(query)
        self.invalidate_recordset(["member_id", "write_uid", "write_date"])
        members.invalidate_recordset(["card_ids"])
        self.modified(["member_id"])

    @api.model
    def _next_in_stock(self, kind, branch, count):
        """Return the next cards in stock, locked; fewer if there are not so many.

        :param kind: the card type
        :param branch: the branch that keeps them, or an empty one: the head office
        """
        self.flush_model()
        query = SQL(
            NEXT_IN_STOCK,
            company=kind.company_id.id,
            type=kind.id,
            branch=branch.id or None,
            today=kind.company_id._coop_today(),
            count=count,
        )
        return self.browse(card_id for (card_id,) in self.env.execute_query(query))
