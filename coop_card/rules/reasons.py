# SPDX-License-Identifier: LGPL-3.0-or-later
"""Why a transaction may need a person's eye, and what is done about it by default."""

from typing import NamedTuple


class Reason(NamedTuple):
    """What is done by default, and whether the ledger cannot do without the answer."""

    action: str
    blocking: bool = False


#: Actions, mildest first.
ACTIONS = ("book", "warn", "hold")

#: The co-op edits the actions in ``coop.booking.rule``. A blocking reason is always
#: held: without the member, the category or the year there is no line to write.
REASONS = {
    "original_missing": Reason("hold", blocking=True),
    "return_alone": Reason("hold", blocking=True),
    "card_unknown": Reason("hold", blocking=True),
    "card_not_live": Reason("warn"),
    "card_type_not_served": Reason("warn"),
    "member_not_active": Reason("warn"),
    "before_joining": Reason("warn"),
    "operator_unknown": Reason("warn"),
    "date_future": Reason("hold"),
    "year_missing": Reason("hold", blocking=True),
    "year_closed": Reason("hold"),
    "day_signed_off": Reason("warn"),
    "period_locked": Reason("hold"),
    "category_unknown": Reason("hold", blocking=True),
    "category_excluded": Reason("warn"),
    "unit": Reason("warn"),
    "amount_low": Reason("warn"),
    "amount_high": Reason("warn"),
    "too_many": Reason("warn"),
    "seq_reused": Reason("warn"),
    "clock_suspect": Reason("warn"),
    "not_bookable": Reason("hold", blocking=True),
}


def verdict(reasons, actions):
    """Return the status and the warnings that a transaction's reasons come to.

    :param reasons: codes that apply to the transaction, in the order of the table
    :param dict actions: what the co-op wants done for a code; defaults elsewhere
    :return: ``("booked" | "held", [codes])``; codes merely booked are left out

    >>> verdict(["card_not_live"], {})
    ('booked', ['card_not_live'])
    >>> verdict(["card_not_live"], {"card_not_live": "book"})
    ('booked', [])
    >>> verdict(["card_not_live", "year_missing"], {"year_missing": "book"})
    ('held', ['card_not_live', 'year_missing'])
    """
    decided = {code: _action(code, actions) for code in reasons}
    status = "held" if "hold" in decided.values() else "booked"
    return status, [code for code, action in decided.items() if action != "book"]


def _action(code, actions):
    reason = REASONS[code]
    return "hold" if reason.blocking else actions.get(code, reason.action)
