# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a refund is measured against: one statement by hand, and the usual way in Odoo.

Both know that there is a rate in percent for each category and type, that everybody
takes part, and that all is paid in cash.
"""

KEY = ["member_id", "category_id", "member_type_id", "direction"]

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
    found = [shared | values for values in _lines(env, run)]
    lines = env["coop.rebate.line"].create(found)
    env["coop.rebate.claim"].create(
        [
            shared | _claim(member, of_member)
            for member, of_member in lines.grouped("member_id").items()
        ]
    )


def _lines(env, run):
    """Yield the values of the lines."""
    rates = {
        (rate.category_id, rate.member_type_id, rate.direction): rate
        for rate in run.fiscal_year_id.rate_ids
    }
    of_year = [("fiscal_year_id", "=", run.fiscal_year_id.id)]
    returned = {
        tuple(key): amount + tax
        for *key, amount, tax in _summed(env, [*of_year, ("amount", "<", 0)])
    }
    for *key, amount, tax, quantity in _summed(env, of_year, "quantity:sum"):
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
            "returned_amount": returned.get(tuple(key), 0),
            "quantity": quantity,
            "earned": earned,
            "amount": run.currency_id.round(earned),
        }


def _summed(env, domain, *more):
    """Return what lines of the ledger come to for each line of a run."""
    sums = ("amount:sum", "amount_tax:sum", *more)
    return env["coop.accumulation"]._read_group(domain, KEY, sums)


def _claim(member, lines):
    """Return the values of a claim."""
    base, amount = (sum(lines.mapped(name)) for name in ("base_amount", "amount"))
    return {
        "member_id": member.id,
        "eligible": True,
        "reason_code": False if amount else _reason(lines),
        "base_amount": base,
        "amount": amount,
        "cash_amount": amount,
        "retained_amount": 0,
        "unpaid_amount": 0,
    }


def _reason(lines):
    """Return why there is nothing to pay."""
    bases = lines.mapped("base_amount")
    if any(base > 0 for base in bases):
        return "below_unit"
    return "negative_base" if any(base < 0 for base in bases) else "zero_base"
