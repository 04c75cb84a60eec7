# SPDX-License-Identifier: LGPL-3.0-or-later
"""Tests of the addon, by what the shop sees."""

from . import test_counter_cards
from . import test_day_sales
from . import test_invoiced_orders
from . import test_orders_accumulate
from . import test_receipts
from . import test_returns
from . import test_rewards
from . import test_shop_tour
from . import test_shops
