# SPDX-License-Identifier: LGPL-3.0-or-later
"""The patronage ledger and the one way into it."""

from . import (
    coop_fiscal_year,
    res_company_years,
    coop_booking_rule,
    coop_transaction,
    coop_transaction_content,
    coop_transaction_move,
    coop_transaction_chain,
    coop_transaction_receipt,
    coop_transaction_review,
    coop_transaction_advice,
    coop_transaction_reversal,
    coop_correction,
    coop_accumulation,
    coop_booking,
    coop_booking_held,
    coop_booking_resolver,
    coop_booking_writer,
    coop_booking_resolver_lines,
    coop_booking_resolver_returns,
    coop_booking_writer_returns,
)
