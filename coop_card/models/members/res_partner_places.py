# SPDX-License-Identifier: LGPL-3.0-or-later
"""The places contacts live in, found by name."""

from odoo import models


class ResPartner(models.Model):
    """Lists the different sub-districts and districts without reading all contacts."""

    _inherit = "res.partner"

    _coop_subdistrict_idx = models.Index(
        "(subdistrict, state_id, city) WHERE subdistrict IS NOT NULL"
    )
    _coop_city_idx = models.Index("(city, state_id) WHERE city IS NOT NULL")
