# SPDX-License-Identifier: LGPL-3.0-or-later
"""The home page of the app."""

from . import (
    coop_home,
    coop_home_accumulation,
    coop_home_register,
    coop_home_waiting,
    coop_home_days,
    coop_home_opening,
)
