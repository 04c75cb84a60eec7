# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that compare two computations of a year, and say why they differ.

``before`` and ``after`` are the rows of the one and of the other: of two runs, or of a
run and of what would be computed now.
"""

#: The rates that are not what they were.
OTHER_RATES = """
SELECT category_id, member_type_id, direction
FROM (%(rates_before)s) AS before
JOIN (%(rates_after)s) AS after USING (category_id, member_type_id, direction)
WHERE (before.basis, before.value, before.tier_mode, before.tiers)
    IS DISTINCT FROM (after.basis, after.value, after.tier_mode, after.tiers)
"""

#: What of a member's base has moved. Where it has only moved from one member type to
#: another, the member's type was corrected.
MOVED = f"""
SELECT member_id, bool_or(moved) AS moved, bool_or(pooled) AS pooled,
       bool_or(other.category_id IS NOT NULL) AS other_rate,
       sum(base) = 0 AND sum(quantity) = 0
       AND min(member_type_id) FILTER (WHERE moved)
           <> max(member_type_id) FILTER (WHERE moved) AS other_type
FROM (
    SELECT member_id, category_id, member_type_id, direction,
           sum(base) AS base, sum(quantity) AS quantity,
           sum(base) <> 0 OR sum(quantity) <> 0 AS moved,
           COALESCE(bool_or(basis = 'pool'), FALSE) AS pooled
    FROM (
        SELECT member_id, category_id, member_type_id, direction, basis,
               base_amount AS base, quantity
        FROM (%(lines_after)s) AS after
        UNION ALL
        SELECT member_id, category_id, member_type_id, direction, basis,
               -base_amount, -quantity
        FROM (%(lines_before)s) AS before
    ) AS signed
    GROUP BY member_id, category_id, member_type_id, direction
) AS line
LEFT JOIN ({OTHER_RATES}) AS other USING (category_id, member_type_id, direction)
GROUP BY member_id
"""

#: The members whose refund, its parts or its base differ.
MEMBERS = f"""
INSERT INTO coop_rebate_difference (
    comparison_id, company_id, member_id, reason,
    base_before, base_after, base_change, amount_before, amount_after, amount_change,
    cash_before, cash_after, cash_change, nothing_before, nothing_after
)
SELECT %(comparison)s, %(company)s, member_id,
       CASE
           WHEN NOT (before.eligible AND after.eligible) THEN 'part'
           WHEN moved.other_type THEN 'type'
           WHEN moved.moved AND moved.other_rate THEN 'base_rate'
           WHEN moved.moved THEN 'base'
           WHEN moved.other_rate THEN 'rate'
           WHEN %(other_settings)s THEN 'settings'
           WHEN moved.pooled THEN 'share'
           ELSE 'rounding'
       END,
       COALESCE(before.base_amount, 0), COALESCE(after.base_amount, 0),
       COALESCE(after.base_amount, 0) - COALESCE(before.base_amount, 0),
       COALESCE(before.amount, 0), COALESCE(after.amount, 0),
       COALESCE(after.amount, 0) - COALESCE(before.amount, 0),
       COALESCE(before.cash_amount, 0), COALESCE(after.cash_amount, 0),
       COALESCE(after.cash_amount, 0) - COALESCE(before.cash_amount, 0),
       before.reason_code, after.reason_code
FROM (%(claims_before)s) AS before
FULL JOIN (%(claims_after)s) AS after USING (member_id)
LEFT JOIN ({MOVED}) AS moved USING (member_id)
JOIN coop_member member ON member.id = member_id
WHERE (
    before.base_amount, before.amount, before.cash_amount, before.retained_amount,
    before.withheld_amount, before.eligible, before.reason_code
) IS DISTINCT FROM (
    after.base_amount, after.amount, after.cash_amount, after.retained_amount,
    after.withheld_amount, after.eligible, after.reason_code
)
ORDER BY member.number
"""

#: All categories; those in which nothing differs have no reason.
CATEGORIES = f"""
INSERT INTO coop_rebate_difference_category (
    comparison_id, company_id, category_id, member_type_id, direction, reason,
    basis_before, basis_after, value_before, value_after,
    base_before, base_after, base_change, amount_before, amount_after, amount_change
)
SELECT %(comparison)s, %(company)s, category_id, member_type_id, direction,
       CASE
           WHEN moved AND other_rate THEN 'base_rate'
           WHEN moved THEN 'base'
           WHEN other_rate THEN 'rate'
           WHEN amount = 0 THEN NULL
           WHEN %(other_members)s THEN 'part'
           WHEN %(other_rounding)s THEN 'settings'
           ELSE 'share'
       END,
       before_basis, after_basis, before_value, after_value,
       before_base, after_base, base, before_amount, after_amount, amount
FROM (
    SELECT category_id, member_type_id, direction,
           before.basis AS before_basis, after.basis AS after_basis,
           before.value AS before_value, after.value AS after_value,
           COALESCE(before.base_amount, 0) AS before_base,
           COALESCE(after.base_amount, 0) AS after_base,
           COALESCE(after.base_amount, 0) - COALESCE(before.base_amount, 0) AS base,
           COALESCE(before.amount, 0) AS before_amount,
           COALESCE(after.amount, 0) AS after_amount,
           COALESCE(after.amount, 0) - COALESCE(before.amount, 0) AS amount,
           (before.base_amount, before.quantity)
               IS DISTINCT FROM (after.base_amount, after.quantity) AS moved
    FROM (%(rates_before)s) AS before
    FULL JOIN (%(rates_after)s) AS after USING (category_id, member_type_id, direction)
) AS scope
LEFT JOIN (
    SELECT *, TRUE AS other_rate FROM ({OTHER_RATES}) AS other
) AS other USING (category_id, member_type_id, direction)
ORDER BY direction, category_id, member_type_id
"""

#: Whether somebody takes part in one of the two only.
OTHER_MEMBERS = """
EXISTS (
    SELECT FROM coop_rebate_difference
    WHERE comparison_id = %(comparison)s AND reason = 'part'
)
"""
