# SPDX-License-Identifier: LGPL-3.0-or-later
"""What has become of transactions that were reversed, restored and moved."""

from typing import NamedTuple

from odoo import models
from odoo.tools import SQL

#: One row for each transaction: where its chain starts, how that stands now, and what
#: came last. A chain leads from a document over what reversed it to what reversed that,
#: and so on; each link stands as it was last moved.
CHAINS = """
WITH RECURSIVE up AS (
    SELECT named.id AS named_id, named.id,
           COALESCE(named.moved_from_id, named.reversal_of_id) AS above
    FROM coop_transaction named WHERE named.id = ANY(%(ids)s)
    UNION ALL
    SELECT up.named_id, link.id, COALESCE(link.moved_from_id, link.reversal_of_id)
    FROM up JOIN coop_transaction link ON link.id = up.above
),
down AS (
    SELECT up.named_id, up.id AS start_id, form.id AS form_id, form.id AS last_id,
           0 AS depth
    FROM up
    CROSS JOIN LATERAL (
        SELECT moved.id FROM coop_transaction moved
        WHERE moved.moved_from_id = up.id AND moved.status = 'booked'
        UNION ALL SELECT up.id
        ORDER BY id DESC LIMIT 1
    ) AS form
    WHERE up.above IS NULL
    UNION ALL
    SELECT down.named_id, down.start_id, down.form_id, form.id, down.depth + 1
    FROM down
    JOIN coop_transaction reversal
        ON reversal.reversal_of_id = down.last_id AND reversal.status = 'booked'
    CROSS JOIN LATERAL (
        SELECT moved.id FROM coop_transaction moved
        WHERE moved.moved_from_id = reversal.id AND moved.status = 'booked'
        UNION ALL SELECT reversal.id
        ORDER BY id DESC LIMIT 1
    ) AS form
)
SELECT DISTINCT ON (down.named_id)
       down.named_id, down.start_id, down.form_id, down.last_id,
       COALESCE(bought.moved_from_id, bought.id) AS bought_id,
       start.status = 'booked' AND down.depth %% 2 = 0 AS counts
FROM down
JOIN coop_transaction start ON start.id = down.start_id
LEFT JOIN coop_transaction bought ON bought.id = start.return_of_id
ORDER BY down.named_id, down.depth DESC
"""


class Chain(NamedTuple):
    """How the document stands that a transaction is, takes back or restores.

    ``start_id`` is that document, ``form_id`` what it was last moved to, ``last_id``
    the last link, which alone can be reversed, ``bought_id`` the document it brings
    goods back of, and ``counts`` tells whether it stands in the ledger in the end.
    """

    start_id: int
    form_id: int
    last_id: int
    bought_id: int
    counts: bool

    @property
    def is_reversed(self):
        """Whether it was booked and taken back, rather than never booked."""
        return not self.counts and self.last_id != self.form_id

    @property
    def settles(self):
        """Whether reversing the last link ends a return or restores a purchase.

        Either lets other steps through that would have been in the way before.
        """
        return self.counts == bool(self.bought_id)


class CoopTransaction(models.Model):
    """Follows reversals of reversals, over moves, to what counts in the end."""

    _inherit = "coop.transaction"

    def _chains(self):
        """Return how each of these stands: ``{id: Chain}``, by one statement."""
        self.env.flush_all()
        rows = self.env.execute_query(SQL(CHAINS, ids=self.ids)) if self else []
        return {named_id: Chain(*row) for named_id, *row in rows}

    def _returns_that_count(self):
        """Return the chains of what goods of these documents came back by, and count.

        These are documents as they came in, not what they were moved to.
        """
        same = ["|", ("id", "in", self.ids), ("moved_from_id", "in", self.ids)]
        returns = self.search([("return_of_id", "in", self._search(same))])
        return {chain for chain in returns._chains().values() if chain.counts}
