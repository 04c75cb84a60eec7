# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of real processes ask of the ledger."""

_TOTAL = "member_id, fiscal_year_id, category_id, member_type_id, direction"
_DAY = """
company_id, date, branch_id, terminal_id, operator_id, category_id, direction, origin
"""


def _compared(key, kept):
    """Return a query of keys whose lines differ from what is kept and pending."""
    return f"""
        SELECT {key} FROM (
            SELECT {key}, amount + amount_tax AS amount, 1 AS lines
            FROM coop_accumulation
            UNION ALL
            SELECT {key}, -amount - amount_tax, -line_count FROM {kept}
            UNION ALL
            SELECT {key}, -amount - amount_tax, -line_count
            FROM coop_accumulation_pending
        ) entry GROUP BY {key} HAVING sum(amount) <> 0 OR sum(lines) <> 0
    """


#: Sums that differ from the lines of the ledger, for years that count tax: there are
#: none. Each query sees one instant.
DIFFERENCES = {
    "totals": _compared(_TOTAL, "coop_accumulation_total"),
    "days": _compared(_DAY, "coop_accumulation_day_total"),
    "transactions of days": """
        SELECT date FROM (
            SELECT date, 1.0 / count(*) OVER (PARTITION BY transaction_id) AS counted
            FROM coop_accumulation
            UNION ALL
            SELECT date, -transaction_count FROM coop_accumulation_day_total
            UNION ALL
            SELECT date, -transaction_count FROM coop_accumulation_pending
        ) entry GROUP BY date HAVING round(sum(counted), 3) <> 0
    """,
    "months": """
        SELECT month FROM (
            SELECT fiscal_year_id, date_trunc('month', date)::date AS month, branch_id,
                   category_id, direction, amount, amount_tax
            FROM coop_accumulation
            UNION ALL
            SELECT fiscal_year_id, date_trunc('month', date)::date, branch_id,
                   category_id, direction, -amount, -amount_tax
            FROM coop_accumulation_pending
            UNION ALL
            SELECT fiscal_year_id, month, branch_id, category_id, direction,
                   -amount, -amount_tax
            FROM coop_accumulation_month_total
        ) entry
        GROUP BY fiscal_year_id, month, branch_id, category_id, direction
        HAVING sum(amount) <> 0 OR sum(amount_tax) <> 0
    """,
    "tallies": """
        SELECT model, state FROM (
            SELECT model, company_id, state, year, tally FROM coop_tally
            UNION ALL
            SELECT 'coop.card', company_id, state, 0, -1 FROM coop_card
            UNION ALL
            SELECT 'coop.member', company_id, state, COALESCE(last_year_id, 0), -1
            FROM coop_member WHERE active
        ) entry
        GROUP BY model, company_id, state, year HAVING sum(tally) <> 0
    """,
    "totals of members": """
        SELECT node, member_id FROM (
            SELECT member_id, line.amount + amount_tax AS amount, node
            FROM (
                SELECT member_id, category_id, amount, amount_tax FROM coop_accumulation
                UNION ALL
                SELECT member_id, category_id, -amount, -amount_tax
                FROM coop_accumulation_pending
            ) line
            JOIN product_category category ON category.id = category_id
            CROSS JOIN unnest(
                0 || string_to_array(rtrim(parent_path, '/'), '/')::int[]
            ) node
            UNION ALL
            SELECT member_id, -amount, node FROM coop_accumulation_member_total
        ) entry GROUP BY node, member_id HAVING sum(amount) <> 0
    """,
}
