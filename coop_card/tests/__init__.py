# SPDX-License-Identifier: LGPL-3.0-or-later
from . import test_access
from . import test_booking_cards
from . import test_booking_once
from . import test_booking_reversal
from . import test_booking_review
from . import test_booking_rules
from . import test_card_life
from . import test_fiscal_year_opening
from . import test_insert_only
from . import test_member_life
from . import test_member_register
from . import test_member_type_history
from . import test_terminal_auth
from . import test_terminal_config
from . import test_terminal_pairing
from . import test_terminal_problems
from . import test_terminal_transactions
