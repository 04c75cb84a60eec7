# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that find what documents name.

Each takes all rows of a call as one JSON value and answers row by row, in order.
"""

#: One row for each head: its day, member, card, year and place, what is odd about it,
#: and as ``fault`` what it names that the co-op does not have.
#: A family member's purchases count for the main member, a reversal for whom its
#: original counted for. What is returned goes back at the member type it was bought at.
#: Where only the day is known, a card is judged by how it stood at the end of that day.
#: Where no branch is named, it is the one the terminal stands in.
HEADS = """
SELECT day.date::text AS date, card.id AS card_id, member.id AS member_id,
       COALESCE(
           (SELECT member_type_id FROM coop_accumulation
            WHERE transaction_id = returned.id AND member_id = member.id LIMIT 1),
           (SELECT type_id FROM coop_member_type_period
            WHERE member_id = member.id AND date_from <= day.date
            ORDER BY date_from DESC LIMIT 1),
           (SELECT type_id FROM coop_member_type_period
            WHERE member_id = member.id ORDER BY date_from LIMIT 1),
           member.type_id
       ) AS member_type_id,
       year.id AS fiscal_year_id, branch.id AS branch_id, worker.id AS operator_id,
       currency.decimal_places AS digits,
       CASE
           WHEN head.terminal_id IS NOT NULL AND device.id IS NULL
           THEN 'terminal_unknown'
           WHEN head.branch_id IS NOT NULL AND branch.id IS NULL THEN 'branch_unknown'
           WHEN head.return_of_id IS NOT NULL AND returned.id IS NULL
           THEN 'return_unknown'
       END AS fault,
       member.id IS NULL OR (head.card IS NOT NULL AND card.id IS NULL)
           AS card_unknown,
       card.id IS NOT NULL AND (
           life.state_to IS DISTINCT FROM 'active'
           OR day.date < card.valid_from OR day.date > card.valid_to
       ) IS TRUE AS card_not_live,
       member.state IN ('applicant', 'suspended')
           OR COALESCE(day.date < member.join_date, FALSE)
           OR COALESCE(day.date > member.leave_date, FALSE) AS member_not_active,
       (head.operator IS NOT NULL OR head.operator_id IS NOT NULL)
           AND worker.id IS NULL AS operator_unknown,
       day.date > day.today AS date_future,
       year.id IS NULL AS year_missing,
       year.state = 'closed' AS year_closed
FROM jsonb_to_recordset(%(heads)s::jsonb) AS head(
    i int, company_id int, card text, member_id int, date date, occurred_at timestamp,
    terminal_id int, branch_id int, operator text, operator_id int,
    reversal_of_id int, return_of_id int
)
JOIN res_company co_op ON co_op.id = head.company_id
JOIN res_currency currency ON currency.id = co_op.currency_id
CROSS JOIN LATERAL (
    SELECT COALESCE(
        head.date,
        (head.occurred_at AT TIME ZONE 'UTC' AT TIME ZONE co_op.coop_tz)::date
    ) AS date,
    (%(now)s::timestamp AT TIME ZONE 'UTC' AT TIME ZONE co_op.coop_tz)::date AS today
) AS day
LEFT JOIN coop_card card
    ON card.company_id = head.company_id AND card.number = head.card
LEFT JOIN coop_member holder
    ON holder.id = COALESCE(head.member_id, card.member_id)
    AND holder.company_id = head.company_id
LEFT JOIN coop_member member ON member.id = CASE
    WHEN head.reversal_of_id IS NULL THEN COALESCE(holder.main_member_id, holder.id)
    ELSE holder.id
END
LEFT JOIN LATERAL (
    SELECT event.state_to FROM coop_card_event event
    WHERE event.card_id = card.id AND event.effective_at <= COALESCE(
        head.occurred_at,
        (day.date + 1)::timestamp AT TIME ZONE co_op.coop_tz AT TIME ZONE 'UTC'
    )
    ORDER BY event.effective_at DESC, event.id DESC LIMIT 1
) AS life ON TRUE
LEFT JOIN coop_terminal device
    ON device.id = head.terminal_id AND device.company_id = head.company_id
LEFT JOIN coop_branch branch
    ON branch.id = COALESCE(head.branch_id, device.branch_id)
    AND branch.company_id = head.company_id
LEFT JOIN coop_operator worker
    ON worker.company_id = head.company_id AND CASE
        WHEN head.operator_id IS NULL THEN worker.code = head.operator
        ELSE worker.id = head.operator_id
    END
LEFT JOIN coop_transaction returned
    ON returned.id = head.return_of_id AND returned.company_id = head.company_id
LEFT JOIN coop_fiscal_year year
    ON year.company_id = head.company_id
    AND day.date BETWEEN year.date_start AND year.date_end
ORDER BY head.i
"""

#: One row for each thing a line may name: its category, its item, and whether it does
#: not accumulate. A code is a category's short code, or else an item's.
THINGS = """
SELECT category.id AS category_id, item.id AS product_id,
       COALESCE(
           NULLIF(item.coop_accumulates, 'category') = 'yes', category.coop_accumulates
       ) IS NOT TRUE AS excluded
FROM jsonb_to_recordset(%(things)s::jsonb) AS thing(
    i int, company_id int, category_id int, code text, product_id int
)
LEFT JOIN product_category coded ON coded.coop_code = thing.code
LEFT JOIN LATERAL (
    SELECT product.id, template.categ_id, template.coop_accumulates
    FROM product_product product
    JOIN product_template template ON template.id = product.product_tmpl_id
    WHERE COALESCE(template.company_id, thing.company_id) = thing.company_id
    AND product.id = COALESCE(thing.product_id, (
        SELECT variant.id FROM product_template named
        JOIN product_product variant ON variant.product_tmpl_id = named.id
        WHERE named.coop_code = thing.code AND coded.id IS NULL
        ORDER BY variant.active DESC, variant.id LIMIT 1
    ))
) AS item ON TRUE
LEFT JOIN product_category category
    ON category.id = COALESCE(thing.category_id, coded.id, item.categ_id)
ORDER BY thing.i
"""

#: The booked transactions that reversals take back, with their lines negated.
ORIGINALS = """
SELECT original.company_id, original.id, original.branch_id, original.terminal_id,
       original.operator_id, original.card_id, min(line.member_id) AS member_id,
       min(line.member_type_id) AS member_type_id,
       jsonb_agg(jsonb_build_object(
           'category_id', line.category_id, 'product_id', line.product_id,
           'direction', line.direction, 'quantity', (-line.quantity)::text,
           'amount', (-line.amount)::text, 'amount_tax', (-line.amount_tax)::text
       ) ORDER BY line.id) AS lines
FROM coop_transaction original
JOIN coop_accumulation line ON line.transaction_id = original.id
WHERE original.id = ANY(%(ids)s) AND original.status = 'booked'
GROUP BY original.id
"""
