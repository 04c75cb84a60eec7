# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that compute a refund.

Each reads the ledger or the lines of one run in one pass, whatever their number. They
share the parameters of ``coop.rebate.calculation``.
"""

#: What lines of the ledger add up to, by the year's way to count tax.
BASE = """
COALESCE(sum(amount), 0)
+ CASE WHEN %(tax_in_base)s THEN COALESCE(sum(amount_tax), 0) ELSE 0 END
"""

#: The rate of each category, member type and direction that has one: the nearest
#: category upwards decides, and there a named type comes before any.
RATES = """
SELECT DISTINCT ON (category.id, member_type.id, rate.direction)
       category.id AS category_id, member_type.id AS member_type_id, rate.direction,
       rate.id AS rate_id, rate.basis, rate.value
FROM coop_rebate_rate rate
JOIN product_category source ON source.id = rate.category_id
JOIN product_category category
    ON category.parent_path LIKE source.parent_path || '%%'
JOIN coop_member_type member_type
    ON member_type.company_id = rate.company_id
    AND member_type.id = COALESCE(rate.member_type_id, member_type.id)
WHERE rate.fiscal_year_id = %(year)s
ORDER BY category.id, member_type.id, rate.direction,
         length(source.parent_path) DESC, rate.member_type_id NULLS LAST
"""

#: A base below zero earns nothing.
LINES = """
INSERT INTO coop_rebate_line (
    run_id, company_id, member_id, category_id, member_type_id, direction,
    basis, value, base_amount, quantity, amount
)
SELECT %(run)s, %(company)s, member_id, category_id, member_type_id, direction,
       rate.basis, rate.value, base.amount, base.quantity,
       COALESCE(%(round)s(
           GREATEST(base.amount, 0) * rate.value * 0.01 * %(steps)s
       ) * %(unit)s, 0)
FROM (
    SELECT member_id, category_id, member_type_id, direction,
           %(base)s AS amount, COALESCE(sum(quantity), 0) AS quantity
    FROM coop_accumulation
    WHERE fiscal_year_id = %(year)s
    GROUP BY member_id, category_id, member_type_id, direction
) AS base
LEFT JOIN (%(rates)s) AS rate USING (category_id, member_type_id, direction)
ORDER BY member_id, category_id
"""

RUN_RATES = """
INSERT INTO coop_rebate_run_rate (
    run_id, company_id, category_id, member_type_id, direction, rate_id,
    basis, value, missing, member_count, base_amount, quantity, amount
)
SELECT %(run)s, %(company)s, category_id, member_type_id, direction, rate.rate_id,
       total.basis, total.value, total.value IS NULL AND total.has_base,
       total.member_count, total.base_amount, total.quantity, total.amount
FROM (
    SELECT category_id, member_type_id, direction, basis, value,
           count(*) AS member_count, bool_or(base_amount > 0) AS has_base,
           sum(base_amount) AS base_amount, sum(quantity) AS quantity,
           sum(amount) AS amount
    FROM coop_rebate_line
    WHERE run_id = %(run)s
    GROUP BY category_id, member_type_id, direction, basis, value
) AS total
LEFT JOIN (%(rates)s) AS rate USING (category_id, member_type_id, direction)
"""

#: In the order of the member numbers, so that lists by id are lists by number.
CLAIMS = """
INSERT INTO coop_rebate_claim (
    run_id, company_id, member_id, eligible, reason_code,
    base_amount, amount, cash_amount, retained_amount
)
SELECT %(run)s, %(company)s, total.member_id, TRUE,
       CASE
           WHEN total.amount >= %(minimum)s AND total.amount > 0 THEN NULL
           WHEN total.amount > 0 THEN 'below_minimum'
           WHEN total.has_rate THEN 'below_unit'
           WHEN total.lacks_rate THEN 'no_rate'
           WHEN total.has_base THEN 'zero_rate'
           WHEN total.is_negative THEN 'negative_base'
           ELSE 'zero_base'
       END,
       total.base_amount, total.amount, part.cash, total.amount - part.cash
FROM (
    SELECT member_id, sum(base_amount) AS base_amount, sum(amount) AS amount,
           bool_or(base_amount > 0) AS has_base,
           bool_or(base_amount < 0) AS is_negative,
           bool_or(base_amount > 0 AND value IS NULL) AS lacks_rate,
           COALESCE(bool_or(base_amount > 0 AND value > 0), FALSE) AS has_rate
    FROM coop_rebate_line
    WHERE run_id = %(run)s
    GROUP BY member_id
) AS total
JOIN coop_member member ON member.id = total.member_id
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN total.amount < %(minimum)s THEN 0
        ELSE %(round)s(total.amount * %(cash)s * 0.01 * %(steps)s) * %(unit)s
    END AS cash
) AS part
ORDER BY member.number
"""

TOTALS = """
UPDATE coop_rebate_run SET
    entry_count = (
        SELECT count(*) FROM coop_accumulation WHERE fiscal_year_id = %(year)s
    ),
    line_count = (SELECT count(*) FROM coop_rebate_line WHERE run_id = %(run)s),
    (member_count, base_total, total, cash_total, retained_total) = (
        SELECT count(*), COALESCE(sum(base_amount), 0), COALESCE(sum(amount), 0),
               COALESCE(sum(cash_amount), 0), COALESCE(sum(retained_amount), 0)
        FROM coop_rebate_claim WHERE run_id = %(run)s
    )
WHERE id = %(run)s
"""

#: What a run would compute from, without computing it.
OUTLOOK = """
SELECT count(*) AS member_count, COALESCE(sum(lines), 0) AS line_count,
       COALESCE(sum(amount), 0) AS base_total
FROM (
    SELECT count(*) AS lines, %(base)s AS amount
    FROM coop_accumulation WHERE fiscal_year_id = %(year)s GROUP BY member_id
) AS member
"""

#: Categories and member types that have purchases and no rate.
WITHOUT_RATE = """
SELECT category_id, member_type_id
FROM (
    SELECT category_id, member_type_id, direction, %(base)s AS amount
    FROM coop_accumulation WHERE fiscal_year_id = %(year)s
    GROUP BY category_id, member_type_id, direction
) AS base
LEFT JOIN (%(rates)s) AS rate USING (category_id, member_type_id, direction)
WHERE rate.value IS NULL AND base.amount > 0
GROUP BY category_id, member_type_id
ORDER BY category_id, member_type_id
"""
