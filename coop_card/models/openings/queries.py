# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements about opening balances.

Each takes many lines at once. ``line`` is a row of ``coop_opening_line``, ``slip`` the
transaction that was booked from it.
"""

#: What has become of a line. Whatever takes its transaction back counts, also where a
#: merger of members has moved it; the merger itself takes nothing back.
STATE = """
CASE
    WHEN slip.id IS NULL THEN 'draft'
    WHEN slip.status <> 'booked' THEN slip.status
    ELSE COALESCE((
        SELECT CASE reversal.status WHEN 'booked' THEN 'reversed' ELSE 'reversing' END
        FROM (
            SELECT slip.id UNION ALL
            SELECT moved.id FROM coop_transaction moved
            WHERE moved.moved_from_id = slip.id
        ) AS form
        JOIN coop_transaction reversal ON reversal.reversal_of_id = form.id
        WHERE reversal.origin <> 'merge' AND reversal.status IN ('booked', 'held')
    ), 'booked')
END
"""

#: Lines with what has become of them.
STATES = f"""
SELECT line.id, {STATE} AS state
FROM coop_opening_line line
LEFT JOIN coop_transaction slip ON slip.id = line.transaction_id
"""

#: The balances that some lines repeat: those of the same member, year, category and
#: direction that are posted, or being posted, and not taken back. What members had who
#: were merged into others is those others'.
REPEATS = f"""
SELECT wanted.i, opening.name
FROM jsonb_to_recordset(%(wanted)s::jsonb) AS wanted(
    i int, opening_id int, member_id int, category_id int, direction text
)
JOIN coop_opening own ON own.id = wanted.opening_id
JOIN coop_member holder ON wanted.member_id IN (holder.id, holder.merged_into_id)
JOIN coop_opening_line line
    ON line.member_id = holder.id
    AND line.fiscal_year_id = own.fiscal_year_id
    AND line.category_id = wanted.category_id
    AND line.direction = wanted.direction
    AND line.opening_id <> wanted.opening_id
JOIN coop_opening opening ON opening.id = line.opening_id
LEFT JOIN coop_transaction slip ON slip.id = line.transaction_id
WHERE {STATE} NOT IN ('reversed', 'dismissed')
"""

#: Takes for each line of a batch its place in the year: how often the same balance was
#: entered before and taken back. Two lines cannot have the same place.
RESERVE = f"""
UPDATE coop_opening_line mine
SET fiscal_year_id = %(year)s, attempt = (
    SELECT count(*)
    FROM coop_opening_line line
    JOIN coop_transaction slip ON slip.id = line.transaction_id
    WHERE line.member_id = mine.member_id
    AND line.fiscal_year_id = %(year)s
    AND line.category_id = mine.category_id
    AND line.direction = mine.direction
    AND {STATE} IN ('reversed', 'dismissed')
)
WHERE mine.opening_id = %(opening)s
"""

#: The lines of a batch as documents have them; numbers are exact texts.
LINES = """
SELECT line.id, line.member_id, line.category_id, line.direction,
       COALESCE(line.quantity, 0)::text AS quantity,
       COALESCE(line.amount, 0)::text AS amount,
       line.fiscal_year_id, line.attempt, member.merged_into_id IS NOT NULL AS merged
FROM coop_opening_line line
JOIN coop_member member ON member.id = line.member_id
WHERE %(condition)s
ORDER BY line.id
LIMIT %(limit)s
"""

#: What was found out about lines.
FINDINGS = """
UPDATE coop_opening_line line
SET finding = found.finding, remarks = found.remarks
FROM jsonb_to_recordset(%(found)s::jsonb) AS found(id int, finding text, remarks text)
WHERE line.id = found.id
AND (line.finding, line.remarks) IS DISTINCT FROM (found.finding, found.remarks)
"""

#: The transactions that lines have become.
BOOKED = """
UPDATE coop_opening_line line
SET transaction_id = booked.transaction_id
FROM jsonb_to_recordset(%(booked)s::jsonb) AS booked(id int, transaction_id int)
WHERE line.id = booked.id
"""

#: What the lines of batches add up to, and whether that is what was said beforehand.
TOTALS = """
SELECT opening.id, count(line.id) AS lines, count(DISTINCT line.member_id) AS members,
       COALESCE(sum(line.amount), 0) AS amount,
       COALESCE(sum(line.amount), 0) - opening.control_total AS amount_over,
       count(DISTINCT line.member_id) - opening.control_members AS members_over
FROM coop_opening opening
LEFT JOIN coop_opening_line line ON line.opening_id = opening.id
WHERE opening.id = ANY(%(ids)s)
GROUP BY opening.id
"""

#: How many lines of batches are in which state, and their amounts.
BY_STATE = f"""
SELECT line.opening_id, {STATE} AS state, count(*) AS lines, sum(line.amount) AS amount
FROM coop_opening_line line
LEFT JOIN coop_transaction slip ON slip.id = line.transaction_id
WHERE line.opening_id = ANY(%(ids)s)
GROUP BY 1, 2
"""

#: How many lines of batches were found to be what.
BY_FINDING = """
SELECT opening_id, finding, COALESCE(remarks, '') AS remarks, count(*) AS lines
FROM coop_opening_line
WHERE opening_id = ANY(%(ids)s)
GROUP BY 1, 2, 3
ORDER BY 1, 2, 4 DESC, 3
"""

#: The transactions of a batch that still stand.
STANDING = f"""
SELECT slip.id
FROM coop_opening_line line
JOIN coop_transaction slip ON slip.id = line.transaction_id
WHERE line.opening_id = %(opening)s AND {STATE} IN ('booked', 'held')
ORDER BY slip.id
LIMIT %(limit)s
"""
