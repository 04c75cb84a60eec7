# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that find what documents name.

Each takes all rows of a call as one JSON value and answers row by row, in order.
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
