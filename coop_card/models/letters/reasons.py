# SPDX-License-Identifier: LGPL-3.0-or-later
"""Why a member gets nothing, in a sentence each.

The keys are those of a claim's ``reason_code``, and two that depend on the figures.
What stands in brackets is filled in with figures of the claim and settings of its run.
"""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "defaulter": _lt(
        "Members who did not repay a loan in time take no part in the refund of "
        "%(year)s. %(note)s"
    ),
    "excluded": _lt(
        "The co-op has decided that you take no part in the refund of %(year)s. "
        "%(note)s"
    ),
    "state_applicant": _lt(
        "You were not a member yet on %(day)s, the day that counts for this refund."
    ),
    "state_suspended": _lt(
        "Your membership was suspended on %(day)s, the day that counts for this refund."
    ),
    "state_resigned": _lt(
        "You had resigned by %(day)s, the day that counts for this refund."
    ),
    "state_deceased": _lt(
        "The member had died by %(day)s, the day that counts for this refund."
    ),
    "state_terminated": _lt(
        "Your membership had ended by %(day)s, the day that counts for this refund."
    ),
    "below_purchases": _lt(
        "Your purchases of %(base)s are below the smallest purchases of "
        "%(smallest_purchases)s."
    ),
    "below_minimum": _lt(
        "The part to be paid, %(unpaid)s, is below the smallest payout of "
        "%(smallest_payout)s. It is kept for you and waits for your next refund."
    ),
    "forfeited": _lt(
        "The part to be paid, %(unpaid)s, is below the smallest payout of "
        "%(smallest_payout)s. It goes to the co-op."
    ),
    "below_unit": _lt(
        "Your refund of %(earned)s is less than %(unit)s and is rounded to nothing."
    ),
    "no_quantity": _lt(
        "The refund is so much for each unit, and your purchases have no quantity."
    ),
    "no_rate": _lt("There is no rate for what you bought or sold."),
    "zero_rate": _lt("The rate for what you bought or sold is 0."),
    "negative_base": _lt(
        "You gave back more than you bought: your purchases come to %(base)s."
    ),
    "negative_sum": _lt(
        "What you gave back takes off more than the rest earns: your refund would come "
        "to %(earned)s."
    ),
    "zero_base": _lt("Your purchases of the year come to %(base)s."),
}
