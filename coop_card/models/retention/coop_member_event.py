# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the history of a member forgets."""

from odoo import models
from odoo.tools import SQL

from ..members.coop_member_history import CONTACT_FIELDS
from .coop_member import PERSONAL

#: Changes whose values tell of a person. Numbers, types and days stay.
TELLING = (*PERSONAL, *CONTACT_FIELDS, "beneficiary_ids")


class CoopMemberEvent(models.Model):
    """Keeps when what changed and by whom; not from what to what, nor why."""

    _inherit = "coop.member.event"

    def _make_anonymous(self, members, columns=None, only=None):
        """Empty reasons, and the values of what tells of a person."""
        telling = SQL("what IN %s", TELLING)
        super()._make_anonymous(members, ("value_from", "value_to"), telling)
        return super()._make_anonymous(members, columns or ("reason",), only)
