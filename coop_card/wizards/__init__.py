# SPDX-License-Identifier: LGPL-3.0-or-later
"""Dialogs."""

from . import coop_card_step_wizard
from . import coop_member_merge_wizard
from . import coop_member_step_wizard
from . import coop_terminal_pairing_wizard
from . import coop_rebate_wizard
