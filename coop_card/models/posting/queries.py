# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that post a run.

Each takes the members of one part, or all of them: ``%(part)s`` is a condition on
``member_id``. Amounts are differences to what the year's runs have posted before, in
the sign of the moves: above zero the co-op owes more.
"""

#: The members of the next part end with which, and how many they are: whoever has a
#: refund in the run, or an account of the year.
NEXT = """
SELECT max(member_id), count(*)
FROM (
    (
        SELECT member_id FROM coop_rebate_claim
        WHERE run_id = %(run)s AND member_id > %(after)s
        ORDER BY member_id LIMIT %(limit)s
    ) UNION (
        SELECT member_id FROM coop_rebate_payable
        WHERE fiscal_year_id = %(year)s AND member_id > %(after)s
        ORDER BY member_id LIMIT %(limit)s
    )
    ORDER BY member_id LIMIT %(limit)s
) AS part
"""

PART = "member_id > %(after)s AND member_id <= %(through)s"

#: What is not posted yet, one row for each member. What is below the smallest payout
#: stays owed where it is carried over. What was forfeited later, as by payouts, is none
#: of a run's business.
DUE = """
SELECT member_id, payable.id AS payable_id, payable.balance,
       COALESCE(claim.amount, 0) - posted.entitled AS entitled,
       -COALESCE(claim.retained_amount - claim.unpaid_amount, 0) - posted.retained
           AS retained,
       -CASE WHEN %(forfeit)s THEN COALESCE(claim.unpaid_amount, 0) ELSE 0 END
           - posted.forfeited AS forfeited,
       -COALESCE(claim.withheld_amount, 0) - posted.withheld AS withheld
FROM (
    SELECT * FROM coop_rebate_claim WHERE run_id = %(run)s AND %(part)s
) AS claim
FULL JOIN (
    SELECT * FROM coop_rebate_payable WHERE fiscal_year_id = %(year)s AND %(part)s
) AS payable USING (member_id)
CROSS JOIN LATERAL (
    SELECT COALESCE(sum(amount) FILTER (WHERE kind IN ('posted', 'adjusted')), 0)
               AS entitled,
           COALESCE(sum(amount) FILTER (WHERE kind = 'retained'), 0) AS retained,
           COALESCE(sum(amount) FILTER (WHERE kind = 'forfeited'), 0) AS forfeited,
           COALESCE(sum(amount) FILTER (WHERE kind = 'withheld'), 0) AS withheld
    FROM coop_rebate_move WHERE payable_id = payable.id AND run_id IS NOT NULL
) AS posted
"""

#: An account for each member who gets something for the first time.
PAYABLES = f"""
INSERT INTO coop_rebate_payable (
    company_id, member_id, fiscal_year_id, entitled, balance
)
SELECT %(company)s, member_id, %(year)s, 0, 0
FROM ({DUE}) AS due
WHERE payable_id IS NULL AND (entitled, retained, forfeited, withheld) <> (0, 0, 0, 0)
ORDER BY member_id
"""

#: The entries, one row each: the sums, and each member with what is owed, as text.
ENTRIES = f"""
SELECT sum(entitled) AS entitled, sum(retained) AS retained,
       sum(forfeited) AS forfeited, sum(withheld) AS withheld,
       jsonb_agg(
           jsonb_build_array(member_id, partner_id, number, net::text) ORDER BY number
       ) AS members
FROM (
    SELECT due.*, member.partner_id, member.number,
           entitled + retained + forfeited + withheld AS net,
           (row_number() OVER (ORDER BY member.number) - 1) / %(size)s AS entry
    FROM ({DUE}) AS due
    JOIN coop_member member ON member.id = member_id
    WHERE (entitled, retained, forfeited, withheld) <> (0, 0, 0, 0)
) AS due
GROUP BY entry
ORDER BY entry
"""

#: The moves of the accounts, with the entries and lines that booked them.
MOVES = f"""
INSERT INTO coop_rebate_move (
    payable_id, company_id, kind, amount, date, run_id, entry_id, entry_line_id,
    create_uid, create_date, write_uid, write_date
)
SELECT due.payable_id, %(company)s, move.kind, move.amount, %(date)s, %(run)s,
       booked.entry_id, booked.line_id,
       %(user)s, %(now)s, %(user)s, %(now)s
FROM ({DUE}) AS due
JOIN jsonb_to_recordset(%(booked)s::jsonb) AS booked(
    member_id int, entry_id int, line_id int
) USING (member_id)
CROSS JOIN LATERAL (
    VALUES (%(kind)s, entitled), ('retained', retained),
           ('forfeited', forfeited), ('withheld', withheld)
) AS move(kind, amount)
WHERE move.amount <> 0
ORDER BY due.payable_id
"""

#: What posting would do, over all members.
FORECAST = f"""
SELECT count(*) FILTER (WHERE (entitled, retained, forfeited, withheld) <> (0, 0, 0, 0))
           AS members,
       COALESCE(sum(entitled), 0) AS entitled,
       COALESCE(sum(retained), 0) AS retained,
       COALESCE(sum(forfeited), 0) AS forfeited,
       COALESCE(sum(withheld), 0) AS withheld,
       COALESCE(sum(entitled + retained + forfeited + withheld), 0) AS payable,
       count(*) FILTER (
           WHERE entitled + retained + forfeited + withheld < -COALESCE(balance, 0)
       ) AS owing
FROM ({DUE}) AS due
"""

#: What earlier years left on the accounts of these members: what is below the smallest
#: payout of its year is carried over, and what a member owes is taken off, as far as
#: there is something to take it off. What a payout is about to pay stays.
LEFT_BEHIND = """
SELECT *, CASE
    WHEN balance > 0 THEN balance
    ELSE -LEAST(-balance, GREATEST(own_balance + given - taken, 0))
END AS amount
FROM (
    SELECT booked.entry_id, own.id AS own_id, own.balance AS own_balance,
           own.member_id AS own_member_id, old.id, old.balance, old.member_id,
           COALESCE(sum(old.balance) FILTER (WHERE old.balance > 0) OVER owner, 0)
               AS given,
           COALESCE(sum(-old.balance) FILTER (WHERE old.balance < 0) OVER earlier, 0)
               AS taken
    FROM jsonb_to_recordset(%(booked)s::jsonb) AS booked(member_id int, entry_id int)
    JOIN coop_rebate_payable own
        ON own.member_id = booked.member_id AND own.fiscal_year_id = %(year)s
    JOIN coop_member former ON %(former)s
    JOIN coop_rebate_payable old ON old.member_id = former.id
    JOIN jsonb_to_recordset(%(smallest)s::jsonb) AS year(id int, payout numeric)
        ON year.id = old.fiscal_year_id
    WHERE (old.balance < 0 OR old.balance > 0 AND old.balance < year.payout)
        AND NOT EXISTS (
            SELECT FROM coop_payout_line line
            WHERE line.payable_id = old.id AND line.state = 'planned'
        )
    WINDOW owner AS (PARTITION BY own.id),
        earlier AS (
            PARTITION BY own.id ORDER BY old.fiscal_year_id, old.id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        )
) AS former
"""

#: Both accounts of a pair name the entry that posted the new refund; the pair itself
#: needs none.
CARRIED = f"""
WITH pair AS ({LEFT_BEHIND})
INSERT INTO coop_rebate_move (
    payable_id, company_id, kind, amount, date, run_id, entry_id,
    create_uid, create_date, write_uid, write_date
)
SELECT move.payable_id, %(company)s, 'carried_over', move.amount, %(date)s, %(run)s,
       move.entry_id, %(user)s, %(now)s, %(user)s, %(now)s
FROM (
    SELECT id AS payable_id, entry_id, -amount AS amount FROM pair
    UNION ALL
    SELECT own_id, entry_id, sum(amount) FROM pair GROUP BY own_id, entry_id
) AS move
WHERE move.amount <> 0
"""

#: What is carried over from another contact: that of a member who was merged into the
#: one with the new refund. Amounts as text.
INHERITED = f"""
SELECT pair.id, own_id, amount::text AS gained, (-amount)::text AS lost, member.number,
       member.partner_id, own_member.partner_id AS own_partner_id
FROM ({LEFT_BEHIND}) AS pair
JOIN coop_member member ON member.id = pair.member_id
JOIN coop_member own_member ON own_member.id = own_member_id
WHERE amount <> 0
ORDER BY own_id, pair.id
"""

#: Who has to pay for merged members that were paid too much of the year.
MERGED_DEBTS = """
SELECT DISTINCT former.merged_into_id AS member_id
FROM coop_rebate_payable payable
JOIN coop_member former ON former.id = payable.member_id
WHERE payable.fiscal_year_id = %(year)s AND payable.balance < 0
    AND former.merged_into_id IS NOT NULL
"""

CARRIED_BY_ENTRY = """
INSERT INTO coop_rebate_move (
    payable_id, company_id, kind, amount, date, run_id, entry_id, entry_line_id,
    create_uid, create_date, write_uid, write_date
)
SELECT payable_id, %(company)s, 'carried_over', amount, %(date)s, %(run)s, %(entry)s,
       line_id, %(user)s, %(now)s, %(user)s, %(now)s
FROM jsonb_to_recordset(%(carried)s::jsonb) AS carried(
    payable_id int, amount numeric, line_id int
)
"""

#: An account of the run's year that no longer has what the run posted to it. One of an
#: earlier year, from which a debt was taken over, owes it again.
SPENT = """
SELECT payable.id
FROM (
    SELECT payable_id, sum(amount) AS amount FROM coop_rebate_move
    WHERE run_id = %(run)s AND payable_id IN (
        SELECT payable_id FROM coop_rebate_move WHERE run_id = %(run)s AND %(part)s
    )
    GROUP BY payable_id
) AS own
JOIN coop_rebate_payable payable ON payable.id = own.payable_id
WHERE payable.fiscal_year_id = %(year)s
    AND own.amount > 0 AND payable.balance < own.amount
ORDER BY payable.id
LIMIT 1
"""

#: Moves that take back those of some entries.
TAKEN_BACK = """
INSERT INTO coop_rebate_move (
    payable_id, company_id, kind, amount, date, run_id, reversal_of_id,
    entry_id, entry_line_id, note, create_uid, create_date, write_uid, write_date
)
SELECT move.payable_id, move.company_id, move.kind, -move.amount, %(date)s, move.run_id,
       move.id, entry.new_id, line.new_id, %(note)s,
       %(user)s, %(now)s, %(user)s, %(now)s
FROM jsonb_to_recordset(%(entries)s::jsonb) AS entry(old_id int, new_id int)
JOIN coop_rebate_move move
    ON move.entry_id = entry.old_id AND move.run_id = %(run)s
    AND move.reversal_of_id IS NULL
LEFT JOIN jsonb_to_recordset(%(lines)s::jsonb) AS line(old_id int, new_id int)
    ON line.old_id = move.entry_line_id
ORDER BY move.id
"""

#: The open journal items of the refund accounts that entries are about, and of those
#: of the same members on which nothing is owed any more; by account in the general
#: ledger, where some owe and some are owed.
OPEN_ITEMS = """
SELECT member_id, account_id, items
FROM (
    SELECT own.member_id, item.account_id, own.id,
           array_agg(DISTINCT item.id) AS items,
           bool_or(bool_or(item.balance > 0)) OVER one
           AND bool_or(bool_or(item.balance < 0)) OVER one AS settles
    FROM (
        SELECT DISTINCT member_id FROM coop_rebate_payable
        WHERE id IN (
            SELECT payable_id FROM coop_rebate_move WHERE entry_id = ANY(%(entries)s)
        )
    ) AS about
    JOIN coop_rebate_payable own USING (member_id)
    JOIN coop_rebate_move move ON move.payable_id = own.id
    JOIN account_move_line item ON item.id = move.entry_line_id AND NOT item.reconciled
    WHERE own.balance = 0 OR own.id IN (
        SELECT payable_id FROM coop_rebate_move WHERE entry_id = ANY(%(entries)s)
    )
    GROUP BY own.member_id, item.account_id, own.id
    WINDOW one AS (PARTITION BY own.member_id, item.account_id)
) AS open
WHERE settles
ORDER BY member_id, account_id, id
"""
