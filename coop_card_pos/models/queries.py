# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statement that finds the cards a counter is likely to see."""

#: One row for each card in use: those of who bought at the branch most recently (at the
#: co-op, where the shop has no branch), then the newest ones. Only as many purchases
#: are looked at as ``purchases`` says. Beside its number stand a card's other
#: identifiers; whoever holds it is named, with what the counter shows.
COUNTER_CARDS = """
WITH purchase AS (
    SELECT id, card_id, member_id FROM coop_transaction
    WHERE %(place)s AND company_id = %(company)s AND status = 'booked'
    ORDER BY id DESC LIMIT %(purchases)s
), candidate AS (
    SELECT card_id AS id, id AS latest FROM purchase WHERE card_id IS NOT NULL
    UNION ALL
    SELECT card.id, purchase.id FROM purchase
    JOIN coop_card card ON card.member_id = purchase.member_id
    WHERE purchase.card_id IS NULL
    UNION ALL
    (SELECT id, 0 FROM coop_card
     WHERE company_id = %(company)s AND state = 'active'
     ORDER BY id DESC LIMIT %(limit)s)
), chosen AS (
    SELECT candidate.id FROM candidate
    JOIN coop_card card ON card.id = candidate.id
    WHERE card.state = 'active' AND COALESCE(card.valid_from <= %(today)s, TRUE)
    GROUP BY candidate.id
    ORDER BY max(candidate.latest) DESC, candidate.id DESC LIMIT %(limit)s
)
SELECT card.number,
       ARRAY(
           SELECT value FROM coop_card_identifier WHERE card_id = card.id ORDER BY value
       ) AS identifiers,
       member.partner_id, person.name, member.number AS member_number,
       member.type_id, card.valid_to
FROM chosen
JOIN coop_card card ON card.id = chosen.id
JOIN coop_member member ON member.id = card.member_id
JOIN res_partner person ON person.id = member.partner_id
"""
