# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statement that finds what the ledger holds of invoices."""

#: What counts or waits for each move: one row for each of its transactions that has
#: not been taken back. ``id`` is what would have to be taken back, ``base_id`` the
#: document it began with: they differ where a reversal was itself reversed. What
#: was moved to another member is answered by what it has become. A reversal that waits
#: for a person stands as ``reversal_id``.
STANDING = """
WITH RECURSIVE own AS (
    SELECT move.id AS move_id, slip.id
    FROM account_move move
    JOIN res_company company ON company.id = move.company_id
    CROSS JOIN generate_series(1, move.coop_revision) AS revision
    JOIN coop_transaction slip
        ON slip.company_id = split_part(company.parent_path, '/', 1)::int
        AND slip.origin = 'invoice'
        AND slip.key = concat('account.move/', move.id, '/', revision)
        AND slip.status <> 'rejected'
    WHERE move.id = ANY(%(ids)s) AND slip.reversal_of_id IS NULL
), chain AS (
    SELECT move_id, id AS base_id, id, 0 AS depth FROM own
    UNION ALL
    SELECT own.move_id, moved.id, moved.id, 0
    FROM own JOIN coop_transaction moved ON moved.moved_from_id = own.id
    UNION ALL
    SELECT chain.move_id, chain.base_id, reversal.id, chain.depth + 1
    FROM chain JOIN coop_transaction reversal
        ON reversal.reversal_of_id = chain.id AND reversal.status = 'booked'
)
SELECT chain.move_id, chain.base_id, slip.id, slip.key, slip.digest, slip.status,
       slip.date, slip.reference, waiting.id AS reversal_id,
       CASE WHEN slip.status = 'booked' THEN (
           SELECT sum(amount + amount_tax) FROM coop_accumulation
           WHERE transaction_id = slip.id
       ) END AS amount
FROM chain
JOIN coop_transaction slip ON slip.id = chain.id
LEFT JOIN coop_transaction waiting
    ON waiting.reversal_of_id = slip.id AND waiting.status = 'held'
WHERE slip.status IN ('booked', 'held') AND chain.depth %% 2 = 0
AND NOT EXISTS (
    SELECT FROM coop_transaction reversal
    WHERE reversal.reversal_of_id = slip.id AND reversal.status = 'booked'
)
ORDER BY slip.id
"""

#: Counts the documents of each move on, so that no key is used twice.
ADVANCE = """
UPDATE account_move AS move SET coop_revision = counted.revision
FROM jsonb_to_recordset(%(rows)s::jsonb) AS counted(id int, revision int)
WHERE move.id = counted.id
"""
