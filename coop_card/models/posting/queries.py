# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that post a run.

Each takes the members of one part, or all of them: ``%(part)s`` is a condition on
``member_id``. Amounts are differences to what the year's runs have posted before, in the
sign of the moves: above zero the co-op owes more.
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
SELECT member_id, payable.id AS payable_id,
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
       COALESCE(sum(entitled + retained + forfeited + withheld), 0) AS payable
FROM ({DUE}) AS due
"""
