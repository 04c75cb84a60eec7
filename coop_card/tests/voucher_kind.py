# SPDX-License-Identifier: LGPL-3.0-or-later
"""A payout kind as another addon would bring it: vouchers for the co-op's shop."""

from odoo import fields, models
from odoo.tools import SQL

from ..models.payouts.payout_kinds import Kind


class VoucherMethod(models.Model):
    """Pays in vouchers of one baht each; what is less stays owed.

    It belongs to no module, so that no registry has it until a test asks for it.
    """

    _name = "coop.payout.method"
    _inherit = ["coop.payout.method"]
    _module = None

    kind = fields.Selection(
        selection_add=[("voucher", "Vouchers")], ondelete={"voucher": "set default"}
    )

    def _kinds(self):
        """Add vouchers, which may come back and have numbers."""
        return super()._kinds() | {"voucher": Kind(returns=True, numbered=True)}

    def _owed(self, payables):
        """Pay whole vouchers only."""
        owed = super()._owed(payables)
        if self.kind != "voucher":
            return owed
        return SQL(
            "SELECT payable_id, member_id, trunc(amount) AS amount FROM (%s) AS exact",
            owed,
        )

    def _paid(self, lines):
        """Note which vouchers a member got."""
        result = super()._paid(lines)
        if self.kind == "voucher":
            for line in lines:
                line.note = f"Vouchers of booklet {line.reference}"
        return result

    def _taken_back(self, lines):
        """Note which vouchers are void."""
        result = super()._taken_back(lines)
        if self.kind == "voucher":
            for line in lines:
                line.note = f"{line.note}: booklet {line.reference} is void"
        return result
