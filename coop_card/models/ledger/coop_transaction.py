# SPDX-License-Identifier: LGPL-3.0-or-later
"""Documents as they came in, from any channel."""

from odoo import api, fields, models
from odoo.tools import SQL

#: What a reviewer may still set while a transaction is held.
REVIEWABLE = (
    "status",
    "member_id",
    "card_id",
    "date",
    "reversal_of_id",
    "review_categories",
    "review_note",
    "review_user_id",
    "review_date",
)


class CoopTransaction(models.Model):
    """One document: a slip, invoice, POS order, opening balance or manual slip.

    ``_book`` is the one way in. What a document says is kept as it came; a held one
    waits for a person, who books or dismisses it. Corrections are further
    transactions that reverse or return this one.
    """

    _name = "coop.transaction"
    _description = "Transaction"
    _inherit = ["coop.company.mixin", "coop.insert.only.mixin"]
    _order = "id desc"
    _rec_name = "key"
    _rec_names_search = ["key", "reference", "member_id.number"]

    # Several of the indexes below begin with it.
    company_id = fields.Many2one(index=False)
    origin = fields.Selection(
        [
            ("terminal", "Terminal"),
            ("pos", "Point of Sale"),
            ("invoice", "Invoice"),
            ("opening", "Opening balance"),
            ("manual", "Manual slip"),
            ("merge", "Merger of members"),
            ("move", "Moved receipt"),
        ],
        required=True,
        readonly=True,
        help="The channel the document came through.",
    )
    key = fields.Char(
        readonly=True,
        help="What makes the document unique within its channel, such as the "
        "terminal's own identifier. A repeat changes nothing.",
    )
    digest = fields.Char(
        required=True,
        readonly=True,
        help="SHA-256 of the content: tells a repeat from another document.",
    )
    kind = fields.Selection(
        [("accumulate", "Accumulate"), ("reverse", "Reverse")],
        readonly=True,
        help="What the document does to the ledger.",
    )
    status = fields.Selection(
        [
            ("held", "Held for review"),
            ("booked", "Booked"),
            ("dismissed", "Dismissed"),
            ("rejected", "Rejected"),
        ],
        required=True,
        readonly=True,
        help="Booked: its lines stand in the ledger. Held: kept whole, waits for a "
        "person. Dismissed: a person decided against it. Rejected: malformed, of which "
        "only the digest is kept.",
    )
    warnings = fields.Char(
        readonly=True, help="Codes of what was odd when the document arrived."
    )
    warning_text = fields.Char(
        "Remarks",
        compute="_compute_warning_text",
        help="What was odd when the document arrived.",
    )
    member_id = fields.Many2one(
        "coop.member",
        index=True,
        ondelete="restrict",
        check_company=True,
        help="The member the document counts for.",
    )
    card_id = fields.Many2one(
        "coop.card",
        index="btree_not_null",
        readonly=True,
        ondelete="restrict",
        help="The card that was read.",
    )
    card_read = fields.Char(
        "Card as read", readonly=True, help="The identifier the device read."
    )
    terminal_id = fields.Many2one(
        "coop.terminal",
        readonly=True,
        ondelete="restrict",
        help="The device that posted it.",
    )
    seq = fields.Integer(
        "Sequence",
        readonly=True,
        help="The terminal's own count of transactions; a gap tells of a missing one.",
    )
    batch = fields.Integer(
        readonly=True,
        help="The shift of the terminal it belongs to, as the terminal counts them.",
    )
    branch_id = fields.Many2one(
        "coop.branch",
        readonly=True,
        ondelete="restrict",
        help="Where it was.",
    )
    operator_id = fields.Many2one(
        "coop.operator",
        readonly=True,
        ondelete="restrict",
        help="Who worked the terminal.",
    )
    occurred_at = fields.Datetime(
        "Happened at", readonly=True, help="When it happened, where known."
    )
    date = fields.Date(help="The co-op's local day it counts for.")
    reference = fields.Char(readonly=True, help="The slip, invoice or order number.")
    reason = fields.Char("Why", readonly=True, help="Why the correction was made.")
    reversal_of_id = fields.Many2one(
        "coop.transaction",
        "Reversal of",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The transaction this one takes back as a whole.",
    )
    reversed_by_id = fields.Many2one(
        "coop.transaction",
        "Reversed by",
        compute="_compute_reversed_by_id",
        help="The transaction that takes this one back.",
    )
    return_of_id = fields.Many2one(
        "coop.transaction",
        "Return of",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The transaction whose goods this one brings back.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    amount_total = fields.Monetary(
        "Total", readonly=True, help="The sum of the lines, with tax."
    )
    line_ids = fields.One2many(
        "coop.accumulation", "transaction_id", "Lines", readonly=True
    )
    content = fields.Json(
        help="A document that waited for review, or of which something does not "
        "accumulate, whole."
    )
    review_categories = fields.Json(
        help="Which category the reviewer takes an unknown code for: ids by code."
    )
    review_note = fields.Char(
        "Review note", help="Why the reviewer booked or dismissed the transaction."
    )
    review_user_id = fields.Many2one(
        "res.users",
        "Reviewed by",
        readonly=True,
        ondelete="restrict",
        help="Who decided.",
    )
    review_date = fields.Datetime("Reviewed on", readonly=True, help="When.")

    _key_uniq = models.UniqueIndex(
        "(company_id, origin, key) WHERE status <> 'rejected'",
        "This document is in the ledger already.",
    )
    _rejected_uniq = models.UniqueIndex(
        "(company_id, origin, digest) WHERE status = 'rejected'",
        "This malformed document is known already.",
    )
    _reversal_uniq = models.UniqueIndex(
        "(reversal_of_id) WHERE reversal_of_id IS NOT NULL"
        " AND status NOT IN ('rejected', 'dismissed')",
        "This transaction has been reversed already.",
    )
    _held_idx = models.Index("(company_id, id) WHERE status = 'held'")
    _terminal_seq_idx = models.Index("(terminal_id, seq) WHERE terminal_id IS NOT NULL")
    _terminal_batch_idx = models.Index("(terminal_id, batch) WHERE batch IS NOT NULL")
    _date_idx = models.Index("(company_id, date)")
    # Corrections are found without reading what corrects nothing.
    _corrections_idx = models.Index(
        "(company_id, date) WHERE (reversal_of_id IS NOT NULL "
        "OR return_of_id IS NOT NULL OR moved_from_id IS NOT NULL "
        "OR amount_total < 0) AND status <> 'rejected'"
    )

    def _insert_only_update_triggers(self):
        """Let a reviewer decide about a held transaction, and nothing else change.

        Of one that takes another back, booking finds out the total.
        """
        reviewed = SQL("OLD.status = 'held' AND NEW.status <> 'booked'")
        booked = SQL("OLD.status = 'held' AND NEW.status = 'booked'")
        self._insert_only_update("update", SQL("OLD.status <> 'held'"))
        self._insert_only_update("review", reviewed, REVIEWABLE)
        self._insert_only_update("booking", booked, (*REVIEWABLE, "amount_total"))

    @api.depends("reference", "key", "reversal_of_id", "moved_from_id")
    def _compute_display_name(self):
        for transaction in self:
            original = transaction.reversal_of_id
            name = transaction.reference or transaction.key or ""
            if original:
                name = self.env._("Reversal of %s", original.display_name)
            if transaction.moved_from_id:
                original = transaction.moved_from_id
                name = self.env._("%s, moved", original.display_name)
            transaction.display_name = name

    @api.depends("warnings")
    def _compute_warning_text(self):
        reasons = self.env["coop.booking.rule"]._fields["reason"]
        sentences = dict(reasons._description_selection(self.env))
        for transaction in self:
            codes = (transaction.warnings or "").split(",")
            transaction.warning_text = " · ".join(
                sentences.get(code, code) for code in codes if code
            )

    @api.model
    def _book(self, documents):
        """Book documents, each exactly once.

        :param documents: dicts as described in ``rules/document.py``; amounts are
            ``Decimal``, ``int`` or decimal text, never floats
        :return: one transaction for each document, in order. A repeat of a known
            document gives the first one's transaction; a known key with other content
            is a conflict and gives a rejected one.
        """
        entries = self.env["coop.booking"]._book(documents)
        return self.browse([entry.transaction_id for entry in entries])
