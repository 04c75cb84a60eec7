# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the database is asked about members who left."""

#: Days between the moment a co-op sees who is concerned and the moment it happens.
NOTICE_DAYS = 30

#: What keeps personal data, the weightiest first. ``person`` has all numbers and
#: contacts of a member and of those who were merged into it, and the co-op's companies.
#: A closed year gets a year for its refund: then nobody will compute one.
HOLDS = {
    "kept": "member.keep_reason IS NOT NULL",
    "user": """EXISTS (
        SELECT FROM res_users account
        WHERE account.partner_id = ANY(person.contacts)
          AND account.active AND NOT account.share
          AND EXISTS (SELECT FROM res_company_users_rel allowed
                      WHERE allowed.user_id = account.id
                        AND allowed.cid = ANY(person.companies)))""",
    "refund": """EXISTS (
        SELECT FROM coop_rebate_payable payable
        WHERE payable.member_id = ANY(person.numbers) AND payable.balance <> 0)""",
    "year": """EXISTS (
        SELECT FROM coop_accumulation line
        JOIN coop_fiscal_year year ON year.id = line.fiscal_year_id
        WHERE line.member_id = ANY(person.numbers)
          AND NOT EXISTS (SELECT FROM coop_rebate_run run
                          WHERE run.fiscal_year_id = year.id AND run.state = 'posted')
          AND (year.state = 'open' OR year.date_end > now() - interval '1 year'
               OR EXISTS (SELECT FROM coop_rebate_run run
                          WHERE run.fiscal_year_id = year.id
                            AND run.state <> 'cancelled')))""",
    "review": """EXISTS (
        SELECT FROM coop_transaction held
        WHERE held.company_id = member.company_id AND held.status = 'held'
          AND held.member_id = ANY(person.numbers))""",
    "family": """EXISTS (
        SELECT FROM coop_member relative
        WHERE relative.main_member_id = member.id
          AND relative.state IN ('applicant', 'active', 'suspended'))""",
    "owed": """EXISTS (
        SELECT FROM account_move_line item
        JOIN account_account account ON account.id = item.account_id
        WHERE item.partner_id = ANY(person.contacts) AND item.parent_state = 'posted'
          AND item.company_id = ANY(person.companies) AND NOT item.reconciled
          AND account.account_type IN ('asset_receivable', 'liability_payable'))""",
    "books": """EXISTS (
        SELECT FROM account_move_line item
        WHERE item.partner_id = ANY(person.contacts) AND item.parent_state = 'posted'
          AND item.company_id = ANY(person.companies)
          AND item.date > now() - make_interval(years => co_op.coop_member_years)
          AND co_op.coop_member_years > 0)""",
}

#: Everybody who left and is not anonymous yet: when that is due, and what keeps it.
#: It may be later than the years ask for, so that people have NOTICE_DAYS to look.
LEFT = f"""
SELECT member.id, member.id AS member_id, member.company_id, member.type_id,
       member.state, member.leave_date,
       CASE WHEN co_op.coop_member_years > 0 THEN GREATEST(
           (member.leave_date + make_interval(years => co_op.coop_member_years))::date,
           co_op.coop_anonymous_from,
           (SELECT COALESCE(max(event.create_date), member.create_date)::date
                   + {NOTICE_DAYS}
            FROM coop_member_event event WHERE event.member_id = member.id)
       ) END AS due_on,
       (SELECT CASE
            {" ".join(f"WHEN {test} THEN '{name}'" for name, test in HOLDS.items())}
        END
        FROM (SELECT array_agg(one.id) AS numbers,
                     array_agg(one.partner_id) AS contacts,
                     ARRAY(SELECT own.id FROM res_company own
                           WHERE starts_with(own.parent_path, co_op.parent_path)
                     ) AS companies
              FROM coop_member one
              WHERE one.id = member.id OR one.merged_into_id = member.id) AS person
       )::varchar AS hold
FROM coop_member member
JOIN res_company co_op ON co_op.id = member.company_id
WHERE member.state IN ('resigned', 'deceased', 'terminated')
  AND member.anonymous_since IS NULL AND member.merged_into_id IS NULL
"""

#: Contacts that somebody else needs as they are.
SHARED = """
SELECT contact.id FROM res_partner contact
WHERE contact.id = ANY(%(contacts)s) AND (
    EXISTS (SELECT FROM coop_member other
            WHERE other.partner_id = contact.id AND other.anonymous_since IS NULL
              AND other.id <> ALL(%(members)s))
    OR EXISTS (SELECT FROM res_company company WHERE company.partner_id = contact.id)
    OR EXISTS (SELECT FROM res_users account
               WHERE account.partner_id = contact.id AND account.active
                 AND (NOT account.share OR account.company_id <> ALL(%(companies)s)))
    OR EXISTS (SELECT FROM account_move_line item
               WHERE item.partner_id = contact.id
                 AND item.company_id <> ALL(%(companies)s)))
"""
