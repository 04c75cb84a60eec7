# SPDX-License-Identifier: LGPL-3.0-or-later
"""The contacts that belong to one company only."""

from odoo import models


class ResPartner(models.Model):
    """Finds contacts that belong to a company, and may be hidden from another's users.

    Most contacts belong to none, which makes this index small.
    """

    _inherit = "res.partner"

    _coop_company_idx = models.Index("(company_id) WHERE company_id IS NOT NULL")
