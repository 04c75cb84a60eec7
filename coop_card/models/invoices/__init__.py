# SPDX-License-Identifier: LGPL-3.0-or-later
"""Invoices and bills that accumulate."""

from . import (
    res_company,
    res_config_settings,
    account_journal,
    account_move,
    account_move_accumulated,
    account_move_line,
    coop_invoice_channel,
    coop_transaction,
)
