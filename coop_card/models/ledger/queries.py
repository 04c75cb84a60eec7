# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that find what documents name.

Each takes all rows of a call as one JSON value and answers row by row, in order.
"""

#: One row for each head: its day, member, card, year and place, what is odd about it,
#: and as ``fault`` what it names that the co-op does not have.
#: What names a member who was merged into another counts for that other, a family
#: member's purchases count for the main member, a reversal for whom its original
#: counted for; what restores something, for whom that member was merged into since.
#: What is returned goes back at the member type it was bought at.
#: A card that was read stands for whom it was issued to at that moment: one that has
#: been taken back and lent to somebody else since does not move purchases, one in stock
#: stands for nobody.
#: Where only the day is known, a card is judged by how it stood at the end of that day.
#: Where no branch is named, it is the one the terminal stands in.
#: Limits hold for what is ``limited``. Of a card's uses in a day count those booked or
#: waiting, and those before this one in the same call.
HEADS = """
WITH head AS (
    SELECT * FROM jsonb_to_recordset(%(heads)s::jsonb) AS head(
        i int, company_id int, card text, card_id int, member_id int, date date,
        occurred_at timestamp, terminal_id int, seq int, branch_id int, operator text,
        operator_id int, reversal_of_id int, return_of_id int, moved_from_id int,
        origin text, key text, total numeric, limited boolean, restores boolean,
        original_missing boolean
    )
)
SELECT day.date::text AS date, card.id AS card_id, member.id AS member_id,
       COALESCE(
           (SELECT line.member_type_id
            FROM coop_transaction slip
            JOIN coop_accumulation line ON line.transaction_id = slip.id
            WHERE COALESCE(returned.moved_from_id, returned.id)
                IN (slip.id, slip.moved_from_id)
            AND line.member_id = member.id LIMIT 1),
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
       head.original_missing,
       NOT head.original_missing AND (
           member.id IS NULL OR (head.card IS NOT NULL AND card.id IS NULL)
       ) AS card_unknown,
       card.id IS NOT NULL AND (
           life.state_to IS DISTINCT FROM 'active' OR day.date > CASE
               WHEN recovery.step IS NULL THEN card.valid_to ELSE recovery.valid_to
           END
       ) IS TRUE AS card_not_live,
       card.type_id <> ALL ((
           SELECT array_agg(served.coop_card_type_id)
           FROM coop_card_type_coop_terminal_rel served
           WHERE served.coop_terminal_id = device.id
       )::int[]) AS card_type_not_served,
       member.state IN ('applicant', 'suspended')
           OR COALESCE(day.date > member.leave_date, FALSE) AS member_not_active,
       day.date < member.join_date AS before_joining,
       (head.operator IS NOT NULL OR head.operator_id IS NOT NULL)
           AND worker.id IS NULL AS operator_unknown,
       day.date > day.today AS date_future,
       year.id IS NULL AS year_missing,
       year.state = 'closed' AS year_closed,
       EXISTS (
           SELECT FROM coop_day_sign_off signed
           WHERE signed.company_id = head.company_id AND signed.date = day.date
           AND COALESCE(signed.branch_id, 0) = COALESCE(branch.id, 0)
           AND signed.withdrawn_by_id IS NULL
       ) AS day_signed_off,
       head.origin = 'invoice' AND day.date <= GREATEST(
           co_op.fiscalyear_lock_date, co_op.hard_lock_date
       ) AS period_locked,
       head.limited AND head.total >= 0 AND head.total < GREATEST(
           card_type.minimum_amount, device.minimum_amount
       ) AS amount_low,
       head.limited AND abs(head.total) > LEAST(
           NULLIF(card_type.maximum_amount, 0), NULLIF(device.maximum_amount, 0)
       ) AS amount_high,
       head.limited AND CASE WHEN card_type.daily_count > 0 THEN
           card_type.daily_count < count(*) FILTER (WHERE head.limited) OVER (
               PARTITION BY card.id, day.date ORDER BY head.i
           ) + (
               SELECT count(*) FROM coop_transaction slip
               WHERE slip.card_id = card.id AND slip.date = day.date
               AND slip.kind = 'accumulate' AND slip.return_of_id IS NULL
               AND slip.status IN ('booked', 'held')
               AND NOT EXISTS (
                   SELECT FROM head again
                   WHERE again.company_id = slip.company_id
                   AND again.origin = slip.origin AND again.key = slip.key
               )
               AND NOT EXISTS (
                   SELECT FROM coop_transaction reversal
                   WHERE reversal.reversal_of_id = slip.id
                   AND reversal.status = 'booked'
               )
           )
       END AS too_many,
       head.seq IS NOT NULL AND (
           count(*) FILTER (WHERE head.seq IS NOT NULL) OVER (
               PARTITION BY head.terminal_id, head.seq ORDER BY head.i
           ) > 1 OR EXISTS (
               SELECT FROM coop_transaction slip
               WHERE slip.terminal_id = head.terminal_id AND slip.seq = head.seq
               AND slip.key <> head.key AND slip.status <> 'rejected'
           )
       ) AS seq_reused
FROM head
JOIN res_company co_op ON co_op.id = head.company_id
JOIN res_currency currency ON currency.id = co_op.currency_id
CROSS JOIN LATERAL (
    SELECT COALESCE(
        head.date,
        (head.occurred_at AT TIME ZONE 'UTC' AT TIME ZONE co_op.coop_tz)::date
    ) AS date,
    COALESCE(
        head.occurred_at,
        (head.date + 1)::timestamp AT TIME ZONE co_op.coop_tz AT TIME ZONE 'UTC'
            - interval '1 microsecond'
    ) AS moment,
    (%(now)s::timestamp AT TIME ZONE 'UTC' AT TIME ZONE co_op.coop_tz)::date AS today
) AS day
LEFT JOIN coop_card card ON card.id = head.card_id
LEFT JOIN coop_card_type card_type ON card_type.id = card.type_id
LEFT JOIN LATERAL (
    SELECT event.state_to, event.member_id FROM coop_card_event event
    WHERE event.card_id = card.id AND event.effective_at <= day.moment
    ORDER BY event.effective_at DESC, event.id DESC LIMIT 1
) AS life ON TRUE
LEFT JOIN LATERAL (
    SELECT event.member_id FROM coop_card_event event
    WHERE event.card_id = card.id AND event.effective_at > day.moment
    ORDER BY event.effective_at, event.id LIMIT 1
) AS later ON TRUE
LEFT JOIN LATERAL (
    SELECT event.step, event.valid_to FROM coop_card_event event
    WHERE event.card_id = card.id AND event.effective_at > day.moment
    AND event.step = 'restock'
    ORDER BY event.effective_at, event.id LIMIT 1
) AS recovery ON TRUE
LEFT JOIN coop_member named
    ON named.id = COALESCE(head.member_id, CASE
        WHEN life.state_to IS DISTINCT FROM 'stock'
        THEN COALESCE(life.member_id, later.member_id, card.member_id)
    END)
    AND named.company_id = head.company_id
LEFT JOIN coop_member holder ON holder.id = COALESCE(named.merged_into_id, named.id)
LEFT JOIN coop_member member ON member.id = CASE
    WHEN COALESCE(head.reversal_of_id, head.moved_from_id) IS NULL
    THEN COALESCE(holder.main_member_id, holder.id)
    WHEN head.restores THEN holder.id
    ELSE named.id
END
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

#: The booked transactions of these keys in their channels.
BY_KEY = """
SELECT named.i, original.id
FROM jsonb_to_recordset(%(names)s::jsonb) AS named(
    i int, company_id int, origin text, key text
)
LEFT JOIN coop_transaction original
    ON original.company_id = named.company_id AND original.origin = named.origin
    AND original.key = named.key AND original.status = 'booked'
ORDER BY named.i
"""

#: One row for each thing a line may name: its category, its item, whether it does not
#: accumulate, the limits of its amounts, 0 for none, and how many of the ledger's unit
#: one of its own is, if they have anything in common. A code is a category's short
#: code, or else an item's. An item of a branch company is its co-op's. The ledger keeps
#: quantities in the category's unit, or in the item's where the category has none.
THINGS = """
SELECT category.id AS category_id, item.id AS product_id,
       COALESCE(
           NULLIF(item.coop_accumulates, 'category') = 'yes', category.coop_accumulates
       ) IS NOT TRUE AS excluded,
       COALESCE(category.coop_minimum, 0)::text AS smallest,
       COALESCE(category.coop_maximum, 0)::text AS largest,
       CASE
           WHEN said.id IS NULL OR kept.id IS NULL OR said.id = kept.id THEN '1'
           WHEN split_part(said.parent_path, '/', 1)
               = split_part(kept.parent_path, '/', 1)
           THEN (said.factor / kept.factor)::text
       END AS factor
FROM jsonb_to_recordset(%(things)s::jsonb) AS thing(
    i int, company_id int, category_id int, code text, product_id int, uom_id int,
    of_item boolean
)
LEFT JOIN product_category coded ON coded.coop_code = thing.code
LEFT JOIN LATERAL (
    SELECT product.id, template.categ_id, template.coop_accumulates, template.uom_id
    FROM product_product product
    JOIN product_template template ON template.id = product.product_tmpl_id
    LEFT JOIN res_company owner ON owner.id = template.company_id
    WHERE (
        owner.id IS NULL
        OR split_part(owner.parent_path, '/', 1)::int = thing.company_id
    )
    AND product.id = COALESCE(thing.product_id, (
        SELECT variant.id FROM product_template named
        JOIN product_product variant ON variant.product_tmpl_id = named.id
        WHERE named.coop_code = thing.code AND coded.id IS NULL
        ORDER BY variant.active DESC, variant.id LIMIT 1
    ))
) AS item ON TRUE
LEFT JOIN product_category category
    ON category.id = COALESCE(thing.category_id, coded.id, item.categ_id)
LEFT JOIN uom_uom said
    ON said.id = COALESCE(thing.uom_id, CASE WHEN thing.of_item THEN item.uom_id END)
LEFT JOIN uom_uom kept ON kept.id = COALESCE(category.coop_uom_id, item.uom_id)
ORDER BY thing.i
"""

#: The booked transactions that reversals take back and moves book anew, with their
#: lines times ``sign``. One that has been moved is answered by what it has become;
#: what a move took back on its way is nobody's to take back. One of which nothing
#: accumulates has no lines; its total is that of the whole document.
ORIGINALS = """
SELECT named.company_id, named.id AS named_id, original.id, original.branch_id,
       original.terminal_id, original.operator_id, original.card_id,
       original.occurred_at::text AS occurred_at, original.member_id,
       (%(sign)s * original.amount_total)::text AS amount_total,
       min(line.member_type_id) AS member_type_id,
       COALESCE(jsonb_agg(jsonb_build_object(
           'category_id', line.category_id, 'product_id', line.product_id,
           'direction', line.direction, 'quantity', (%(sign)s * line.quantity)::text,
           'amount', (%(sign)s * line.amount)::text,
           'amount_tax', (%(sign)s * line.amount_tax)::text
       ) ORDER BY line.id) FILTER (WHERE line.id IS NOT NULL), '[]') AS lines
FROM coop_transaction named
CROSS JOIN LATERAL (
    SELECT moved.id FROM coop_transaction moved
    WHERE moved.moved_from_id = COALESCE(named.moved_from_id, named.id)
    UNION ALL SELECT named.id
    ORDER BY id DESC LIMIT 1
) AS latest
JOIN coop_transaction original ON original.id = latest.id
LEFT JOIN coop_accumulation line ON line.transaction_id = original.id
WHERE named.id = ANY(%(ids)s) AND original.status = 'booked'
AND NOT (original.origin IN ('merge', 'move') AND original.kind = 'reverse')
GROUP BY named.id, original.id
"""
