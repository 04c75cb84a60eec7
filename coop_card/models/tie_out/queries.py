# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statement that follows a refund from step to step.

Each step compares two sums that are kept apart: where they are equal, nothing was lost
or counted twice between them. ``%(run)s`` is the year's decided run, 0 without one.
"""

#: What the year's purchases come to, and what the run was computed from.
LEDGER = """
SELECT (SELECT %(base)s FROM coop_accumulation WHERE fiscal_year_id = %(year)s),
       (SELECT base_total FROM coop_rebate_run WHERE id = %(run)s)
"""

#: What the run gives, and what was booked to the refund accounts.
REFUNDS = """
SELECT (SELECT sum(amount) FROM coop_rebate_claim WHERE run_id = %(run)s),
       (SELECT sum(entitled) FROM coop_rebate_payable WHERE fiscal_year_id = %(year)s)
"""

#: What refund accounts say is owed, and what their moves come to.
ACCOUNTS = """
SELECT (SELECT sum(balance) FROM coop_rebate_payable WHERE fiscal_year_id = %(year)s),
       (SELECT sum(amount) FROM coop_rebate_move move
        JOIN coop_rebate_payable payable ON payable.id = move.payable_id
        WHERE fiscal_year_id = %(year)s)
"""

#: What moves of the year were booked by journal entries, and what those booked. What is
#: carried over to another year needs none, unless it goes to another contact.
ENTRIES = """
SELECT (SELECT sum(amount) FROM coop_rebate_move move
        JOIN coop_rebate_payable payable ON payable.id = move.payable_id
        WHERE fiscal_year_id = %(year)s
            AND (move.kind <> 'carried_over' OR move.entry_line_id IS NOT NULL)),
       (SELECT sum(-item.balance) FROM account_move_line item
        WHERE item.parent_state = 'posted' AND item.id IN (
            SELECT entry_line_id FROM coop_rebate_move move
            JOIN coop_rebate_payable payable ON payable.id = move.payable_id
            WHERE fiscal_year_id = %(year)s
        ))
"""

#: What the co-op owes of all years, and the balance of the account in the general
#: ledger, whoever booked to it.
GENERAL_LEDGER = """
SELECT (SELECT sum(balance) FROM coop_rebate_payable WHERE company_id = %(company)s),
       (SELECT sum(-item.balance) FROM account_move_line item
        JOIN res_company company ON company.id = item.company_id
        WHERE item.parent_state = 'posted' AND item.account_id = ANY(%(accounts)s)
        AND (company.parent_path LIKE %(path)s))
"""

#: What payouts that paid of the year took off refund accounts, and what their entries
#: took from the bank, cash and other accounts.
PAYMENTS = """
SELECT (SELECT sum(-move.amount) FROM coop_rebate_move move
        JOIN coop_payout_line line ON line.id = move.payout_line_id
        WHERE line.batch_id = ANY(%(batches)s)),
       (SELECT sum(-item.balance) FROM account_move_line item
        JOIN account_move entry ON entry.id = item.move_id
        WHERE entry.coop_payout_batch_id = ANY(%(batches)s) AND entry.state = 'posted'
        AND NOT item.account_id = ANY(%(accounts)s))
"""

#: The steps in their order, by kind.
STEPS = {
    "ledger": LEDGER,
    "refunds": REFUNDS,
    "accounts": ACCOUNTS,
    "entries": ENTRIES,
    "general_ledger": GENERAL_LEDGER,
    "payments": PAYMENTS,
}

STEP = """
INSERT INTO coop_rebate_tie_out_line (
    tie_out_id, sequence, kind, amount, compared, difference,
    create_uid, create_date, write_uid, write_date
)
SELECT %(tie_out)s, %(sequence)s, %(kind)s,
       COALESCE(amount, 0), COALESCE(compared, 0),
       COALESCE(compared, 0) - COALESCE(amount, 0),
       %(user)s, %(now)s, %(user)s, %(now)s
FROM (%(step)s) AS step(amount, compared)
"""

#: The refund accounts that do not have what the run gives the member.
OTHERWISE_BOOKED = """
SELECT payable.id
FROM (SELECT * FROM coop_rebate_claim WHERE run_id = %(run)s) AS claim
FULL JOIN (
    SELECT * FROM coop_rebate_payable WHERE fiscal_year_id = %(year)s
) AS payable USING (member_id)
WHERE COALESCE(claim.amount, 0) <> COALESCE(payable.entitled, 0)
    AND payable.id IS NOT NULL
ORDER BY payable.id
LIMIT 1000
"""

#: Journal items on the account that no refund account knows of.
FOREIGN_ITEMS = """
SELECT item.id FROM account_move_line item
WHERE item.parent_state = 'posted' AND item.account_id = ANY(%(accounts)s)
    AND NOT EXISTS (
        SELECT FROM coop_rebate_move move WHERE move.entry_line_id = item.id
    )
ORDER BY item.id
LIMIT 1000
"""

#: The accounts of refunds payable: the one of the settings, and former ones.
PAYABLE_ACCOUNTS = """
SELECT DISTINCT item.account_id
FROM coop_rebate_move move
JOIN account_move_line item ON item.id = move.entry_line_id
WHERE move.company_id = %(company)s
"""

#: The payouts that paid of a year.
BATCHES = """
SELECT DISTINCT line.batch_id
FROM coop_payout_line line
JOIN coop_rebate_payable payable ON payable.id = line.payable_id
WHERE payable.fiscal_year_id = %(year)s AND line.state <> 'planned'
"""
