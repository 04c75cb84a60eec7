# SPDX-License-Identifier: LGPL-3.0-or-later
"""Refunds that go to Excel, are changed there, and come back."""

from . import (
    coop_rebate_note,
    refund_exchange,
    coop_rebate_run,
    coop_import,
    coop_import_rebate,
)
