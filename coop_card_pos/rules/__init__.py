# SPDX-License-Identifier: LGPL-3.0-or-later
"""Plain Python that imports nothing of Odoo."""
