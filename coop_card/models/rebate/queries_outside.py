# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who takes no part in a refund, and why: one row ``member_id, reason, note`` each."""

#: The first reason counts, by ``rank``.
OUTSIDE = """
SELECT DISTINCT ON (member_id) member_id, reason, note
FROM (%(parts)s) AS part
ORDER BY member_id, rank
"""

NOBODY = """
SELECT NULL::int AS member_id, NULL::text AS reason, NULL::text AS note, 0 AS rank
WHERE FALSE
"""

#: Whoever is left out is so under all numbers: who was merged into another is that one.
EXCLUDED = """
SELECT member.id, exclusion.kind, exclusion.reason,
       CASE WHEN member.id = listed.id THEN 1 ELSE 2 END
FROM coop_rebate_exclusion exclusion
JOIN coop_member listed ON listed.id = exclusion.member_id
JOIN coop_member member
    ON COALESCE(listed.merged_into_id, listed.id) IN (member.id, member.merged_into_id)
WHERE fiscal_year_id = %(year)s
"""

#: The state on a day is what the first change that counts from a later day came from;
#: without one it is today's. For who was merged into another member, that one's counts.
BY_STATE = """
SELECT member.id, 'state_' || COALESCE(later.state, member.state), NULL, 3
FROM (
    SELECT id, id AS standing_id, state FROM coop_member
    WHERE company_id = %(company)s AND merged_into_id IS NULL
    UNION ALL
    SELECT merged.id, survivor.id, survivor.state
    FROM coop_member merged
    JOIN coop_member survivor ON survivor.id = merged.merged_into_id
    WHERE merged.company_id = %(company)s
) AS member
LEFT JOIN (
    SELECT DISTINCT ON (member_id) member_id, value_from AS state
    FROM coop_member_event
    WHERE company_id = %(company)s AND kind = 'standing' AND date > %(state_day)s
    ORDER BY member_id, date, id
) AS later ON later.member_id = member.standing_id
WHERE COALESCE(later.state, member.state) IN %(states)s
"""

#: What was bought under all numbers of a member counts together.
BELOW_PURCHASES = """
SELECT id, 'below_purchases', NULL, 4
FROM (
    SELECT member.id, sum(bought.amount) OVER (
        PARTITION BY COALESCE(member.merged_into_id, member.id)
    ) AS amount
    FROM (
        SELECT member_id, %(base)s AS amount
        FROM coop_accumulation WHERE fiscal_year_id = %(year)s
        GROUP BY member_id
    ) AS bought
    JOIN coop_member member ON member.id = bought.member_id
) AS summed
WHERE amount < %(minimum_purchase)s
"""
