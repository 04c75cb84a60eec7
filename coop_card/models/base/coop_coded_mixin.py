# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lists of a co-op whose entries have a short code."""

from itertools import count

from odoo import api, models


class CoopCodedMixin(models.AbstractModel):
    """Gives an entry that is made by its name alone the next free code.

    That happens where somebody types a new group or occupation on a member and presses
    “Create”: the code can be changed later.
    """

    _name = "coop.coded.mixin"
    _description = "List with Codes"

    @api.model
    def name_create(self, name):
        """Make an entry of this name; return its id and how it is called."""
        entry = self.create({"name": name, "code": self._free_code()})
        return entry.id, entry.display_name

    @api.model
    def _free_code(self):
        """Return the first code after the number of entries that none of them has."""
        company_id = self.default_get(["company_id"])["company_id"]
        entries = self.sudo().with_context(active_test=False)
        taken = set(entries.search([("company_id", "=", company_id)]).mapped("code"))
        codes = (f"{number:02}" for number in count(len(taken) + 1))
        return next(code for code in codes if code not in taken)
