# SPDX-License-Identifier: LGPL-3.0-or-later
"""Plain rules: they know numbers, dates and texts, and nothing of Odoo."""
