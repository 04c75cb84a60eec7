# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the addon adds to dialogs and pages."""

from . import coop_day
