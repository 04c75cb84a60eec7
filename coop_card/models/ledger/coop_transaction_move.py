# SPDX-License-Identifier: LGPL-3.0-or-later
"""Transactions that are moved from one member to another."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

#: How many transactions are moved at once.
BATCH = 1000

#: Channels whose documents come in pairs: one takes back, the other books anew.
MOVES = ("merge", "move")

#: What still counts for a member in fiscal years, oldest first. A transaction that was
#: reversed, and the reversal itself, cancel out and stay where they are; what a further
#: reversal restored counts again. A reversal of what counts in no such year stands for
#: itself: what it takes, it takes from whoever has the open year.
COUNTING = """
WITH RECURSIVE mine AS MATERIALIZED (
    SELECT DISTINCT line.transaction_id AS id, done.reversal_of_id AS above
    FROM coop_accumulation line
    JOIN coop_transaction done ON done.id = line.transaction_id
    WHERE line.member_id = %(member)s AND line.fiscal_year_id = ANY(%(years)s)
),
chain(id, above, depth) AS (
    SELECT tip.id, original.id, 0
    FROM mine tip LEFT JOIN mine original ON original.id = tip.above
    WHERE NOT EXISTS (
        SELECT FROM coop_transaction reversal
        WHERE reversal.reversal_of_id = tip.id AND reversal.status = 'booked'
    )
    UNION ALL
    SELECT chain.id, original.id, chain.depth + 1
    FROM chain
    JOIN mine reversed ON reversed.id = chain.above
    LEFT JOIN mine original ON original.id = reversed.above
)
SELECT id FROM chain WHERE above IS NULL AND depth %% 2 = 0 ORDER BY id
"""


class CoopTransaction(models.Model):
    """Moves transactions by pairs: one takes the old one back, one is booked anew."""

    _inherit = "coop.transaction"

    moved_from_id = fields.Many2one(
        "coop.transaction",
        "Moved from",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The transaction of another member that this one took the place of: what "
        "it said, this one says.",
    )
    moved_to_id = fields.Many2one(
        "coop.transaction",
        "Moved to",
        compute="_compute_moved_to_id",
        help="The transaction that says the same for another member in its place.",
    )

    def _compute_moved_to_id(self):
        """Find what took the place of each: of those booked later, the next.

        What took one back on the way leads there, too.
        """
        roots = {one: one._moved_root() for one in self}
        domain = [("moved_from_id", "in", self.browse().union(*roots.values()).ids)]
        later = self.search_fetch(domain, ["moved_from_id"], order="id")
        for transaction, root in roots.items():
            after = (transaction.reversal_of_id or transaction).id
            transaction.moved_to_id = later.filtered(
                lambda one, root=root, after=after: (
                    one.moved_from_id == root and one.id > after
                )
            )[:1]

    def _moved_root(self):
        """Return the transaction that came in first, whatever it was moved to since."""
        moved_away = self.origin in MOVES and self.reversal_of_id
        first = moved_away or self
        return first.moved_from_id or first

    @api.model
    def _counting_for(self, member, years):
        """Return the transactions that make up what a member has in fiscal years."""
        self.env.flush_all()
        query = SQL(COUNTING, member=member.id, years=years.ids)
        return self.browse(row[0] for row in self.env.execute_query(query))

    def _move(self, member, reason=None):
        """Book these transactions for another member in place of their own.

        Each keeps its day, lines, card and place. Its key names the member and the
        transaction, so that a repeat moves nothing twice. What brings goods back goes
        after what it brings back, whose member type it takes.

        :param str reason: why a person moves them; a merge of members gives none
        """
        waiting = self
        while waiting:
            ids = {*waiting.ids}
            ready = waiting.filtered(lambda one: one.return_of_id.id not in ids)
            for start in range(0, len(ready), BATCH):
                ready[start : start + BATCH]._move_together(member, reason)
            waiting -= ready

    def _move_together(self, member, reason):
        documents = [
            document
            for transaction in self
            for document in (
                transaction._prepare_taking_back(reason),
                transaction._prepare_move(member, reason),
            )
        ]
        moved = self._book(documents)
        if any(transaction.status != "booked" for transaction in moved):
            raise UserError(self._not_moved(reason))

    @api.model
    def _not_moved(self, reason):
        """Return what is said where a move or a merge has to give up."""
        if reason:
            return self.env._(
                "Somebody else has just moved or reversed one of these transactions. "
                "Look at them again."
            )
        return self.env._(
            "Not all transactions of the member can be moved. Look for what waits for "
            "review about them, decide about it, and try again."
        )

    def _prepare_taking_back(self, reason):
        """Return the document that takes this transaction from its member."""
        return self._prepare_half("reversal", reason) | {
            "kind": "reverse",
            "reversal_of_id": self.id,
        }

    def _prepare_move(self, member, reason):
        """Return the document that books this transaction for another member."""
        return self._prepare_half("move", reason) | {
            "kind": "accumulate" if self.kind == "reverse" else self.kind,
            "member_id": member.id,
            "moved_from_id": (self.moved_from_id or self).id,
            "return_of_id": self.return_of_id.id or None,
        }

    def _prepare_half(self, half, reason):
        """Return what both documents of a pair have, e.g. ``{"origin": "merge", …}``.

        :param str half: ``reversal`` or ``move``
        """
        origin = "move" if reason else "merge"
        return {
            "origin": origin,
            "key": f"{origin}/{self.member_id.id}/{self.id}/{half}",
            "company_id": self.company_id.id,
            "date": self.date,
            "reference": self.reference or None,
            "reason": reason,
        }
