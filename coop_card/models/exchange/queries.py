# SPDX-License-Identifier: LGPL-3.0-or-later
"""What refunds are exported from, and compared with when they come back."""

#: Each member's refund in a run, beside what people have set for the year.
ROWS = """
SELECT claim.member_id, member.number, member.title, partner.name,
       claim.base_amount::text AS base, claim.amount::text AS amount,
       claim.cash_amount::text AS cash, claim.retained_amount::text AS retained,
       exclusion.id AS exclusion_id, exclusion.reason,
       member.payout_method_id AS method_id, note.note
FROM coop_rebate_claim claim
JOIN coop_member member ON member.id = claim.member_id
JOIN res_partner partner ON partner.id = member.partner_id
LEFT JOIN coop_rebate_exclusion exclusion
    ON exclusion.member_id = member.id AND exclusion.fiscal_year_id = %(year)s
LEFT JOIN coop_rebate_note note
    ON note.member_id = member.id AND note.fiscal_year_id = %(year)s
WHERE claim.id IN %(ids)s
ORDER BY member.number
"""
