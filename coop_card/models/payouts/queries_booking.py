# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that book payments and take them back, many lines at once."""

#: Payments as their journal entry needs them: amounts are exact texts, the account is
#: the one the refund was posted to.
ROWS = """
SELECT line.id, line.amount::text AS amount, member.partner_id, member.number,
       COALESCE(member.merged_into_id, member.id) AS payee_id, year.name AS year,
       posted.account_id, settled.account_id AS settled_account_id,
       settled.partner_id AS settled_partner_id
FROM coop_payout_line line
JOIN coop_member member ON member.id = line.member_id
JOIN coop_rebate_payable payable ON payable.id = line.payable_id
JOIN coop_fiscal_year year ON year.id = payable.fiscal_year_id
LEFT JOIN account_move_line settled ON settled.id = line.counterpart_line_id
LEFT JOIN LATERAL (
    SELECT item.account_id
    FROM coop_rebate_move move
    JOIN account_move_line item ON item.id = move.entry_line_id
    WHERE move.payable_id = line.payable_id
    ORDER BY move.id DESC
    LIMIT 1
) AS posted ON TRUE
WHERE line.id = ANY(%(lines)s)
ORDER BY line.id
"""

#: What each payment was booked by: its item on the account of refunds payable, and the
#: one it was paid from.
BOOKED = """
jsonb_to_recordset(%(booked)s::jsonb) AS booked(
    line_id int, entry_id int, item_id int, counterpart_id int, number text
)
"""

PAYMENTS = f"""
INSERT INTO coop_rebate_move (
    payable_id, company_id, kind, amount, date, payout_line_id, entry_id,
    entry_line_id, create_uid, create_date, write_uid, write_date
)
SELECT line.payable_id, line.company_id, %(kind)s, %(sign)s * line.amount, %(day)s,
       line.id, booked.entry_id, booked.item_id, %(user)s, %(now)s, %(user)s, %(now)s
FROM {BOOKED}
JOIN coop_payout_line line ON line.id = booked.line_id
ORDER BY line.id
"""

PAID = f"""
UPDATE coop_payout_line line
SET state = 'paid', counterpart_line_id = booked.counterpart_id,
    reference = booked.number, bank_account_number = (
        SELECT acc_number FROM res_partner_bank bank
        WHERE bank.id = line.bank_account_id
    ), write_uid = %(user)s, write_date = %(now)s
FROM {BOOKED}
WHERE line.id = booked.line_id
"""

#: What takes payments back. One that came back is a move of its own.
TAKEN_BACK = f"""
INSERT INTO coop_rebate_move (
    payable_id, company_id, kind, amount, date, payout_line_id, reversal_of_id,
    entry_id, entry_line_id, note, create_uid, create_date, write_uid, write_date
)
SELECT line.payable_id, line.company_id,
       CASE WHEN %(returned)s THEN 'returned' ELSE payment.kind END, -payment.amount,
       %(day)s, line.id, CASE WHEN NOT %(returned)s THEN payment.id END,
       booked.entry_id, booked.item_id, %(note)s, %(user)s, %(now)s, %(user)s, %(now)s
FROM {BOOKED}
JOIN coop_payout_line line ON line.id = booked.line_id
JOIN coop_rebate_move payment
    ON payment.payout_line_id = line.id AND payment.reversal_of_id IS NULL
    AND payment.kind <> 'returned'
ORDER BY line.id
"""

#: What members owe, as open journal items, with the items that settle them.
OPEN_DEBTS = """
SELECT array_agg(item.id)
FROM account_move_line item
JOIN (
    SELECT DISTINCT partner_id, account_id, company_id FROM account_move_line
    WHERE id = ANY(%(items)s)
) AS settled USING (partner_id, account_id, company_id)
WHERE item.parent_state = 'posted' AND NOT item.reconciled
    AND item.currency_id = %(currency)s
GROUP BY item.partner_id, item.account_id
"""

#: The items that booked payments.
ITEMS_OF_PAYMENTS = """
SELECT payment.payout_line_id, payment.entry_line_id
FROM coop_rebate_move payment
WHERE payment.payout_line_id = ANY(%(lines)s) AND payment.reversal_of_id IS NULL
    AND payment.kind <> 'returned'
"""
