# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements about payouts.

``line`` is a row of ``coop_payout_line``; money stays exact, for no figure that is
written passes through Python.
"""

#: What is owed on refund accounts, all of it.
WHOLE = """
SELECT id AS payable_id, member_id, balance AS amount
FROM coop_rebate_payable
WHERE id IN (%(payables)s)
"""

#: What members owe of refunds they were paid and should not have been.
COLLECTED = """
SELECT id AS payable_id, member_id, -balance AS amount
FROM coop_rebate_payable
WHERE id IN (%(payables)s)
"""

#: What members owe the co-op otherwise, by the contact and account with most of it. The
#: contacts of those who were merged into a member are that member's, too.
DEBTS = """
SELECT DISTINCT ON (payee_id) payee_id, account_id, partner_id, amount
FROM (
    SELECT payee.id AS payee_id, item.partner_id, item.account_id,
           sum(item.amount_residual) AS amount
    FROM (%(payees)s) AS payee(id)
    JOIN coop_member debtor ON payee.id IN (debtor.id, debtor.merged_into_id)
    JOIN account_move_line item ON item.partner_id = debtor.partner_id
    JOIN account_account account ON account.id = item.account_id
    WHERE item.company_id = %(company)s AND item.currency_id = %(currency)s
        AND item.parent_state = 'posted' AND NOT item.reconciled
        AND account.account_type = 'asset_receivable'
    GROUP BY payee.id, item.partner_id, item.account_id
) AS open
WHERE amount > 0
ORDER BY payee_id, amount DESC, account_id, partner_id
"""

#: Whose debts: those of whoever gets what refund accounts are owed.
PAYEES_OF = """
SELECT DISTINCT COALESCE(member.merged_into_id, member.id)
FROM coop_rebate_payable payable
JOIN coop_member member ON member.id = payable.member_id
WHERE payable.id IN (%(payables)s)
"""

#: What is owed on refund accounts, as far as the members owe something themselves; the
#: oldest year first.
SETTLED = f"""
SELECT payable.id AS payable_id, payable.member_id,
       LEAST(payable.balance, debt.amount + payable.balance - sum(payable.balance)
           OVER (PARTITION BY payee_id ORDER BY year.date_start, payable.id)) AS amount
FROM coop_rebate_payable payable
JOIN coop_fiscal_year year ON year.id = payable.fiscal_year_id
JOIN coop_member member ON member.id = payable.member_id
JOIN ({DEBTS}) AS debt
    ON debt.payee_id = COALESCE(member.merged_into_id, member.id)
WHERE payable.id IN (%(payables)s)
"""

#: Payments of what is owed, of members who are owed enough of it.
CHOSEN = """
SELECT payable_id, member_id, amount
FROM (
    SELECT owed.*, sum(amount) OVER (
               PARTITION BY COALESCE(member.merged_into_id, member.id)
           ) AS whole
    FROM (%(owed)s) AS owed
    JOIN coop_member member ON member.id = owed.member_id
    WHERE amount > 0
) AS summed
WHERE whole >= %(minimum)s
"""

OUTLOOK = f"""
SELECT count(*) AS line_count, count(DISTINCT member_id) AS member_count,
       COALESCE(sum(amount), 0) AS amount
FROM ({CHOSEN}) AS chosen
"""

#: A refund that somebody else has just planned to pay is left out. Who was merged into
#: another member is paid to that one's bank account.
PLAN = f"""
INSERT INTO coop_payout_line (
    batch_id, company_id, payable_id, member_id, amount, state,
    bank_account_id, bank_account_number, reissue_of_id,
    create_uid, write_uid, create_date, write_date
)
SELECT %(batch)s, %(company)s, payable_id, member_id, amount, 'planned',
       bank.id, bank.acc_number, former.id,
       %(user)s, %(user)s, %(now)s, %(now)s
FROM ({CHOSEN}) AS chosen
JOIN coop_member member ON member.id = member_id
JOIN coop_member payee ON payee.id = COALESCE(member.merged_into_id, member.id)
LEFT JOIN LATERAL (
    SELECT id, acc_number FROM res_partner_bank account
    WHERE account.id = payee.payout_bank_id
        OR (payee.payout_bank_id IS NULL AND account.active
            AND account.partner_id = payee.partner_id)
    ORDER BY sequence, id
    LIMIT 1
) AS bank ON TRUE
LEFT JOIN LATERAL (
    SELECT id FROM coop_payout_line line
    WHERE line.payable_id = chosen.payable_id AND line.id = ANY(%(former)s)
    ORDER BY id DESC
    LIMIT 1
) AS former ON TRUE
ORDER BY member.number, member.id, payable_id
ON CONFLICT (payable_id) WHERE state = 'planned' DO NOTHING
"""

#: What the payments of batches come to, in each state.
BY_STATE = """
SELECT batch_id, state, count(*) AS lines, count(DISTINCT member_id) AS members,
       sum(amount) AS amount
FROM coop_payout_line
WHERE batch_id = ANY(%(ids)s)
GROUP BY 1, 2
"""

#: Planned payments with what was found about them, one row a finding.
FOUND = """
SELECT line.id, line.batch_id, finding.name
FROM coop_payout_line line
JOIN coop_payout_batch batch ON batch.id = line.batch_id
JOIN coop_payout_method method ON method.id = batch.method_id
JOIN coop_rebate_payable payable ON payable.id = line.payable_id
JOIN coop_member member ON member.id = line.member_id
JOIN coop_member payee ON payee.id = COALESCE(member.merged_into_id, member.id)
JOIN res_partner partner ON partner.id = payee.partner_id
LEFT JOIN res_partner_bank bank ON bank.id = line.bank_account_id
CROSS JOIN LATERAL (%(findings)s) AS finding(name, is_so)
WHERE line.state = 'planned' AND batch.state IN ('draft', 'posting')
    AND finding.is_so AND (%(condition)s)
"""
