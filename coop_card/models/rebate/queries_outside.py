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

EXCLUDED = """
SELECT member_id, kind, reason, 1 FROM coop_rebate_exclusion
WHERE fiscal_year_id = %(year)s
"""

#: The state on a day is what the first change that counts from a later day came from;
#: without one it is today's.
BY_STATE = """
SELECT member.id, 'state_' || COALESCE(later.state, member.state), NULL, 2
FROM coop_member member
LEFT JOIN (
    SELECT DISTINCT ON (member_id) member_id, value_from AS state
    FROM coop_member_event
    WHERE company_id = %(company)s AND kind = 'standing' AND date > %(state_day)s
    ORDER BY member_id, date, id
) AS later ON later.member_id = member.id
WHERE member.company_id = %(company)s
    AND COALESCE(later.state, member.state) IN %(states)s
"""

BELOW_PURCHASES = """
SELECT member_id, 'below_purchases', NULL, 3
FROM coop_accumulation WHERE fiscal_year_id = %(year)s
GROUP BY member_id HAVING %(base)s < %(minimum_purchase)s
"""
