# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a slip becomes in the ledger."""

from odoo import fields, models
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
