# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that fill a database; see ``generate``.

Each row is made from its number ``i``, so that every run makes the same data. Numbers
that are prime to each other keep the properties of a member independent.
"""

PARTNERS = """
INSERT INTO res_partner (
    id, name, complete_name, type, active, street, subdistrict, city, state_id,
    country_id, zip, phone, email, email_normalized, commercial_partner_id,
    autopost_bills, is_company, partner_share, create_uid, write_uid,
    create_date, write_date
)
SELECT {partner} + i, name, name, 'contact', TRUE, i % 300 || ' หมู่ ' || i % 12,
       'ตำบล' || i * 7 % 7000, 'อำเภอ' || i * 7 % 7000 / 8,
       ({provinces}::int[])[i * 7 % 7000 / 91 + 1], {country},
       (50000 + i * 7 % 7000)::text, '08' || lpad(i::text, 8, '0'),
       email, email, {partner} + i, 'ask', FALSE, TRUE, 1, 1, now(), now()
FROM generate_series(1, {members}) AS i,
     LATERAL (SELECT 'สมาชิก ' || md5(i::text) AS name,
                     'm' || i || '@example.com' AS email) AS made
"""

MEMBERS = """
INSERT INTO coop_member (
    id, company_id, partner_id, number, title, type_id, group_id, occupation_id,
    state, gender, birthdate, birthday_key, join_date, anniversary_key, leave_date,
    active, create_uid, write_uid, create_date, write_date
)
SELECT {member} + i, {company}, {partner} + i, lpad(i::text, 7, '0'), title,
       ({types}::int[])[CASE WHEN i % 5 = 0 THEN 2 ELSE 1 END],
       ({groups}::int[])[i * 13 % {group_count} + 1],
       ({occupations}::int[])[i * 17 % {occupation_count} + 1],
       state, gender, born, to_char(born, 'MMDD')::int,
       joined, to_char(joined, 'MMDD')::int,
       CASE WHEN state = 'resigned' THEN joined + 1000 END,
       TRUE, 1, 1, now(), now()
FROM generate_series(1, {members}) AS i,
     LATERAL (
         SELECT date '1935-01-01' + (i::bigint * 7919 % 27000)::int AS born,
                date '1990-01-01' + (i::bigint * 104729 % 13000)::int AS joined,
                CASE WHEN i % 19 = 0 THEN 'resigned' ELSE 'active' END AS state,
                CASE WHEN i % 2 = 0 THEN 'male' ELSE 'female' END AS gender,
                CASE WHEN i % 2 = 0 THEN 'นาย' ELSE 'นางสาว' END AS title
     ) AS made
"""

PERIODS = """
INSERT INTO coop_member_type_period (member_id, company_id, type_id, date_from)
SELECT id, company_id, type_id, join_date FROM coop_member WHERE id > {member}
"""

#: Two for each member: one that was replaced by the other, for one in three.
CARDS = """
INSERT INTO coop_card (
    id, company_id, type_id, number, state, member_id, valid_from, create_uid,
    write_uid, create_date, write_date
)
SELECT {card} + i, {company}, {card_type}, (900000000 + i)::text,
       CASE WHEN i % 2 = 0 THEN CASE WHEN i % 29 = 0 THEN 'lost' ELSE 'active' END
            WHEN i % 3 = 0 THEN 'cancelled' ELSE 'returned' END,
       {member} + (i + 1) / 2, date '2020-01-01', 1, 1, now(), now()
FROM generate_series(1, 2 * {members}) AS i
"""

#: A card is judged by what happened to it: it was issued, and two years later what is
#: not active any more was reported lost, returned or cancelled.
EVENTS = """
INSERT INTO coop_card_event (
    card_id, company_id, member_id, step, state_from, state_to, effective_at, number,
    type_id, create_uid, write_uid, create_date, write_date
)
SELECT card.id, card.company_id, card.member_id, step.name, step.state_from,
       step.state_to, card.valid_from + step.later, card.number, card.type_id,
       1, 1, now(), now()
FROM coop_card card CROSS JOIN LATERAL (
    SELECT 'issue' AS name, 'draft' AS state_from, 'active' AS state_to,
           interval '0' AS later
    UNION ALL
    SELECT CASE card.state WHEN 'lost' THEN 'report_lost'
               WHEN 'returned' THEN 'return' ELSE 'cancel' END,
           'active', card.state, interval '2 years'
    WHERE card.state <> 'active'
) AS step
WHERE card.id > {card}
"""

#: In the order of their days, as a ledger grows; nine in ten are of the later year.
TRANSACTIONS = """
INSERT INTO coop_transaction (
    id, company_id, origin, key, digest, kind, status, member_id, card_id, date,
    branch_id, terminal_id, operator_id, create_uid, write_uid, create_date, write_date
)
SELECT {transaction} + i, {company}, 'terminal', 'bench-' || i, md5(i::text),
       'accumulate', 'booked', {member} + who, {card} + 2 * who,
       CASE WHEN share < 0.1
            THEN date '{first_day}'
                + floor((date '{year_start}' - date '{first_day}') * share * 10)::int
            ELSE date '{year_start}'
                + floor((date '{last_day}' - date '{year_start}' + 1)
                        * (share - 0.1) / 0.9)::int
       END,
       ({branches}::int[])[till % {branch_count} + 1], ({terminals}::int[])[till + 1],
       ({operators}::int[])[till % {operator_count} + 1], 1, 1, now(), now()
FROM generate_series(1, {transactions}) AS i,
     LATERAL (
         SELECT (i::bigint * 7919 % {members})::int + 1 AS who,
                (i::bigint * 31 % {terminal_count})::int AS till,
                (i - 1)::float / {transactions} AS share
     ) AS made
"""

#: Three lines for each transaction, in different categories.
LINES = """
INSERT INTO coop_accumulation (
    transaction_id, company_id, member_id, member_type_id, card_id, category_id,
    date, fiscal_year_id, direction, quantity, amount, amount_tax, origin, branch_id,
    terminal_id, operator_id
)
SELECT entry.id, entry.company_id, entry.member_id, member.type_id, entry.card_id,
       ({categories}::int[])[(entry.id + n * 5) % {category_count} + 1],
       entry.date, year.id, CASE WHEN entry.id % 10 = 0 THEN 'sale' ELSE 'purchase' END,
       n, trunc((power((entry.id * 31 + n * 57) % 1000, 2) / 100)::numeric, 2),
       0, entry.origin, entry.branch_id, entry.terminal_id, entry.operator_id
FROM (
    SELECT * FROM coop_transaction WHERE id > {transaction} ORDER BY id
) AS entry
JOIN coop_member member ON member.id = entry.member_id
JOIN coop_fiscal_year year ON year.company_id = entry.company_id
    AND entry.date BETWEEN year.date_start AND year.date_end
CROSS JOIN generate_series(1, 3) AS n
ORDER BY entry.id
"""
