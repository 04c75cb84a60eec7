# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements of the home page."""

from ..totals.queries import MONTH

#: What two years come to, by month, by category and by branch, in one statement.
SUMS = """
SELECT grouping(month, category_id, branch_id) AS kind, fiscal_year_id, direction,
       month, category_id, branch_id, sum(amount)::text AS amount
FROM (%(source)s) AS source
GROUP BY GROUPING SETS (
    (fiscal_year_id, direction, month),
    (fiscal_year_id, direction, category_id),
    (fiscal_year_id, direction, branch_id)
)
"""

#: The months of some years, settled and pending.
MONTHS = f"""
SELECT fiscal_year_id, month, category_id, branch_id, direction,
       amount + amount_tax AS amount
FROM coop_accumulation_month_total WHERE fiscal_year_id = ANY(%(years)s)
UNION ALL
SELECT fiscal_year_id, {MONTH}, category_id, branch_id,
       direction, amount + amount_tax
FROM coop_accumulation_pending WHERE fiscal_year_id = ANY(%(years)s)
"""

#: The same of the days that a reader may see.
DAYS = f"""
SELECT year.id AS fiscal_year_id, {MONTH} AS month, category_id,
       branch_id, direction, amount_total AS amount
FROM (%(days)s) AS day
JOIN coop_fiscal_year year ON year.id = ANY(%(years)s)
    AND day.date BETWEEN year.date_start AND year.date_end
"""

#: Members whose first line of a year, or a later one, is pending.
MOVING = "(SELECT member_id FROM coop_accumulation_pending WHERE fiscal_year_id = %s)"

#: Days and branches of which something came in and which nobody signed off. Branch 0 is
#: what belongs to none. The OFFSET keeps PostgreSQL to one look for each, by the index,
#: where it would read all days. Lists of constants let it know how little that is.
UNSIGNED = """
WITH pending AS MATERIALIZED (
    SELECT DISTINCT date, COALESCE(branch_id, 0) AS branch_id
    FROM coop_accumulation_pending
    WHERE company_id = %(company)s AND date = ANY(%(days)s)
), place AS MATERIALIZED (
    SELECT day.date, branch.id
    FROM unnest(%(days)s::date[]) AS day(date)
    CROSS JOIN unnest(%(branches)s::int[]) AS branch(id)
    WHERE NOT EXISTS (
        SELECT FROM coop_day_sign_off sign_off
        WHERE sign_off.company_id = %(company)s AND sign_off.date = day.date
            AND COALESCE(sign_off.branch_id, 0) = branch.id
            AND sign_off.withdrawn_by_id IS NULL
    )
)
SELECT place.date, place.id
FROM place
LEFT JOIN pending ON pending.date = place.date AND pending.branch_id = place.id
LEFT JOIN LATERAL (
    SELECT TRUE AS settled FROM coop_accumulation_day_total total
    WHERE total.company_id = %(company)s AND total.date = place.date
        AND COALESCE(total.branch_id, 0) = place.id
    OFFSET 0 LIMIT 1
) AS day ON TRUE
WHERE day.settled OR pending.date IS NOT NULL
ORDER BY place.date, place.id
"""
