# SPDX-License-Identifier: LGPL-3.0-or-later
"""Branches, their terminals and the people who work them."""

from . import (
    coop_branch,
    coop_operator,
    coop_region,
    coop_terminal,
    coop_terminal_channel,
    coop_terminal_contact,
    coop_terminal_key,
    coop_terminal_pairing,
    coop_terminal_sequence,
    coop_terminal_stranger,
    res_company_terminals,
)
