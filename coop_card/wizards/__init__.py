# SPDX-License-Identifier: LGPL-3.0-or-later
"""Dialogs."""

from . import coop_card_charging_mixin
from . import coop_card_deposit_mixin
from . import coop_step_wizard_mixin
from . import coop_transaction_dialog_mixin
from . import coop_accumulation_above_wizard
from . import coop_card_issue_list_wizard
from . import coop_card_issue_wizard
from . import coop_card_move_wizard
from . import coop_card_print_wizard
from . import coop_card_return_wizard
from . import coop_card_step_wizard
from . import coop_label_wizard
from . import coop_letter_wizard
from . import coop_member_anonymise_wizard
from . import coop_member_merge_wizard
from . import coop_member_search
from . import coop_member_search_result
from . import coop_member_step_wizard
from . import coop_opening_reverse_wizard
from . import coop_operator_pin_wizard
from . import coop_payout_return_wizard
from . import coop_payout_wizard
from . import coop_rebate_afford_wizard
from . import coop_rebate_afford_wizard_line
from . import coop_rebate_copy_wizard
from . import coop_rebate_copy_wizard_line
from . import coop_rebate_post_wizard
from . import coop_rebate_reverse_wizard
from . import coop_rebate_wizard
from . import coop_terminal_pairing_wizard
from . import coop_transaction_code_line
from . import coop_transaction_code_wizard
from . import coop_transaction_dismiss_wizard
from . import coop_transaction_move_wizard
from . import coop_transaction_reverse_wizard
