# SPDX-License-Identifier: LGPL-3.0-or-later
"""The day: what came in, compared with what should have, and signed off."""

from . import coop_day_sign_off
