# SPDX-License-Identifier: LGPL-3.0-or-later
"""Branches, their terminals and the people who work them."""

from . import (
    coop_branch,
    coop_branch_receipt,
    coop_operator,
    coop_operator_pin,
    coop_region,
    coop_terminal,
    coop_terminal_batch,
    coop_terminal_batch_line,
    coop_terminal_batch_settling,
    coop_terminal_channel,
    coop_terminal_channel_config,
    coop_terminal_channel_inquiry,
    coop_terminal_channel_settlement,
    coop_terminal_contact,
    coop_terminal_key,
    coop_terminal_pairing,
    coop_terminal_sequence,
    coop_terminal_standing,
    coop_terminal_stranger,
    coop_terminal_waiting,
    ir_http,
    res_company_receipts,
    res_company_terminals,
    res_config_settings,
)
