# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the Point of Sale adds to the co-op, and the co-op to it."""

from . import account_move
from . import barcode_rule
from . import coop_counter
from . import coop_transaction
from . import res_company
from . import pos_config
from . import pos_order
from . import pos_order_booking
from . import pos_order_discount
from . import pos_order_line
from . import pos_order_line_discount
from . import pos_order_line_reward
from . import pos_order_receipt
from . import pos_session
from . import res_config_settings
