# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that find what no longer is as it was when a run was computed.

A run keeps what it was computed from: the rates with its totals, who took no part and
why with the refunds. So each is compared with what a computation would use now.
"""

from .queries import TIERS

#: The categories, directions and member types whose rate is another one now.
RATES = f"""
SELECT used.id
FROM coop_rebate_run_rate used
LEFT JOIN (%(rates)s) AS rate USING (category_id, member_type_id, direction)
LEFT JOIN ({TIERS}) AS tier ON tier.rate_id = rate.rate_id
WHERE used.run_id = %(run)s
    AND (used.rate_id, used.basis, used.value, used.tier_mode, used.tiers)
    IS DISTINCT FROM (
        rate.rate_id, rate.basis, rate.value,
        CASE WHEN tier.tiers IS NOT NULL THEN rate.tier_mode END, tier.tiers
    )
ORDER BY used.id
LIMIT %(limit)s
"""

#: The members who take part now and did not then, or the other way round, and those
#: left out for another reason.
MEMBERS = """
SELECT claim.member_id
FROM coop_rebate_claim claim
LEFT JOIN (%(outside)s) AS outside USING (member_id)
WHERE claim.run_id = %(run)s
    AND (CASE WHEN NOT claim.eligible THEN claim.reason_code END, claim.reason_note)
    IS DISTINCT FROM (outside.reason, outside.note)
ORDER BY claim.id
LIMIT %(limit)s
"""
