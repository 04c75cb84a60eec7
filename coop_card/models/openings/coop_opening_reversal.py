# SPDX-License-Identifier: LGPL-3.0-or-later
"""Taking opening balances back."""

from odoo import fields, models
from odoo.tools import SQL

from .coop_opening_work import PART
from .queries import STANDING


class CoopOpening(models.Model):
    """Takes all lines of a batch back that still stand."""

    _inherit = "coop.opening"

    def action_reverse(self):
        """Ask why the batch is taken back."""
        self.ensure_one()
        self._targets("reverse")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_opening_reverse_wizard_action"
        )
        return {**action, "context": {"default_opening_id": self.id}}

    def _reverse(self, reason):
        """Take batches back, for a reason that every reversal keeps."""
        self._take_step(
            "reverse",
            reversed_by_id=self.env.uid,
            reversed_at=fields.Datetime.now(),
            reversal_reason=reason,
            message=False,
        )
        self._begin_work()

    def _reverse_part(self):
        """Take the next lines back; return how many."""
        self.env.flush_all()
        query = SQL(STANDING, opening=self.id, limit=PART)
        ids = [number for [number] in self.env.execute_query(query)]
        self.env["coop.transaction"].browse(ids)._take_opening_back(
            self.reversal_reason
        )
        return len(ids)
