# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tells the kinds of payout methods apart, as a table.

An addon that brings a kind of its own adds it to the field ``kind`` of
``coop.payout.method`` by ``selection_add``, and its row by ``_kinds`` there. What else
it may say, by methods that call ``super``: ``_owed``, what is paid where that is not
the whole balance; ``_account`` and ``_journal``; ``_paid`` and ``_taken_back``, what
happens beside the journal entry.
"""

from typing import NamedTuple


class Kind(NamedTuple):
    """One kind of payout method.

    ``move``: the kind of move that a payout makes on a member's refund account.
    ``journal``: the type of the journals that the entry may stand in; empty: it stands
    in the journal of refunds. ``account``: the field of the company with the account
    the refunds go to; empty: what the journal pays from. ``asks``: what has to be known
    of a member, by the names of findings. ``settles``: it pays what the member owes,
    and never more. ``returns``: a single payment may come back, as from the reserve
    when the member appears after all. ``numbered``: each payment gets a number.
    ``collects``: members pay back what they were paid too much; everything goes the
    other way. ``by_choice``: a member may choose it. ``unclaimed``: it is for refunds
    that nobody has claimed in time.
    """

    move: str = "paid"
    journal: str = ""
    account: str = ""
    asks: frozenset = frozenset()
    settles: bool = False
    returns: bool = False
    numbered: bool = False
    collects: bool = False
    by_choice: bool = True
    unclaimed: bool = False


#: The kinds that the core knows.
KINDS = {
    "bank": Kind(journal="bank", asks=frozenset({"no_bank"}), returns=True),
    "cash": Kind(journal="cash", returns=True, numbered=True),
    "meeting": Kind(journal="cash", returns=True),
    "cheque": Kind(
        journal="bank", asks=frozenset({"no_address"}), returns=True, numbered=True
    ),
    "offset": Kind(
        move="offset", asks=frozenset({"owes_less"}), settles=True, by_choice=False
    ),
    "shares": Kind(account="coop_rebate_share_account_id"),
    "reserve": Kind(
        move="forfeited",
        account="coop_rebate_reserve_account_id",
        returns=True,
        by_choice=False,
        unclaimed=True,
    ),
    "repaid": Kind(move="repaid", journal="cash", collects=True, by_choice=False),
}
