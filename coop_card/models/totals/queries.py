# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that keep and read totals."""

#: What identifies a total.
KEY = "member_id, fiscal_year_id, category_id, member_type_id, direction"

#: What identifies the total of a day.
DAY_KEY = """
company_id, date, branch_id, terminal_id, operator_id, category_id, direction, origin
"""

#: What identifies the total of a month, and the month of a day.
MONTH_KEY = "company_id, fiscal_year_id, month, branch_id, category_id, direction"
MONTH = "date_trunc('month', date)::date"

#: What one sum counts for the refund.
COUNTED = "amount + CASE WHEN year.tax_in_base THEN amount_tax ELSE 0 END"

#: The nodes a category counts in: itself, all above it, and 0 for all categories.
NODES = """
CROSS JOIN LATERAL unnest(
    0 || string_to_array(rtrim(category.parent_path, '/'), '/')::int[]
) AS node(id)
"""

#: Add rows of a source to the totals, in the order of their index: millions of rows
#: that come in any other order have to look for their places in all of it.
ADD_TOTALS = f"""
INSERT INTO coop_accumulation_total AS total (
    company_id, {KEY}, quantity, amount, amount_tax, line_count
)
SELECT company_id, {KEY}, sum(quantity), sum(amount), sum(amount_tax), sum(line_count)
FROM %(source)s AS source
GROUP BY {KEY}, company_id
ORDER BY {KEY}
ON CONFLICT ({KEY}) DO UPDATE SET
    quantity = total.quantity + EXCLUDED.quantity,
    amount = total.amount + EXCLUDED.amount,
    amount_tax = total.amount_tax + EXCLUDED.amount_tax,
    line_count = total.line_count + EXCLUDED.line_count
"""

#: Add rows of a source to the totals of days. A place that is not known is one, too.
#: Rows of a day are kept together, which is how they are found.
ADD_DAYS = f"""
INSERT INTO coop_accumulation_day_total AS total (
    {DAY_KEY}, quantity, amount, amount_tax, line_count, transaction_count
)
SELECT {DAY_KEY}, sum(quantity), sum(amount), sum(amount_tax), sum(line_count),
       sum(transaction_count)
FROM %(source)s AS source
GROUP BY {DAY_KEY}
ORDER BY {DAY_KEY}
ON CONFLICT (
    company_id, date, COALESCE(branch_id, 0), COALESCE(terminal_id, 0),
    COALESCE(operator_id, 0), category_id, direction, origin
) DO UPDATE SET
    quantity = total.quantity + EXCLUDED.quantity,
    amount = total.amount + EXCLUDED.amount,
    amount_tax = total.amount_tax + EXCLUDED.amount_tax,
    line_count = total.line_count + EXCLUDED.line_count,
    transaction_count = total.transaction_count + EXCLUDED.transaction_count
"""

#: Add rows of a source to the totals of months.
ADD_MONTHS = f"""
INSERT INTO coop_accumulation_month_total AS total (
    {MONTH_KEY}, amount, amount_tax
)
SELECT company_id, fiscal_year_id, {MONTH} AS month, branch_id, category_id, direction,
       sum(amount), sum(amount_tax)
FROM %(source)s AS source
GROUP BY {MONTH_KEY}
ON CONFLICT (
    fiscal_year_id, month, COALESCE(branch_id, 0), category_id, direction
) DO UPDATE SET
    amount = total.amount + EXCLUDED.amount,
    amount_tax = total.amount_tax + EXCLUDED.amount_tax
"""

#: Add rows of a source to the totals of members, at some nodes or (where NULL) at all.
ADD_MEMBER_TOTALS = f"""
INSERT INTO coop_accumulation_member_total AS total (
    fiscal_year_id, member_id, direction, node, amount
)
SELECT fiscal_year_id, member_id, direction, node.id, sum({COUNTED})
FROM %(source)s AS source
JOIN coop_fiscal_year year ON year.id = source.fiscal_year_id
JOIN product_category category ON category.id = source.category_id
{NODES}
WHERE %(nodes)s::int[] IS NULL OR node.id = ANY(%(nodes)s)
GROUP BY fiscal_year_id, direction, node.id, member_id
ORDER BY fiscal_year_id, direction, node.id, member_id
ON CONFLICT (member_id, fiscal_year_id, direction, node) DO UPDATE SET
    amount = total.amount + EXCLUDED.amount
"""

#: Mark the cards of a source; a card is marked once in its life.
MARK_CARDS = """
UPDATE coop_card SET used = TRUE
WHERE used IS NOT TRUE AND id IN (SELECT card_id FROM %(source)s AS source)
"""

#: Mark the members of a source whose latest year is later than what they are marked
#: with; a member is marked once a year.
MARK_MEMBERS = """
UPDATE coop_member SET last_year_id = latest.fiscal_year_id
FROM (
    SELECT DISTINCT ON (member_id) member_id, fiscal_year_id, date_start
    FROM (SELECT DISTINCT member_id, fiscal_year_id FROM %(source)s AS source) AS moved
    JOIN coop_fiscal_year year ON year.id = fiscal_year_id
    ORDER BY member_id, date_start DESC
) AS latest
WHERE coop_member.id = latest.member_id AND NOT EXISTS (
    SELECT FROM coop_fiscal_year known
    WHERE known.id = coop_member.last_year_id AND known.date_start >= latest.date_start
)
"""

#: Move the oldest pending rows into all that is summed up; tell how many there were.
SETTLE = """
WITH moved AS (
    DELETE FROM coop_accumulation_pending WHERE id IN (
        SELECT id FROM coop_accumulation_pending ORDER BY id LIMIT %(limit)s
    )
    RETURNING *
), totals AS (%(add_totals)s), days AS (%(add_days)s), months AS (%(add_months)s),
member_totals AS (%(add_member_totals)s), cards AS (%(mark_cards)s),
members AS (%(mark_members)s)
SELECT count(*) FROM moved
"""

#: All lines of the ledger, as sums of members and of months have them.
LEDGER = f"""(
    SELECT company_id, {KEY}, date, branch_id, COALESCE(quantity, 0) AS quantity,
           COALESCE(amount, 0) AS amount, COALESCE(amount_tax, 0) AS amount_tax,
           1 AS line_count
    FROM coop_accumulation
)"""

#: All lines of the ledger, as sums of days have them.
DAY_LEDGER = f"""(
    SELECT {DAY_KEY}, COALESCE(quantity, 0) AS quantity,
           COALESCE(amount, 0) AS amount, COALESCE(amount_tax, 0) AS amount_tax,
           1 AS line_count,
           (id = min(id) OVER (PARTITION BY transaction_id))::int AS transaction_count
    FROM coop_accumulation
)"""

#: What is settled and what is pending, as rows of ``coop.accumulation.day``.
DAYS = f"""
SELECT id, {DAY_KEY}, quantity, amount, amount_tax, amount + amount_tax AS amount_total,
       line_count, transaction_count
FROM coop_accumulation_day_total
UNION ALL
SELECT -id, {DAY_KEY}, quantity, amount, amount_tax, amount + amount_tax,
       line_count, transaction_count
FROM coop_accumulation_pending
"""

#: What members come to in a year, a direction and a node, from sums or lines.
SLICE = f"""
SELECT member_id, sum({COUNTED}) AS amount
FROM %(source)s AS source
JOIN coop_fiscal_year year ON year.id = source.fiscal_year_id
JOIN product_category category ON category.id = source.category_id
{NODES}
WHERE source.fiscal_year_id = %(year)s AND direction = %(direction)s
  AND node.id = %(node)s
GROUP BY member_id
"""

#: Nothing is pending where lines themselves are summed up.
NOTHING = "SELECT NULL::int AS member_id, NULL::numeric AS amount WHERE FALSE"

#: What is settled for a year, a direction and a node: a row per member at most.
SETTLED = """
SELECT member_id, amount FROM coop_accumulation_member_total
WHERE fiscal_year_id = %(year)s AND direction = %(direction)s AND node = %(node)s
"""

#: What some members accumulated in a slice, settled or not.
AMOUNTS = """
SELECT member_id, sum(amount)::text
FROM (
    (%(settled)s) UNION ALL (%(pending)s)
) AS part
WHERE member_id = ANY(%(members)s)
GROUP BY member_id
"""

#: The ranks of some members among all of a slice who accumulated as much as these.
RANKS = """
WITH pending AS (%(pending)s), settled AS NOT MATERIALIZED (%(settled)s)
SELECT member_id, rank
FROM (
    SELECT member_id, rank() OVER (ORDER BY amount DESC) AS rank
    FROM (
        SELECT member_id, amount FROM settled
        WHERE NOT EXISTS (
            SELECT FROM pending WHERE pending.member_id = settled.member_id
        )
        UNION ALL
        SELECT member_id, COALESCE(settled.amount, 0) + pending.amount
        FROM pending LEFT JOIN settled USING (member_id)
    ) AS exact
    WHERE amount >= %(lowest)s
) AS ranked
WHERE member_id = ANY(%(members)s)
"""

#: All sums of members, settled and pending.
SUMMED = f"""(
    SELECT {KEY}, amount, amount_tax FROM coop_accumulation_total
    UNION ALL
    SELECT {KEY}, amount, amount_tax FROM coop_accumulation_pending
)"""

#: The lines that a reader may read, as sums have them.
LINES = f"""(
    SELECT {KEY}, COALESCE(amount, 0) AS amount, COALESCE(amount_tax, 0) AS amount_tax
    FROM %(lines)s AS line
)"""

#: What one member accumulated, by direction, category and year.
BY_YEAR = f"""
SELECT direction, category_id, fiscal_year_id, sum({COUNTED})::text AS amount
FROM %(source)s AS part
JOIN coop_fiscal_year year ON year.id = part.fiscal_year_id
WHERE member_id = %(member)s
GROUP BY direction, category_id, fiscal_year_id
"""
