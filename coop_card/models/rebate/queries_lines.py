# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statement that computes what each member earns in each category.

It is a chain of steps, each a query that adds columns to the one before. A year takes
only the steps that its rates and settings ask for. Amounts are exact: products of
numerics are, and the only quotients are whole numbers (shares of a pool) or have 30
decimals (parts of a tiered sum), more than it takes to tell any of them from a half.
"""

#: What members bought and sold, and whether they take part. No other reads the ledger.
BASES = """
SELECT base.*, outside.member_id IS NOT NULL AS is_outside
FROM (
    SELECT member_id, category_id, member_type_id, direction,
           %(base)s AS amount, COALESCE(sum(quantity), 0) AS quantity,
           COALESCE(sum(amount) FILTER (WHERE amount < 0), 0)
           + CASE WHEN %(tax_in_base)s
                  THEN COALESCE(sum(amount_tax) FILTER (WHERE amount < 0), 0)
                  ELSE 0 END AS returned
    FROM coop_accumulation
    WHERE fiscal_year_id = %(year)s
    GROUP BY member_id, category_id, member_type_id, direction
) AS base
LEFT JOIN (%(outside)s) AS outside USING (member_id)
"""

#: The rate that applies, and what counts by it.
RATED = """
SELECT base.*, rate.rate_id, rate.basis, rate.value, rate.tier_mode,
       CASE
           WHEN is_outside THEN 0
           WHEN rate.basis = 'per_unit' THEN %(counted_quantity)s
           ELSE %(counted_amount)s
       END AS weight
FROM %(previous)s AS base
LEFT JOIN (%(rates)s) AS rate USING (category_id, member_type_id, direction)
"""

#: Money or percent for what counts. Pools are shared out later.
EARNED = """
SELECT *, value AS applied, NULL::numeric AS tier_base,
       weight * value * CASE basis WHEN 'percent' THEN 0.01 WHEN 'per_unit' THEN 1 END
           AS earned
FROM %(previous)s
"""

#: A tier tests all that the member has under the rate. ``whole``: the tier reached
#: applies to all of it. ``marginal``: to what lies above its threshold, which makes
#: the sum ``base * value + rest``, and each category takes its part of it.
TIERED = """
SELECT summed.*, tier.value AS applied,
       CASE WHEN tier.tiers > 1 THEN whole END AS tier_base,
       CASE basis WHEN 'percent' THEN 0.01 WHEN 'per_unit' THEN 1 END
       * CASE WHEN tier_mode = 'marginal' AND tier.rest <> 0
              THEN round((whole * tier.value + tier.rest) * weight, 30) / whole
              ELSE weight * tier.value
         END AS earned
FROM (
    SELECT *, sum(weight) OVER (PARTITION BY member_id, rate_id) AS whole
    FROM %(previous)s
) AS summed
LEFT JOIN (
    SELECT rate_id, threshold, value, count(*) OVER (PARTITION BY rate_id) AS tiers,
           lead(threshold) OVER upwards AS ceiling,
           -sum(threshold * rise) OVER upwards AS rest
    FROM (
        SELECT *, value - lag(value, 1, value)
                   OVER (PARTITION BY rate_id ORDER BY threshold) AS rise
        FROM (
            SELECT id AS rate_id, 0 AS threshold, value FROM coop_rebate_rate
            WHERE fiscal_year_id = %(year)s
            UNION ALL
            SELECT rate_id, threshold, value FROM coop_rebate_tier
        ) AS tier
    ) AS rising
    WINDOW upwards AS (PARTITION BY rate_id ORDER BY threshold)
) AS tier
    ON tier.rate_id = summed.rate_id
    AND (tier.threshold = 0 OR tier.threshold <= whole)
    AND (tier.ceiling > whole OR tier.ceiling IS NULL)
"""

#: Pools, shared by largest remainder: first to members, ties by member number, then
#: within a member to categories. ``units`` are whole numbers of the rounding unit.
POOLED = """
SELECT previous.*, shared.units AS pool_units
FROM %(previous)s AS previous
LEFT JOIN (
    WITH member AS (
        SELECT rate_id, member_id, number, weight, rate_units,
               div(rate_units * weight, whole) AS units,
               mod(rate_units * weight, whole) AS remainder
        FROM (
            SELECT rate_id, member_id, sum(GREATEST(weight, 0)) AS weight,
                   trunc(min(value) * %(steps)s) AS rate_units,
                   sum(sum(GREATEST(weight, 0))) OVER (PARTITION BY rate_id) AS whole
            FROM %(previous)s WHERE basis = 'pool'
            GROUP BY rate_id, member_id
        ) AS weighed
        JOIN coop_member ON coop_member.id = member_id
        WHERE weight > 0
    ), given AS (
        SELECT rate_id, member_id, weight, units + CASE WHEN row_number() OVER (
                   PARTITION BY rate_id ORDER BY remainder DESC, number, member_id
               ) <= rate_units - sum(units) OVER (PARTITION BY rate_id)
               THEN 1 ELSE 0 END AS units
        FROM member
    ), line AS (
        SELECT previous.member_id, category_id, member_type_id, previous.direction,
               given.units AS member_units, rate_id,
               div(given.units * previous.weight, given.weight) AS units,
               mod(given.units * previous.weight, given.weight) AS remainder
        FROM %(previous)s AS previous JOIN given USING (rate_id, member_id)
        WHERE previous.weight > 0
    )
    SELECT member_id, category_id, member_type_id, direction,
           units + CASE WHEN row_number() OVER (
               PARTITION BY rate_id, member_id
               ORDER BY remainder DESC, category_id, member_type_id
           ) <= member_units - sum(units) OVER (PARTITION BY rate_id, member_id)
           THEN 1 ELSE 0 END AS units
    FROM line
) AS shared USING (member_id, category_id, member_type_id, direction)
"""

NOT_POOLED = "SELECT *, NULL::numeric AS pool_units FROM %(previous)s"

#: Each line is rounded by itself.
BY_LINE = """
SELECT *, COALESCE(
    pool_units, %(round)s(earned * %(steps)s), 0
) * %(unit)s AS refund
FROM %(previous)s
"""

#: A member's sum is rounded, and its units go to the lines by largest remainder. The
#: sum is cut to 20 decimals, which undoes what quotients of 30 lack.
BY_MEMBER = """
SELECT *, (
    units + CASE WHEN row_number() OVER (
        PARTITION BY member_id
        ORDER BY exact - units DESC, category_id, member_type_id, direction
    ) <= %(round)s(round(sum(exact) OVER (PARTITION BY member_id), 20))
         - sum(units) OVER (PARTITION BY member_id)
    THEN 1 ELSE 0 END
) * %(unit)s AS refund
FROM (
    SELECT *, floor(exact) AS units
    FROM (
        SELECT *, COALESCE(pool_units, earned * %(steps)s, 0) AS exact
        FROM %(previous)s
    ) AS scaled
) AS floored
"""

#: By what is rounded.
ROUNDED = {"line": BY_LINE, "member": BY_MEMBER}

LINES = """
INSERT INTO %(lines_table)s (
    run_id, company_id, member_id, category_id, member_type_id, direction,
    basis, value, tier_base, base_amount, returned_amount, quantity, earned, amount
)
WITH %(chain)s
SELECT %(run)s, %(company)s, member_id, category_id, member_type_id, direction,
       basis, applied, tier_base, amount, returned, quantity,
       COALESCE(pool_units * %(unit)s, earned), refund
FROM %(previous)s
ORDER BY member_id, category_id
"""
