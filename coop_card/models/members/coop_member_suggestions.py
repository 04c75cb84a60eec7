# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is offered while a member is registered."""

from odoo import api, models

from ...rules.names import titles
from ..base.coop_suggestion_mixin import MOST


class CoopMember(models.Model):
    """Offers usual titles, and the places the co-op's members live in."""

    _inherit = "coop.member"

    _suggested = {
        "title": (),
        "subdistrict": ("city", "state_id"),
        "city": ("state_id",),
    }

    _title_idx = models.Index("(title) WHERE title IS NOT NULL")

    @api.model
    def get_suggestions(self, field_name, text="", filters=None):
        """Return texts in use; for titles the usual ones, too."""
        used = super().get_suggestions(field_name, text, filters)
        if field_name != "title":
            return used
        usual = titles(self.env.lang or "")
        begun = text.strip().casefold()
        fitting = [title for title in usual if title.casefold().startswith(begun)]
        return [*used, *(title for title in fitting if title not in used)][:MOST]
