# SPDX-License-Identifier: LGPL-3.0-or-later
"""Many cards at once, by a few SQL statements."""

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules.life_cycle import CARD_STEPS

COPIES = """
INSERT INTO coop_card (number, %(columns)s)
SELECT wanted.number, %(values)s
FROM coop_card first, unnest(%(numbers)s::text[]) AS wanted(number)
WHERE first.id = %(first)s
ON CONFLICT DO NOTHING
"""

ACCEPTED = """
UPDATE coop_card SET state = %(target)s, write_uid = %(user)s, write_date = %(now)s
WHERE batch_id = ANY(%(batches)s) AND state = 'draft'
"""

DRAFTS = """
DELETE FROM coop_card
WHERE batch_id = ANY(%(batches)s) AND state = 'draft' AND id <> ALL(%(used)s)
"""


class CoopCardMaking(models.AbstractModel):
    """Makes the cards of a batch, and takes them into stock.

    The first card is made like every card, with all that other addons give it. Its row
    is then copied for the rest, so that 100,000 cards take a few statements.
    """

    _name = "coop.card.making"
    _description = "Making of Cards"

    @api.model
    def _make(self, batch, numbers):
        """Write the cards of a batch as drafts; return how many could be written.

        Fewer than the numbers: somebody else made cards with some of them meanwhile.
        """
        first = self._silent().create(
            {
                "number": numbers[0],
                "company_id": batch.company_id.id,
                "type_id": batch.type_id.id,
                "branch_id": batch.branch_id.id,
                "batch_id": batch.id,
            }
        )
        return 1 + self._copy(first, numbers[1:])

    @api.model
    def _accept(self, batches):
        """Take the draft cards of approved batches into stock.

        It is the step ``accept`` in as few statements as making them was. No card needs
        a lock, for until its batch is approved no step is possible, and none was ever
        on the hotlist.
        """
        self.env.flush_all()
        cards = self._cards(batches, [("state", "=", "draft")])
        cards._keep_events("accept", None)
        query = SQL(
            ACCEPTED,
            batches=batches.ids,
            target=CARD_STEPS["accept"].target,
            user=self.env.uid,
            now=fields.Datetime.now(),
        )
        self.env.cr.execute(query)
        cards.invalidate_recordset(["state", "write_uid", "write_date"])
        cards.modified(["state"])

    @api.model
    def _discard(self, batches):
        """Delete the draft cards of refused batches, and what was noted on some.

        A purchase may have come in with a number before its card was reviewed. Such a
        card is cancelled: the purchase keeps its card.
        """
        used = self._used(batches)
        noted = [
            "|",
            ("message_ids", "!=", False),
            ("message_follower_ids", "!=", False),
        ]
        (self._cards(batches, noted) - used).unlink()
        self.env.flush_all()
        self.env.cr.execute(SQL(DRAFTS, batches=batches.ids, used=used.ids))
        self.env.invalidate_all()
        for batch, cards in used.grouped("batch_id").items():
            cards.action_cancel(reason=batch.review_note)

    @api.model
    def _used(self, batches):
        """Return the cards of batches that something refers to that stays."""
        used = self._silent()
        made = used._search([("batch_id", "in", batches.ids)])
        for model, names in used._restricting_fields().items():
            for name in names:
                records = self.env[model].sudo().with_context(active_test=False)
                groups = records._read_group([(name, "in", made)], [name])
                used |= used.union(*[card for (card,) in groups])
        return used.with_env(self._silent().env)

    @api.model
    def _cards(self, batches, domain=()):
        return self._silent().search([("batch_id", "in", batches.ids), *domain])

    @api.model
    def _silent(self):
        """Return the cards' model for many at once: without a note on each."""
        return self.env["coop.card"].sudo().with_context(tracking_disable=True)

    @api.model
    def _copy(self, first, numbers):
        """Copy a card for other numbers; return how many copies could be made."""
        self.env.flush_all()
        names = [
            field.name
            for field in first._fields.values()
            if field.store and field.column_type and field.name not in ("id", "number")
        ]
        query = SQL(
            COPIES,
            columns=SQL(", ").join(map(SQL.identifier, names)),
            values=SQL(", ").join(SQL.identifier("first", name) for name in names),
            first=first.id,
            numbers=numbers,
        )
        self.env.cr.execute(query)
        copies = self.env.cr.rowcount
        self.env.invalidate_all()
        return copies
