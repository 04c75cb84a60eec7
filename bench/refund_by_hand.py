# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a refund is measured against: one statement by hand, and the usual way in Odoo.

Both know that there is a rate in percent for each category and type, that everybody
takes part, and that all is paid in cash.
"""

SUMMED = ("base_amount", "amount")

STATEMENT = """
WITH line AS (
    INSERT INTO coop_rebate_line (
        run_id, company_id, member_id, category_id, member_type_id, direction,
        basis, value, base_amount, returned_amount, quantity, earned, amount
    )
    SELECT %(run)s, %(company)s, member_id, category_id, member_type_id, direction,
           rate.basis, rate.value, base.amount, base.returned, base.quantity,
           GREATEST(base.amount, 0) * rate.value * 0.01,
           round(GREATEST(base.amount, 0) * rate.value * 0.01, 2)
    FROM (
        SELECT member_id, category_id, member_type_id, direction,
               sum(amount + amount_tax) AS amount, sum(quantity) AS quantity,
               sum(LEAST(amount, 0) + LEAST(amount_tax, 0)) AS returned
        FROM coop_accumulation
        WHERE fiscal_year_id = %(year)s
        GROUP BY member_id, category_id, member_type_id, direction
    ) AS base
    JOIN coop_rebate_rate AS rate USING (category_id, member_type_id, direction)
    WHERE rate.fiscal_year_id = %(year)s
    ORDER BY member_id, category_id
    RETURNING member_id, base_amount, amount
)
INSERT INTO coop_rebate_claim (
    run_id, company_id, member_id, eligible, reason_code,
    base_amount, amount, cash_amount, retained_amount, unpaid_amount
)
SELECT %(run)s, %(company)s, member_id, TRUE,
       CASE WHEN sum(amount) > 0 THEN NULL
            WHEN bool_or(base_amount > 0) THEN 'below_unit'
            WHEN bool_or(base_amount < 0) THEN 'negative_base'
            ELSE 'zero_base' END,
       sum(base_amount), sum(amount), sum(amount), 0, 0
FROM line
GROUP BY member_id
"""


def by_orm(env, run):
    """Compute a run by ``_read_group`` and ``create``, as most addons would."""
    shared = {"run_id": run.id, "company_id": run.company_id.id}
    lines = [shared | line for line in _lines(env, run)]
    env["coop.rebate.line"].create(lines)
    totals = {}
    for line in lines:
        total = totals.setdefault(line["member_id"], dict.fromkeys(SUMMED, 0))
        for name in SUMMED:
            total[name] += line[name]
    env["coop.rebate.claim"].create(
        [shared | _claim(member, total) for member, total in totals.items()]
    )


def _lines(env, run):
    """Yield the values of the lines."""
    rates = {
        (rate.category_id, rate.member_type_id, rate.direction): rate
        for rate in run.fiscal_year_id.rate_ids
    }
    for *key, amount, tax, quantity in env["coop.accumulation"]._read_group(
        [("fiscal_year_id", "=", run.fiscal_year_id.id)],
        ["member_id", "category_id", "member_type_id", "direction"],
        ["amount:sum", "amount_tax:sum", "quantity:sum"],
    ):
        member, category, member_type, direction = key
        rate, base = rates[category, member_type, direction], amount + tax
        earned = max(base, 0) * rate.value / 100
        yield {
            "member_id": member.id,
            "category_id": category.id,
            "member_type_id": member_type.id,
            "direction": direction,
            "basis": rate.basis,
            "value": rate.value,
            "base_amount": base,
            "quantity": quantity,
            "earned": earned,
            "amount": run.currency_id.round(earned),
        }


def _claim(member, total):
    """Return the values of a claim."""
    return {
        "member_id": member,
        "eligible": True,
        "base_amount": total["base_amount"],
        "amount": total["amount"],
        "cash_amount": total["amount"],
        "retained_amount": 0,
        "unpaid_amount": 0,
    }
