# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that take steps of many cards at once."""

#: Locked in one order, so that two users never wait for each other.
LOCK = "SELECT id FROM coop_card WHERE id = ANY(%(cards)s) ORDER BY id FOR UPDATE"

#: One event for each card, with its holder as the register has him now.
#: An issue counts from midnight of the card's first day where the co-op is, any other
#: step from now; none from before what happened to the card earlier.
EVENTS = """
INSERT INTO coop_card_event (
    card_id, company_id, member_id, step, state_from, state_to, effective_at, reason,
    number, member_number, member_title, member_name, national_id_masked, type_id,
    member_type_id, member_group_id, address, valid_to, terminal_id, operator_id,
    create_uid, create_date, write_uid, write_date
)
SELECT card.id, card.company_id, card.member_id, %(step)s, card.state,
       COALESCE(%(target)s, card.state),
       GREATEST(
           CASE WHEN %(step)s = 'issue'
           THEN card.valid_from::timestamp AT TIME ZONE co_op.coop_tz
               AT TIME ZONE 'UTC'
           ELSE %(now)s END,
           (SELECT max(effective_at) FROM coop_card_event WHERE card_id = card.id)
       ),
       %(reason)s, card.number, member.number, member.title, person.name,
       NULL, card.type_id, member.type_id, member.group_id,
       NULLIF(concat_ws(
           ' ', person.street, person.street2, person.subdistrict, person.city,
           province.name, person.zip
       ), ''),
       card.valid_to, %(terminal)s, %(operator)s,
       %(user)s, %(now)s, %(user)s, %(now)s
FROM coop_card card
JOIN res_company co_op ON co_op.id = card.company_id
LEFT JOIN coop_member member ON member.id = card.member_id
LEFT JOIN res_partner person ON person.id = member.partner_id
LEFT JOIN res_country_state province ON province.id = person.state_id
WHERE card.id = ANY(%(cards)s)
ORDER BY card.id
"""
