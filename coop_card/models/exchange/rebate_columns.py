# SPDX-License-Identifier: LGPL-3.0-or-later
"""The columns of refunds that go to Excel and come back."""

from odoo.tools.translate import LazyTranslate

from ...rules import balances, cells
from ..imports.columns import Column

_lt = LazyTranslate(__name__)

#: What may be changed. An empty cell takes away what was there.
EDITABLE = ("takes_part", "reason", "method", "note")

#: The words of an export; ``cells.yes_or_no`` understands them, and more.
YES, NO = _lt("yes"), _lt("no")

#: What the run computed. It is shown and must stay as it is.
COMPUTED = ("base", "amount", "cash", "retained")

_KEPT = _lt("As computed. It cannot be changed here.")

COLUMNS = (
    Column(
        "number",
        _lt("Member number"),
        _lt("Of a member with a refund in the run, or with the reason for none."),
        read=cells.number,
        length="member",
        example="00012",
        required=True,
    ),
    Column("name", _lt("First and last name"), _KEPT),
    *(
        Column(name, title, _KEPT, read=balances.signed, length="money")
        for name, title in zip(
            COMPUTED,
            (_lt("Base"), _lt("Refund"), _lt("Cash"), _lt("Retained")),
            strict=True,
        )
    ),
    Column(
        "takes_part",
        _lt("Takes part"),
        _lt(
            "no: the member is left out of the year's refund. yes: taken off the list "
            "of those left out; what the run's settings leave out stays out."
        ),
        read=cells.yes_or_no,
        example=YES,
        required=True,
    ),
    Column(
        "reason",
        _lt("Why left out"),
        _lt("As the member may read it; needed where the member takes no part."),
        read=cells.sentence,
        example=_lt("Default on loan 12/2026"),
    ),
    Column(
        "method",
        _lt("Payout method"),
        _lt("Name or code. Empty: the co-op's usual way."),
        example="BANK",
    ),
    Column(
        "note",
        _lt("Note for the letter"),
        _lt("Stands in the member's letter of this year."),
        read=cells.sentence,
    ),
    Column(
        "stamp",
        _lt("Stamp"),
        _lt("Tells which computation the row is from. Leave it as it is."),
        required=True,
    ),
)
