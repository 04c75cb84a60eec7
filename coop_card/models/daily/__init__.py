# SPDX-License-Identifier: LGPL-3.0-or-later
"""The day: what came in, compared with what should have, and signed off."""

from . import (
    coop_day_sign_off,
    coop_terminal_total,
    coop_day,
    coop_day_figures,
    coop_day_comparison,
    coop_day_signing,
    coop_day_lines,
)
