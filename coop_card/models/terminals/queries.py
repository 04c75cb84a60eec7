# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements about shifts of terminals, and what terminals ask."""

#: Begins shifts; those that are known stay as they are.
OPENED = """
INSERT INTO coop_terminal_batch (
    company_id, terminal_id, branch_id, number, state, attempts,
    create_uid, create_date, write_uid, write_date
)
SELECT terminal.company_id, terminal.id, terminal.branch_id, named.number, 'open', 0,
       %(user)s, %(now)s, %(user)s, %(now)s
FROM coop_terminal terminal CROSS JOIN unnest(%(numbers)s) AS named(number)
WHERE terminal.id = %(terminal)s AND NOT EXISTS (
    SELECT FROM coop_terminal_batch known
    WHERE known.terminal_id = terminal.id AND known.number = named.number
)
ON CONFLICT DO NOTHING
"""

#: The highest number for a shift that no other has; none is beyond what fits.
FREE = """
SELECT COALESCE(max(batch.number) + 1, 1) FROM coop_terminal_batch batch
WHERE batch.terminal_id = %(terminal)s AND batch.number < 2147483647
AND NOT EXISTS (
    SELECT FROM coop_terminal_batch following
    WHERE following.terminal_id = batch.terminal_id
    AND following.number = batch.number + 1
)
"""

#: Always changes the row: of two who settle one shift at once, one begins anew.
SETTLE_ONCE = "UPDATE coop_terminal_batch SET attempts = attempts + 1 WHERE id = %(id)s"

#: What came after shifts were settled: what lies outside of the numbers counted then,
#: or is newer than all that was counted, as where a number was given again.
LATE = """
SELECT batch.id, array_agg(slip.id ORDER BY slip.id)
FROM coop_terminal_batch batch
JOIN coop_transaction slip
    ON slip.terminal_id = batch.terminal_id AND slip.batch = batch.number
WHERE batch.id = ANY(%(ids)s) AND batch.counted IS NOT NULL
AND slip.status <> 'rejected' AND (slip.id > batch.counted_to OR NOT EXISTS (
    SELECT FROM jsonb_array_elements(batch.counted) AS span
    WHERE slip.seq BETWEEN (span ->> 0)::int AND (span ->> 1)::int
))
GROUP BY batch.id
"""

#: The transactions of a shift. ``source`` is what a transaction's lines are those of:
#: its own, or, with ``sign`` -1, those of the transaction it takes back, which one that
#: waits for its original names by its key.
SLIPS = """
WITH slip AS (
    SELECT slip.id, slip.seq, slip.kind, split_part(slip.key, ':', 2) AS uid,
           (slip.occurred_at AT TIME ZONE 'UTC' AT TIME ZONE %(zone)s)::date AS date,
           CASE WHEN slip.kind = 'reverse' THEN -1 ELSE 1 END AS sign,
           CASE WHEN slip.kind <> 'reverse' THEN slip.id ELSE COALESCE(
               slip.reversal_of_id, (
                   SELECT original.id FROM coop_transaction original
                   WHERE original.company_id = slip.company_id
                   AND original.origin = slip.origin
                   AND original.key = slip.content ->> 'reverses'
                   AND original.status <> 'rejected'
               )
           ) END AS source_id
    FROM coop_transaction slip
    WHERE slip.terminal_id = %(terminal)s AND slip.batch = %(batch)s
    AND slip.status <> 'rejected'
)
"""

#: One row for each day and kind, amounts in minor units.
KINDS_COUNTED = """
SELECT slip.date::text AS date, slip.kind, count(*) AS count,
       (COALESCE(sum(slip.sign * source.amount_total), 0) * %(unit)s)::bigint AS amount
FROM slip LEFT JOIN coop_transaction source ON source.id = slip.source_id
GROUP BY slip.date, slip.kind ORDER BY slip.date, slip.kind
"""

#: One row for each category and direction. What was kept whole is counted as it was
#: keyed, the rest as it stands in the ledger. Items of other co-ops are nobody's here.
CATEGORIES_COUNTED = """
, line AS (
    SELECT slip.sign, keyed ->> 'direction' AS direction,
           COALESCE(category.coop_code, item_category.coop_code, keyed ->> 'code', '?')
               AS category,
           (keyed ->> 'quantity')::numeric AS quantity,
           (keyed ->> 'amount')::numeric + (keyed ->> 'amount_tax')::numeric AS amount
    FROM slip
    JOIN coop_transaction source
        ON source.id = slip.source_id AND source.content IS NOT NULL
    CROSS JOIN jsonb_array_elements(source.content -> 'lines') AS keyed
    LEFT JOIN product_category category ON category.coop_code = keyed ->> 'code'
    LEFT JOIN product_template item ON item.coop_code = keyed ->> 'code' AND (
        item.company_id IS NULL OR source.company_id = (
            SELECT split_part(parent_path, '/', 1)::int FROM res_company
            WHERE id = item.company_id
        )
    )
    LEFT JOIN product_category item_category ON item_category.id = item.categ_id
    UNION ALL
    SELECT slip.sign, line.direction,
           COALESCE(category.coop_code, item.coop_code, '?'),
           line.quantity, line.amount + line.amount_tax
    FROM slip
    JOIN coop_transaction source
        ON source.id = slip.source_id AND source.content IS NULL
    JOIN coop_accumulation line ON line.transaction_id = source.id
    JOIN product_category category ON category.id = line.category_id
    LEFT JOIN product_product variant ON variant.id = line.product_id
    LEFT JOIN product_template item ON item.id = variant.product_tmpl_id
)
SELECT category, direction, count(*) AS count,
       trim_scale(sum(sign * quantity))::text AS quantity,
       (sum(sign * amount) * %(unit)s)::bigint AS amount
FROM line GROUP BY category, direction ORDER BY category, direction
"""

#: What has arrived of a shift, beside the spans of numbers the terminal has of it.
ARRIVED = """
, span AS (
    SELECT (stretch ->> 0)::bigint AS first, (stretch ->> 1)::bigint AS last
    FROM jsonb_array_elements(%(sequences)s::jsonb) AS stretch
), step AS (
    SELECT numbered.seq, lag(numbered.seq, 1, span.first - 1) OVER (
        PARTITION BY span.first, span.last ORDER BY numbered.seq
    ) AS previous
    FROM span CROSS JOIN LATERAL (
        SELECT slip.seq::bigint FROM slip
        WHERE slip.seq BETWEEN span.first AND span.last
        UNION ALL SELECT span.last + 1
    ) AS numbered
), missing AS (
    SELECT previous + 1 AS first, seq - 1 AS last FROM step
    WHERE seq > previous + 1 ORDER BY 1 LIMIT %(told)s
), stranger AS (
    SELECT uid FROM slip WHERE NOT EXISTS (
        SELECT FROM span WHERE slip.seq BETWEEN span.first AND span.last
    )
    ORDER BY seq LIMIT %(told)s
), island AS (
    SELECT min(seq) AS first, max(seq) AS last FROM (
        SELECT seq, seq - dense_rank() OVER (ORDER BY seq) AS offset_ FROM slip
    ) AS numbered
    GROUP BY offset_
)
SELECT
    COALESCE((SELECT jsonb_agg(jsonb_build_array(first, last) ORDER BY first)
              FROM missing), '[]') AS missing,
    COALESCE((SELECT jsonb_agg(uid) FROM stranger), '[]') AS unknown,
    COALESCE((SELECT jsonb_agg(jsonb_build_array(first, last) ORDER BY first)
              FROM island), '[]') AS counted,
    COALESCE((SELECT max(id) FROM slip), 0) AS counted_to,
    encode(sha256(convert_to(COALESCE(
        (SELECT string_agg(uid, E'\\n' ORDER BY uid COLLATE "C") FROM slip), ''
    ), 'UTF8')), 'hex') AS uids_digest
"""

#: What a counter is told of a card, of the member it counts for, and of what that one
#: has accumulated in a year, in minor units: from the covering index alone.
KNOWN = """
WITH total AS (
    SELECT category_id, direction, COALESCE(sum(quantity), 0) AS quantity,
           sum(amount) AS amount, sum(amount_tax) AS amount_tax
    FROM coop_accumulation
    WHERE member_id = %(member)s AND fiscal_year_id = %(year)s
    GROUP BY category_id, direction
)
SELECT card.number, card.state, card.valid_to::text AS valid_to,
       COALESCE(card_type.name ->> %(lang)s, card_type.name ->> 'en_US') AS type,
       CASE WHEN member.id IS NOT NULL THEN jsonb_build_object(
           'name', partner.name, 'number', member.number, 'state', member.state,
           'type', COALESCE(kind.name ->> %(lang)s, kind.name ->> 'en_US')
       ) END AS member,
       CASE WHEN year.id IS NOT NULL THEN jsonb_build_object(
           'name', year.name, 'date_start', year.date_start, 'date_end', year.date_end
       ) END AS year,
       (SELECT COALESCE(jsonb_agg(jsonb_build_object(
           'category', category.coop_code, 'name', category.name,
           'direction', total.direction,
           'quantity', trim_scale(total.quantity)::text,
           'amount', (total.amount * %(unit)s)::bigint,
           'amount_tax', (total.amount_tax * %(unit)s)::bigint
       ) ORDER BY category.coop_code, category.name, total.direction), '[]')
       FROM total JOIN product_category category ON category.id = total.category_id
       ) AS totals
FROM coop_card card
JOIN coop_card_type card_type ON card_type.id = card.type_id
LEFT JOIN coop_member member ON member.id = %(member)s
LEFT JOIN res_partner partner ON partner.id = member.partner_id
LEFT JOIN coop_member_type kind ON kind.id = member.type_id
LEFT JOIN coop_fiscal_year year ON year.id = %(year)s
WHERE card.id = %(card)s
"""
