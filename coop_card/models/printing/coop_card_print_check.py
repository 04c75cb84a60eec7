# SPDX-License-Identifier: LGPL-3.0-or-later
"""Printed cards that are to be looked at, since a name on them has changed."""

from odoo import api, fields, models

#: Cards looked at in one go.
BATCH = 1000


class CoopCardPrintCheck(models.Model):
    """One change of a name on cards; a job goes through the cards that may show it.

    It compares each with what was printed, puts those that would look different now
    into the queue, and goes on after the last one it has seen.
    """

    _name = "coop.card.print.check"
    _description = "Look at Printed Cards"
    _order = "id"

    path = fields.Char(
        required=True, help="How a card comes by the record whose name has changed."
    )
    named_id = fields.Integer(required=True, help="The id of that record.")
    seen_id = fields.Integer(
        required=True, default=0, help="The last card that was looked at."
    )

    @api.model
    def _ask_for(self, records, path):
        """Have the cards looked at that may show the names of records."""
        checks = self.sudo()
        named = records.filtered(lambda one: checks._printed(path, one.id, limit=1))
        asked = checks.search(
            [("path", "=", path), ("named_id", "in", named.ids), ("seen_id", "=", 0)]
        )
        new = sorted({*named.ids} - {*asked.mapped("named_id")})
        if new:
            checks.create([{"path": path, "named_id": named_id} for named_id in new])
            self.env.ref("coop_card.ir_cron_look_at_printed_cards").sudo()._trigger()

    @api.model
    def _printed(self, path, named_id, limit, after_id=0):
        """Return the next printed cards that may show a name."""
        cards = self.env["coop.card"]
        may_show = [(path, "=", named_id), ("print_state", "=", "printed")]
        return cards.search([*may_show, ("id", ">", after_id)], order="id", limit=limit)

    @api.model
    def _cron_look(self):
        """Look at cards, some at a time, as long as the job may run."""
        commit = self.env["ir.cron"]._commit_progress
        time_left = commit(remaining=self.search_count([]))
        while time_left and (looked_at := self._look_at_some()) is not None:
            time_left = commit(looked_at, remaining=self.search_count([]))

    @api.model
    def _look_at_some(self):
        """Look at the next cards of the oldest change; return how many, None if done.

        A change whose cards have all been seen is forgotten.
        """
        check = self.search([], limit=1)
        if not check:
            return None
        cards = self._printed(check.path, check.named_id, BATCH, check.seen_id)
        cards._changed_since_print()._enqueue()
        check.seen_id = cards[-1:].id
        if len(cards) < BATCH:
            check.unlink()
        return len(cards)
