# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that find whose a document is, and where and when it counts.

``SITES`` and ``HEADS`` answer row by row what they are told as one JSON value. All
that posts and asks runs them once, and then planning takes longer than running: what is
named here without need is paid for with each card that is read.
"""

from odoo.tools import SQL

from ..cards.queries import card_read

#: What tells the card that was read at a ``device`` of a ``co_op``, what both have set
#: for days, money and cards, and whether the co-op has types of cards that may not be
#: used without end.
SETTINGS = """
       co_op.coop_tz AS tz,
       (SELECT decimal_places FROM res_currency WHERE id = co_op.currency_id) AS digits,
       GREATEST(co_op.fiscalyear_lock_date, co_op.hard_lock_date)::text AS locked_to,
       device.minimum_amount::text AS smallest,
       device.maximum_amount::text AS largest,
       (
           SELECT array_agg(served.coop_card_type_id)
           FROM coop_card_type_coop_terminal_rel served
           WHERE served.coop_terminal_id = device.id
       ) AS served,
       COALESCE(co_op.coop_card_length, 0) AS card_length,
       COALESCE(device.reader_kind, co_op.coop_card_reader_kind) AS reader_kind,
       EXISTS (
           SELECT FROM coop_card_type WHERE company_id = co_op.id AND daily_count > 0
       ) AS counts_uses
"""

#: The same of a terminal as one value, for the statement that lets it in.
SITE_OF_DEVICE = f"""
(SELECT to_jsonb(site) FROM (
    SELECT device.branch_id, {SETTINGS}, NULL AS fault
) AS site)
"""

#: One row for each place that documents come from: its branch and its settings.
#: ``fault`` is what it names that the co-op does not have.
#: Where no branch is named, it is the one the terminal stands in.
SITES = f"""
SELECT branch.id AS branch_id, {SETTINGS},
       CASE
           WHEN site.terminal_id IS NOT NULL AND device.id IS NULL
           THEN 'terminal_unknown'
           WHEN site.branch_id IS NOT NULL AND branch.id IS NULL THEN 'branch_unknown'
       END AS fault
FROM jsonb_to_recordset(%(sites)s::jsonb) AS site(
    i int, company_id int, terminal_id int, branch_id int
)
JOIN res_company co_op ON co_op.id = site.company_id
LEFT JOIN coop_terminal device
    ON device.id = site.terminal_id AND device.company_id = site.company_id
LEFT JOIN coop_branch branch
    ON branch.id = COALESCE(site.branch_id, device.branch_id)
    AND branch.company_id = site.company_id
ORDER BY site.i
"""

#: One row for each head: its day, card, member, year, and what is odd about the card.
#: What names a member who was merged into another counts for that other, a family
#: member's purchases count for the main member, a reversal for whom its original
#: counted for; what restores something, for whom that member was merged into since.
#: A card that was read stands for whom it was issued to at that moment: one that has
#: been taken back and lent to somebody else since does not move purchases, one in stock
#: stands for nobody.
#: Where only the day is known, a card is judged by how it stood at the end of that day.
#: What only some calls need is put in for them alone: planning it takes longer than
#: running it. Nothing has happened to most cards since they were read, and most members
#: count for themselves: such heads are ``plain``, and found ``AS_NOW``. Where one is
#: not, all are looked up ``AS_THEN``.
HEADS = f"""
WITH head AS (
    SELECT * FROM jsonb_to_recordset(%(heads)s::jsonb) AS head(
        i int, company_id int, card text, number text, plain text, tag text,
        member_id int, date date,
        occurred_at timestamp, terminal_id int, seq int, seq_again boolean,
        branch_id int, operator text, operator_id int,
        reversal_of_id int, return_of_id int, moved_from_id int,
        origin text, key text, total numeric, limited boolean, restores boolean,
        original_missing boolean, tz text, locked_to date, smallest numeric,
        largest numeric, served int[]
    )
)
SELECT day.date::text AS date, card.id AS card_id, member.id AS member_id,
       year.id AS fiscal_year_id,
       NOT head.original_missing AND (
           member.id IS NULL OR (head.card IS NOT NULL AND card.id IS NULL)
       ) AS card_unknown,
       card.id IS NOT NULL AND (
           life.state_to IS DISTINCT FROM 'active' OR day.date > %(valid_to)s
       ) IS TRUE AS card_not_live,
       card.type_id <> ALL (head.served) AS card_type_not_served,
       member.state IN ('applicant', 'suspended')
           OR COALESCE(day.date > member.leave_date, FALSE) AS member_not_active,
       day.date < member.join_date AS before_joining,
       %(plain)s AS plain,
       %(worker)s AS operator_id,
       %(coded)s AS coded
       %(judged)s
FROM head
CROSS JOIN LATERAL (
    SELECT COALESCE(
        head.date, (head.occurred_at AT TIME ZONE 'UTC' AT TIME ZONE head.tz)::date
    ) AS date,
    COALESCE(
        head.occurred_at,
        (head.date + 1)::timestamp AT TIME ZONE head.tz AT TIME ZONE 'UTC'
            - interval '1 microsecond'
    ) AS moment
) AS day
LEFT JOIN coop_card card ON card.id = {card_read("head")}
%(whose)s
LEFT JOIN coop_fiscal_year year
    ON year.company_id = head.company_id
    AND day.date BETWEEN year.date_start AND year.date_end
%(judged_by)s
%(returned)s
ORDER BY head.i
"""

#: For ``HEADS``, where operators are named.
WORKER = """
(
    SELECT id FROM coop_operator
    WHERE company_id = head.company_id AND id = COALESCE(head.operator_id, (
        SELECT id FROM coop_operator
        WHERE company_id = head.company_id AND code = head.operator
    ))
)
"""

#: For ``HEADS``, in its first row: the categories whose short codes lines name, by
#: those, each as ``THINGS`` tells it. A statement of their own would take longer.
CODED = """
CASE WHEN head.i = 0 THEN (
    SELECT jsonb_object_agg(coop_code, jsonb_build_object(
        'category_id', id, 'product_id', NULL,
        'excluded', coop_accumulates IS NOT TRUE,
        'smallest', COALESCE(coop_minimum, 0)::text,
        'largest', COALESCE(coop_maximum, 0)::text, 'factor', '1'
    ))
    FROM product_category WHERE coop_code = ANY(%(codes)s)
) END
"""

#: For ``HEADS``: whose a document is, where nothing has happened to the card since, and
#: the member counts for himself.
AS_NOW = {
    "plain": SQL("""
        life.later IS NOT TRUE
        AND COALESCE(member.merged_into_id, member.main_member_id) IS NULL
    """),
    "valid_to": SQL("card.valid_to"),
    "whose": SQL("""
        LEFT JOIN LATERAL (
            SELECT state_to, member_id, effective_at > day.moment AS later
            FROM coop_card_event WHERE card_id = card.id
            ORDER BY effective_at DESC, id DESC LIMIT 1
        ) AS life ON TRUE
        LEFT JOIN coop_member member
            ON member.id = COALESCE(head.member_id, CASE
                WHEN life.state_to IS DISTINCT FROM 'stock'
                THEN COALESCE(life.member_id, card.member_id)
            END)
            AND member.company_id = head.company_id
    """),
}
#: The same, whatever has happened.
AS_THEN = {
    "plain": SQL("TRUE"),
    "valid_to": SQL("""
        CASE WHEN life.recovered THEN life.recovered_to ELSE card.valid_to END
    """),
    "whose": SQL("""
        LEFT JOIN LATERAL (
            SELECT (array_agg(state_to ORDER BY effective_at DESC, id DESC)
                       FILTER (WHERE effective_at <= day.moment))[1] AS state_to,
                   (array_agg(member_id ORDER BY effective_at DESC, id DESC)
                       FILTER (WHERE effective_at <= day.moment))[1] AS member_id,
                   (array_agg(member_id ORDER BY effective_at, id)
                       FILTER (WHERE effective_at > day.moment))[1] AS next_member_id,
                   bool_or(step = 'restock' AND effective_at > day.moment)
                       AS recovered,
                   (array_agg(valid_to ORDER BY effective_at, id) FILTER (
                       WHERE step = 'restock' AND effective_at > day.moment
                   ))[1] AS recovered_to
            FROM coop_card_event WHERE card_id = card.id
        ) AS life ON TRUE
        LEFT JOIN coop_member named
            ON named.id = COALESCE(head.member_id, CASE
                WHEN life.state_to IS DISTINCT FROM 'stock'
                THEN COALESCE(life.member_id, life.next_member_id, card.member_id)
            END)
            AND named.company_id = head.company_id
        LEFT JOIN coop_member holder
            ON holder.id = COALESCE(named.merged_into_id, named.id)
        LEFT JOIN coop_member member ON member.id = CASE
            WHEN COALESCE(head.reversal_of_id, head.moved_from_id) IS NULL
            THEN COALESCE(holder.main_member_id, holder.id)
            WHEN head.restores THEN holder.id
            ELSE named.id
        END
    """),
}

#: For ``HEADS``, where more is asked than whose a card is: the member's type, and all
#: else that is odd. Goods that come back of what the co-op does not know: a ``fault``.
#: What is returned goes back at the member type it was bought at. Otherwise the type of
#: that day counts; before the first one is known, that one.
#: Limits hold for what is ``limited``.
JUDGED = """
       , COALESCE(
           %(bought_as)s,
           (SELECT type_id FROM coop_member_type_period
            WHERE member_id = member.id
            ORDER BY date_from <= day.date DESC, abs(date_from - day.date) LIMIT 1),
           member.type_id
       ) AS member_type_id,
       %(return_fault)s AS fault,
       head.original_missing,
       day.date > (
           %(now)s::timestamp AT TIME ZONE 'UTC' AT TIME ZONE head.tz
       )::date AS date_future,
       year.id IS NULL AS year_missing,
       year.state = 'closed' AS year_closed,
       EXISTS (
           SELECT FROM coop_day_sign_off signed
           WHERE signed.company_id = head.company_id AND signed.date = day.date
           AND COALESCE(signed.branch_id, 0) = COALESCE(head.branch_id, 0)
           AND signed.withdrawn_by_id IS NULL
       ) AS day_signed_off,
       head.origin = 'invoice' AND day.date <= head.locked_to AS period_locked,
       head.limited AND head.total >= 0 AND head.total < GREATEST(
           card_type.minimum_amount, head.smallest
       ) AS amount_low,
       head.limited AND abs(head.total) > LEAST(
           NULLIF(card_type.maximum_amount, 0), NULLIF(head.largest, 0)
       ) AS amount_high,
       head.limited AND %(too_many)s AS too_many,
       head.seq_again OR EXISTS (
           SELECT FROM coop_transaction slip
           WHERE slip.terminal_id = head.terminal_id AND slip.seq = head.seq
           AND slip.key <> head.key AND slip.status <> 'rejected'
       ) AS seq_reused
"""
JUDGED_BY = "LEFT JOIN coop_card_type card_type ON card_type.id = card.type_id"

#: For ``JUDGED``, where a card may not be used without end: of its uses in a day count
#: those booked or waiting, and those before this one in the same call.
TOO_MANY = """
CASE WHEN card_type.daily_count > 0 THEN
    card_type.daily_count < count(*) FILTER (WHERE head.limited) OVER (
        PARTITION BY card.id, day.date ORDER BY head.i
    ) + (
        SELECT count(*) FROM coop_transaction slip
        WHERE slip.card_id = card.id AND slip.date = day.date
        AND slip.kind = 'accumulate' AND slip.return_of_id IS NULL
        AND slip.status IN ('booked', 'held')
        AND NOT EXISTS (
            SELECT FROM head again
            WHERE again.company_id = slip.company_id
            AND again.origin = slip.origin AND again.key = slip.key
        )
        AND NOT EXISTS (
            SELECT FROM coop_transaction reversal
            WHERE reversal.reversal_of_id = slip.id
            AND reversal.status = 'booked'
        )
    )
END
"""

#: For ``JUDGED``, where goods come back: their purchase, and the type the member had.
RETURNED = """
LEFT JOIN coop_transaction returned
    ON returned.id = head.return_of_id AND returned.company_id = head.company_id
"""
RETURN_FAULT = """
CASE
    WHEN head.return_of_id IS NOT NULL AND returned.id IS NULL THEN 'return_unknown'
END
"""
BOUGHT_AS = """
(SELECT line.member_type_id
FROM coop_transaction slip
JOIN coop_accumulation line ON line.transaction_id = slip.id
WHERE COALESCE(returned.moved_from_id, returned.id)
    IN (slip.id, slip.moved_from_id)
AND line.member_id = member.id LIMIT 1)
"""
