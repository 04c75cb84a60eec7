# SPDX-License-Identifier: LGPL-3.0-or-later
"""What each kind of invoice means for the ledger."""

from typing import NamedTuple


class Meaning(NamedTuple):
    """The direction, and the signs that make values those of the ledger.

    ``sign`` is for quantities and taxes, which Odoo keeps positive on credit notes;
    ``side`` for balances, in which a sale is negative.
    """

    direction: str
    sign: int
    side: int


#: Journal entries are no invoices, and mean nothing.
MEANINGS = {
    "out_invoice": Meaning("purchase", 1, -1),
    "out_receipt": Meaning("purchase", 1, -1),
    "out_refund": Meaning("purchase", -1, -1),
    "in_invoice": Meaning("sale", 1, 1),
    "in_receipt": Meaning("sale", 1, 1),
    "in_refund": Meaning("sale", -1, 1),
}
