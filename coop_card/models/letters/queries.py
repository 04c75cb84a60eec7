# SPDX-License-Identifier: LGPL-3.0-or-later
"""What explains refunds, read in a statement each for any number of claims.

Amounts come as text: the ORM would make floats of them.
"""

CLAIMS = """
SELECT claim.id AS claim_id, claim.member_id, member.number, member.title,
       partner.name, member.group_id,
       claim.base_amount::text AS base, claim.amount::text AS amount,
       claim.cash_amount::text AS cash, claim.retained_amount::text AS retained,
       claim.unpaid_amount::text AS unpaid, claim.withheld_amount::text AS withheld,
       claim.reason_code, claim.reason_note, COALESCE(note.note, '') AS letter_note,
       (
           SELECT COALESCE(sum(earned), 0)::text FROM coop_rebate_line line
           WHERE line.run_id = claim.run_id AND line.member_id = claim.member_id
       ) AS earned,
       payable.balance::text AS owed
FROM coop_rebate_claim claim
JOIN coop_rebate_run run ON run.id = claim.run_id
JOIN coop_member member ON member.id = claim.member_id
JOIN res_partner partner ON partner.id = member.partner_id
LEFT JOIN coop_rebate_payable payable
    ON payable.member_id = claim.member_id
    AND payable.fiscal_year_id = run.fiscal_year_id
LEFT JOIN coop_rebate_note note
    ON note.member_id = claim.member_id AND note.fiscal_year_id = run.fiscal_year_id
WHERE claim.id = ANY(%(ids)s)
"""

LINES = """
SELECT claim.id AS claim_id, line.category_id, line.member_type_id, line.direction,
       line.basis, line.base_amount::text AS base,
       COALESCE(line.returned_amount, 0)::text AS returned,
       line.quantity::text AS quantity,
       CASE WHEN line.basis IS NOT NULL THEN line.value::text END AS rate,
       line.tier_base::text AS tier_base, rate.tiers,
       COALESCE(rate.tier_mode = 'marginal', FALSE) AS marginal,
       COALESCE(line.earned, 0)::text AS earned, line.amount::text AS amount
FROM coop_rebate_claim claim
JOIN coop_rebate_line line
    ON line.run_id = claim.run_id AND line.member_id = claim.member_id
LEFT JOIN coop_rebate_run_rate rate
    ON rate.run_id = line.run_id AND rate.category_id = line.category_id
    AND rate.member_type_id = line.member_type_id AND rate.direction = line.direction
WHERE claim.id = ANY(%(ids)s)
ORDER BY line.id
"""

#: What happened since the posting, whose moves say what the claim itself says.
#: Payments that were taken back sum to nothing and are left out together.
MOVES = """
SELECT claim.id AS claim_id, move.date AS day, move.kind, move.amount::text AS amount,
       COALESCE(move.note, '') AS note
FROM coop_rebate_claim claim
JOIN coop_rebate_run run ON run.id = claim.run_id
JOIN coop_rebate_payable payable
    ON payable.member_id = claim.member_id
    AND payable.fiscal_year_id = run.fiscal_year_id
JOIN coop_rebate_move move ON move.payable_id = payable.id
LEFT JOIN coop_rebate_move undone ON undone.reversal_of_id = move.id
WHERE claim.id = ANY(%(ids)s)
    AND (move.run_id IS NULL OR move.kind = 'carried_over')
    AND move.reversal_of_id IS NULL AND undone.id IS NULL
ORDER BY move.id
"""

#: The tiers that lines were compared with.
TIERS = """
SELECT line.id, line.tier_base::text AS tier_base, rate.tiers,
       rate.tier_mode = 'marginal' AS marginal
FROM coop_rebate_line line
JOIN coop_rebate_run_rate rate
    ON rate.run_id = line.run_id AND rate.category_id = line.category_id
    AND rate.member_type_id = line.member_type_id AND rate.direction = line.direction
WHERE line.id = ANY(%(ids)s) AND line.tier_base IS NOT NULL
"""
