# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a session of the Point of Sale loads."""

from odoo import api, models


class PosSession(models.Model):
    """Loads what the counter knows of cards."""

    _inherit = "pos.session"

    @api.model
    def _load_pos_data_models(self, config):
        return [*super()._load_pos_data_models(config), "coop.counter"]
