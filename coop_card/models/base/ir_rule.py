# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whom rules let see all of a co-op."""

from odoo import api, models


class IrRule(models.Model):
    """Tells who may be shown sums that do not say where they come from."""

    _inherit = "ir.rule"

    @api.model
    def _coop_shows_all(self, model):
        """Tell whether nothing but the co-op limits what the user reads of a model.

        Then what is summed up is what the user may see. Whom other rules limit, such as
        one for a single branch, gets sums of what they may see.
        """
        name = f"coop_card.{model.replace('.', '_')}_rule_company"
        own = self.env.ref(name, raise_if_not_found=False) or self.browse()
        return self._get_rules(model) <= own
