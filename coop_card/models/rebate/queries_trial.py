# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that tell what rates come to, without a run."""

#: What a year's members bought and sold, settled and pending together; figures as text,
#: for numbers of JSON are floats to whoever reads them.
BASES = """
SELECT category_id, member_type_id, direction,
       (%(base)s)::text AS amount, sum(quantity)::text AS quantity,
       sum(line_count)::int AS lines
FROM (
    SELECT fiscal_year_id, category_id, member_type_id, direction,
           quantity, amount, amount_tax, line_count
    FROM coop_accumulation_total
    UNION ALL
    SELECT fiscal_year_id, category_id, member_type_id, direction,
           quantity, amount, amount_tax, line_count
    FROM coop_accumulation_pending
) AS part
WHERE fiscal_year_id = %(year)s
GROUP BY category_id, member_type_id, direction
"""

#: All member types, and 0 for one that no rate names.
TYPES_AND_ANY = """
(
    SELECT id, company_id FROM coop_member_type
    UNION ALL SELECT 0, id FROM res_company
)
"""

#: The rate of each category, member type and direction, what it is multiplied with, and
#: what comes of it before anything is rounded. Tiers ask for single members: no sum.
CELLS = """
SELECT category_id, member_type_id, direction, rate.rate_id, rate.basis,
       rate.value::text AS value, tier.count AS tiers,
       base.amount::text AS base, base.quantity::text AS quantity,
       CASE
           WHEN tier.count > 0 THEN NULL
           WHEN rate.basis = 'percent' THEN GREATEST(base.amount, 0) * rate.value * 0.01
           WHEN rate.basis = 'per_unit' THEN GREATEST(base.quantity, 0) * rate.value
           WHEN rate.basis = 'pool' THEN round(
               GREATEST(base.amount, 0) * rate.value, 30
           ) / NULLIF(sum(GREATEST(base.amount, 0)) OVER (PARTITION BY rate.rate_id), 0)
       END::text AS sum
FROM (%(rates)s) AS rate
FULL JOIN (
    SELECT bases.*
    FROM coop_rebate_trial trial
    CROSS JOIN LATERAL jsonb_to_recordset(trial.bases) AS bases(
        category_id int, member_type_id int, direction text,
        amount numeric, quantity numeric
    )
    WHERE trial.id = %(trial)s
) AS base USING (category_id, member_type_id, direction)
LEFT JOIN (
    SELECT rate_id, count(*) AS count FROM coop_rebate_tier GROUP BY rate_id
) AS tier USING (rate_id)
"""

#: What a run would pay in each category, and (where all is NULL) to all members.
SUMS = """
WITH %(chain)s
SELECT category_id, member_type_id, direction, sum(refund)::text AS sum
FROM %(previous)s
GROUP BY category_id, member_type_id, direction
UNION ALL
SELECT NULL, NULL, NULL, COALESCE(sum(GREATEST(refund, 0)), 0)::text
FROM (
    SELECT sum(refund) AS refund FROM %(previous)s GROUP BY member_id
) AS claim
"""

#: What changes with who takes part in a year's refund: the list of who does not, and
#: the latest change of a membership.
WHO_TAKES_PART = """
SELECT (
    SELECT string_agg(member_id || kind, ' ' ORDER BY member_id)
    FROM coop_rebate_exclusion WHERE fiscal_year_id = %(year)s
), (
    SELECT max(id) FROM coop_member_event
    WHERE company_id = %(company)s AND kind = 'standing'
)
"""
