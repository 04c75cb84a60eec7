# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members, cards, the patronage ledger and the patronage refund of a co-op."""

from . import controllers, models, reports, wizards
from .hooks import drop_functions, set_up_existing_co_ops
