# SPDX-License-Identifier: LGPL-3.0-or-later
"""What has become of the lines of opening balances."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from .queries import STATES


class CoopOpeningLine(models.Model):
    """Asks the ledger what has become of a line: nothing of it is kept twice."""

    _inherit = "coop.opening.line"

    state = fields.Selection(
        [
            ("draft", "Not posted"),
            ("booked", "Booked"),
            ("held", "Waits for review"),
            ("dismissed", "Dismissed"),
            ("reversing", "Reversal waits for review"),
            ("reversed", "Taken back"),
        ],
        compute="_compute_state",
        search="_search_state",
        help="What has become of the line. One that is dismissed or taken back can be "
        "entered anew.",
    )

    @api.depends("transaction_id")
    def _compute_state(self):
        self.env["coop.transaction"].flush_model()
        query = SQL("%s WHERE line.id = ANY(%s)", SQL(STATES), self._origin.ids)
        states = dict(self.env.execute_query(query))
        for line in self:
            line.state = states.get(line._origin.id, "draft")

    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        states = SQL(STATES)
        return Domain(
            "id",
            "in",
            SQL(
                "(SELECT id FROM (%s) AS one WHERE state IN %s)",
                states,
                tuple(value) or ("",),
            ),
        )

    def action_reverse(self):
        """Ask why these lines are taken back."""
        self._check_accountant()
        posted = self.filtered(lambda line: line.state in ("booked", "held"))
        if not posted:
            raise UserError(
                self.env._("None of these lines is posted and still stands.")
            )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_opening_reverse_wizard_action"
        )
        return {**action, "context": {"default_line_ids": posted.ids}}

    def _reverse(self, reason):
        """Take lines back, each by a further transaction on its own day."""
        self._check_accountant()
        standing = self.filtered(lambda line: line.state in ("booked", "held"))
        standing.transaction_id._take_opening_back(reason)

    def _check_accountant(self):
        """Refuse all but accountants of the co-op; states are computed for anybody."""
        if not (self.env.su or self.env.user.has_group("coop_card.group_accountant")):
            raise AccessError(
                self.env._("Opening balances are posted and reversed by accountants.")
            )
        self.check_access("read")
