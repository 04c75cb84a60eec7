# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a slip becomes in the ledger."""

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

#: Amounts leave the database as text: Python adds and passes on no floats.
AMOUNTS = """
SELECT id, quantity::text, amount::text, amount_tax::text
FROM coop_slip WHERE id = ANY(%(ids)s)
"""


class CoopSlip(models.Model):
    """Becomes a transaction when its sheet is posted."""

    _inherit = "coop.slip"

    transaction_id = fields.Many2one(
        "coop.transaction",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="What the slip has become in the ledger.",
    )
    status = fields.Selection(related="transaction_id.status")
    warning_text = fields.Char("Remarks", related="transaction_id.warning_text")
    reversed_by_id = fields.Many2one(related="transaction_id.reversed_by_id")

    @api.model_create_multi
    def create(self, vals_list):
        """Begin with slips that stand for no transaction yet."""
        slips = super().create(vals_list)
        if not self.env.su and slips.transaction_id:
            raise AccessError(self._noted())
        return slips

    def write(self, vals):
        """Leave it to posting what a slip has become."""
        if "transaction_id" in vals and not self.env.su:
            raise AccessError(self._noted())
        return super().write(vals)

    def _noted(self):
        return self.env._("What a slip has become in the ledger is not edited.")

    def action_reverse(self):
        """Ask why the slips are reversed."""
        return self.transaction_id.action_reverse()

    def _prepare_documents(self):
        """Return a document for each slip, in order."""
        self.flush_recordset()
        rows = self.env.execute_query_dict(SQL(AMOUNTS, ids=self.ids))
        amounts = {row.pop("id"): row for row in rows}
        return [slip._prepare_document(amounts[slip.id]) for slip in self]

    def _prepare_document(self, amounts):
        """Return the document of a slip.

        What nobody goes by is given as it was typed: it is held until somebody knows.

        :param dict amounts: its quantity, amount and tax as decimal text
        """
        sheet = self.sheet_id
        by_number = self.member_id and not self.card_id
        whose = (
            {"member_id": self.member_id.id}
            if by_number
            else {"card": self.card_id.number or self.identifier}
        )
        line = {"code": self._typed_code(), "direction": sheet.direction} | amounts
        return whose | {
            "origin": "manual",
            "key": f"slip/{self.id}",
            "company_id": sheet.company_id.id,
            "kind": "accumulate",
            "date": sheet.date,
            "branch_id": sheet.branch_id.id or None,
            "reference": self.reference or None,
            "lines": [line],
        }
