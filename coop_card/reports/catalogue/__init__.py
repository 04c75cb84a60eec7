# SPDX-License-Identifier: LGPL-3.0-or-later
"""The reports of the catalogue, one in each file."""

from . import (
    accumulation_by_month,
    cards_by_state,
    members_without_card,
)
