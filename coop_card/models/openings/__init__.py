# SPDX-License-Identifier: LGPL-3.0-or-later
"""Opening balances: what members bring with them from the system before this one."""

from . import (
    coop_opening,
    coop_opening_line,
    coop_opening_line_checking,
    coop_opening_line_state,
    coop_opening_figures,
    coop_opening_forecast,
    coop_opening_posting,
    coop_opening_looking,
    coop_opening_reversal,
    coop_opening_work,
    coop_transaction_opening,
    coop_member_opening,
    coop_import_opening,
    coop_import_opening_batch,
)
