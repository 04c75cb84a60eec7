# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that compute a refund, all but its lines (``queries_lines.py``).

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
       rate.id AS rate_id, rate.basis, rate.value, rate.tier_mode
FROM coop_rebate_rate rate
JOIN product_category source ON source.id = rate.category_id
JOIN product_category category
    ON category.parent_path LIKE source.parent_path || '%%'
JOIN %(types)s AS member_type
    ON member_type.company_id = rate.company_id
    AND member_type.id = COALESCE(rate.member_type_id, member_type.id)
WHERE rate.fiscal_year_id = %(year)s
ORDER BY category.id, member_type.id, rate.direction,
         length(source.parent_path) DESC, rate.member_type_id NULLS LAST
"""

#: The tiers of rates, as text: numbers of JSON are floats to whoever reads them.
TIERS = """
SELECT rate_id, jsonb_agg(
    jsonb_build_array(threshold::text, value::text) ORDER BY threshold
) AS tiers
FROM coop_rebate_tier GROUP BY rate_id
"""

RUN_RATES = f"""
INSERT INTO %(rates_table)s (
    run_id, company_id, category_id, member_type_id, direction, rate_id,
    basis, value, tier_mode, tiers, missing,
    member_count, base_amount, quantity, amount
)
SELECT %(run)s, %(company)s, category_id, member_type_id, direction, rate.rate_id,
       rate.basis, rate.value, CASE WHEN tier.tiers IS NOT NULL THEN rate.tier_mode END,
       tier.tiers, rate.rate_id IS NULL AND total.has_base,
       total.member_count, total.base_amount, total.quantity, total.amount
FROM (
    SELECT category_id, member_type_id, direction,
           count(*) AS member_count, bool_or(base_amount > 0) AS has_base,
           sum(base_amount) AS base_amount, sum(quantity) AS quantity,
           sum(amount) AS amount
    FROM %(lines_table)s
    WHERE run_id = %(run)s
    GROUP BY category_id, member_type_id, direction
) AS total
LEFT JOIN (%(rates)s) AS rate USING (category_id, member_type_id, direction)
LEFT JOIN ({TIERS}) AS tier USING (rate_id)
"""

#: In the order of the member numbers, so that lists by id are lists by number. Cash
#: and retained part add up: of two parts, the one with the larger remainder gets the
#: unit that is left, which is rounding the cash half up.
CLAIMS = """
INSERT INTO %(claims_table)s (
    run_id, company_id, member_id, eligible, reason_code, reason_note,
    base_amount, amount, cash_amount, retained_amount, unpaid_amount, withheld_amount
)
SELECT %(run)s, %(company)s, total.member_id, outside.reason IS NULL,
       CASE
           WHEN outside.reason IS NOT NULL THEN outside.reason
           WHEN part.cash > 0 AND part.cash < %(minimum)s THEN 'below_minimum'
           WHEN total.amount > 0 THEN NULL
           WHEN total.amount < 0 THEN 'negative_base'
           WHEN total.has_rate THEN 'below_unit'
           WHEN total.lacks_quantity THEN 'no_quantity'
           WHEN total.lacks_rate THEN 'no_rate'
           WHEN total.has_base THEN 'zero_rate'
           WHEN total.is_negative THEN 'negative_base'
           ELSE 'zero_base'
       END,
       outside.note, total.base_amount, part.whole,
       part.paid, part.whole - part.paid, part.cash - part.paid,
       CASE WHEN part.whole > %(withheld_above)s
            THEN round(part.paid * %(withheld)s * 0.01, %(decimals)s) ELSE 0 END
FROM (
    SELECT member_id, sum(base_amount) AS base_amount, sum(amount) AS amount,
           bool_or(base_amount > 0) AS has_base,
           bool_or(base_amount < 0) AS is_negative,
           bool_or(base_amount > 0 AND value IS NULL) AS lacks_rate,
           COALESCE(bool_or(value > 0 AND (
               CASE basis WHEN 'per_unit' THEN quantity ELSE base_amount END
           ) > 0), FALSE) AS has_rate,
           COALESCE(bool_or(
               value > 0 AND basis = 'per_unit' AND quantity <= 0 AND base_amount > 0
           ), FALSE) AS lacks_quantity
    FROM %(lines_table)s
    WHERE run_id = %(run)s
    GROUP BY member_id
) AS total
JOIN coop_member member ON member.id = total.member_id
LEFT JOIN (%(outside)s) AS outside ON outside.member_id = total.member_id
CROSS JOIN LATERAL (
    SELECT GREATEST(total.amount, 0) AS whole,
           round(GREATEST(total.amount, 0) * %(cash)s * 0.01 * %(steps)s) * %(unit)s
               AS cash
) AS share
CROSS JOIN LATERAL (
    SELECT share.whole, share.cash,
           CASE WHEN share.cash < %(minimum)s THEN 0 ELSE share.cash END AS paid
) AS part
ORDER BY member.number
"""

TOTALS = """
UPDATE coop_rebate_run SET
    entry_count = (
        SELECT count(*) FROM coop_accumulation WHERE fiscal_year_id = %(year)s
    ),
    line_count = (SELECT count(*) FROM coop_rebate_line WHERE run_id = %(run)s),
    (
        member_count, outside_count, base_total, total,
        cash_total, retained_total, unpaid_total, withheld_total
    ) = (
        SELECT count(*), count(*) FILTER (WHERE NOT eligible),
               COALESCE(sum(base_amount), 0), COALESCE(sum(amount), 0),
               COALESCE(sum(cash_amount), 0), COALESCE(sum(retained_amount), 0),
               COALESCE(sum(unpaid_amount), 0), COALESCE(sum(withheld_amount), 0)
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
