# SPDX-License-Identifier: LGPL-3.0-or-later
"""The guide that leads a new co-op from its name to its first refund."""

from . import coop_guide, coop_home, res_company
