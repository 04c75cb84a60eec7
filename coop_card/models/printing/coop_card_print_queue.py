# SPDX-License-Identifier: LGPL-3.0-or-later
"""The cards that wait for the printer."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

#: States in which it makes sense to print a card.
PRINTABLE = ("draft", "stock", "active")

#: What of a card and its member can be printed on it. Changed names of types and groups
#: may concern very many cards: a job looks at those, see ``coop.printed.name.mixin``.
PRINTED = [
    "number",
    "valid_from",
    "valid_to",
    "type_id",
    "member_id.number",
    "member_id.title",
    "member_id.name",
    "member_id.join_date",
    "member_id.group_id",
    "member_id.type_id",
    "member_id.image_1920",
]

ENQUEUE = """
UPDATE coop_card card
   SET print_state = 'waiting', write_uid = %(user)s,
       write_date = now() AT TIME ZONE 'UTC'
 WHERE id = ANY(%(cards)s)
   AND print_state IS DISTINCT FROM 'waiting'
"""

DEQUEUE = """
UPDATE coop_card card
   SET print_state = CASE WHEN EXISTS (
           SELECT FROM coop_card_print print WHERE print.card_id = card.id
       ) THEN 'printed' END
 WHERE id = ANY(%(cards)s) AND print_state = 'waiting'
"""


class CoopCard(models.Model):
    """Puts cards into the print queue and takes them out again.

    A card waits once it is issued, if its type has a template, and again when something
    changes that is printed on it. Nobody has to print what waits.
    """

    _inherit = "coop.card"

    print_state = fields.Selection(
        [("waiting", "To print"), ("printed", "Printed")],
        "Printing",
        compute="_compute_print_state",
        store=True,
        index="btree_not_null",
        copy=False,
        help="Whether the card waits to be printed. Empty for cards nobody prints.",
    )
    print_ids = fields.One2many("coop.card.print", "card_id", "Prints")
    last_print_date = fields.Datetime(
        "Printed on",
        compute="_compute_last_print",
        help="When the card was last printed.",
    )

    @api.depends(*PRINTED)
    def _compute_print_state(self):
        """Send printed cards back to the queue that would now look different."""
        printed = self._origin.filtered(lambda card: card.print_state == "printed")
        changed = printed._changed_since_print()
        for card in self:
            state = "waiting" if card._origin in changed else card._origin.print_state
            card.print_state = state

    def _changed_since_print(self):
        """Return the cards that would be printed otherwise than they were."""
        alike = self.grouped(lambda card: card.print_ids[:1].template_id)
        changed = alike.pop(self.env["coop.card.template"], self.browse()).ids
        for template, cards in alike.items():
            for card, values in zip(cards, cards._face_values(template), strict=True):
                if card._print_digest(values) != card.print_ids[:1].digest:
                    changed.append(card.id)
        return self.browse(changed)

    @api.depends("print_ids")
    def _compute_last_print(self):
        for card in self:
            card.last_print_date = card.print_ids[:1].create_date

    def _step(self, name, reason=None, **values):
        """Let cards that are issued wait for the printer, if their type is printed."""
        done = super()._step(name, reason, **values)
        if name == "issue":
            self.filtered("type_id.template_id")._enqueue_new()
        return done

    def _enqueue_new(self):
        """Put those into the queue that do not look already as they should."""
        printed = self.filtered(lambda card: card.print_state == "printed")
        (self - printed)._enqueue()

    def _enqueue(self):
        """Put cards into the print queue."""
        if self:
            self.flush_recordset(["print_state"])
            self.env.cr.execute(SQL(ENQUEUE, cards=self.ids, user=self.env.uid))
            self.invalidate_recordset(["print_state", "write_uid", "write_date"])

    def action_enqueue_print(self):
        """Let cards wait for the printer, whatever was printed before."""
        self._check_may_print()
        self._check_reviewed()
        for card in self.filtered(lambda card: card.state not in PRINTABLE):
            raise UserError(
                self.env._(
                    "Card %s is not printed in its present state.", card.display_name
                )
            )
        self._enqueue()

    def action_dequeue_print(self):
        """Take cards out of the queue: they are good as they are."""
        self._check_may_print()
        self.flush_recordset(["print_state"])
        self.env.cr.execute(SQL(DEQUEUE, cards=self.ids))
        self.invalidate_recordset(["print_state"])

    def _check_may_print(self):
        """Refuse whoever does not keep the cards."""
        self.check_access("write")

    @api.model
    def _print_queue_domain(self):
        """Return the domain of the cards that wait and can be printed."""
        return [("print_state", "=", "waiting"), ("state", "in", PRINTABLE)]
