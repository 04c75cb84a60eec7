# SPDX-License-Identifier: LGPL-3.0-or-later
"""How terminals stand, for the people who look after them."""

from datetime import timedelta

from babel.dates import format_timedelta

from odoo import api, fields, models
from odoo.tools import SQL
from odoo.tools.misc import babel_locale_parse

from .coop_terminal_sequence import KEPT

#: Seconds that a clock may differ before somebody should look at it.
CLOCK_LIMIT = 120
#: After so long without a word an active terminal is silent.
SILENCE = timedelta(days=1)
#: How many missing ranges are shown of a terminal.
SHOWN = 20
#: States of a shift that did not come out even.
ODD_SHIFTS = ("different", "closed")

LATEST_BATCHES = """
SELECT DISTINCT ON (terminal_id) terminal_id, id
FROM coop_terminal_batch WHERE terminal_id IN %s ORDER BY terminal_id, number DESC
"""


#: Those of some terminals that ``_troubles`` finds something of but missing numbers.
TROUBLED = """
SELECT terminal.id
FROM coop_terminal terminal
LEFT JOIN coop_terminal_contact contact ON contact.terminal_id = terminal.id
WHERE terminal.id = ANY(%(terminals)s) AND (
    terminal.state = 'active'
        AND COALESCE(contact.contact_at, terminal.enrolled_at) < %(long_ago)s
    OR contact.contact_at IS NOT NULL AND abs(contact.clock_offset) > %(clock_limit)s
    OR terminal.id IN (SELECT terminal_id FROM coop_transaction WHERE status = 'held')
    OR %(odd)s::varchar[] && ARRAY(
        SELECT state FROM coop_terminal_batch
        WHERE terminal_id = terminal.id ORDER BY number DESC LIMIT 1
    )
)
"""


class CoopTerminal(models.Model):
    """Shows what terminals told last, what has not arrived and what is odd.

    What is missing of a terminal stays to be seen until it arrives.
    """

    _inherit = "coop.terminal"

    contact_ids = fields.One2many("coop.terminal.contact", "terminal_id")
    contact_at = fields.Datetime(related="contact_ids.contact_at")
    address = fields.Char(related="contact_ids.address")
    program = fields.Char(related="contact_ids.program")
    clock_offset = fields.Integer(related="contact_ids.clock_offset")
    clock_text = fields.Char(
        "Clock",
        compute="_compute_clock_text",
        help="How the clock of the device differed from ours at its last contact.",
    )
    next_seq = fields.Integer(related="contact_ids.next_seq")
    missing_count = fields.Integer(
        "Missing",
        compute="_compute_missing",
        help="How many transactions the terminal has counted that have not arrived.",
    )
    missing_text = fields.Char(
        "Missing numbers",
        compute="_compute_missing",
        help="Which they are. They stay here until they arrive.",
    )
    held_count = fields.Integer(
        "To review",
        compute="_compute_held_count",
        help="How many of its transactions wait for a person.",
    )
    key_age = fields.Integer(
        "Age of the key",
        compute="_compute_key_age",
        compute_sudo=True,
        help="For how many days the device has used its key.",
    )
    batch_id = fields.Many2one(
        "coop.terminal.batch",
        "Shift",
        compute="_compute_batch_id",
        help="The shift the terminal is in, or had last.",
    )
    batch_state = fields.Selection(
        "_selection_batch_state",
        "State of the shift",
        compute="_compute_batch_id",
        help="Whether the shift is still open, or how it came out.",
    )
    trouble = fields.Char(
        "Look into",
        compute="_compute_trouble",
        help="What somebody should look into.",
    )
    has_trouble = fields.Boolean(
        "With problems",
        compute="_compute_trouble",
        search="_search_has_trouble",
        help="Whether there is something to look into.",
    )

    @api.depends("contact_ids.contact_at", "contact_ids.clock_offset")
    def _compute_clock_text(self):
        for terminal in self:
            terminal.clock_text = bool(terminal.contact_at) and terminal._clock_text()

    def _clock_text(self):
        """Return in words how the clock of the device differs."""
        offset = self.clock_offset
        if abs(offset) <= 1:
            return self.env._("Right")
        locale = babel_locale_parse(self.env.lang)
        time = format_timedelta(timedelta(seconds=abs(offset)), locale=locale)
        if offset > 0:
            return self.env._("%s ahead", time)
        return self.env._("%s behind", time)

    def _compute_missing(self):
        states = self.env["coop.terminal.sequence"].sudo()._state(self, most=KEPT)
        for terminal in self:
            ranges = states.get(terminal.id, (0, 0, []))[2]
            terminal.missing_count = sum(last - first + 1 for first, last in ranges)
            terminal.missing_text = self._ranges_text(ranges)

    @api.model
    def _ranges_text(self, ranges):
        """Return ranges of numbers as people write them."""
        texts = [
            str(first) if first == last else f"{first}–{last}" for first, last in ranges
        ]
        more = ["…"] if len(texts) > SHOWN else []
        return ", ".join(texts[:SHOWN] + more)

    def _compute_held_count(self):
        groups = self.env["coop.transaction"]._read_group(
            [("terminal_id", "in", self.ids), ("status", "=", "held")],
            ["terminal_id"],
            ["__count"],
        )
        counts = dict(groups)
        for terminal in self:
            terminal.held_count = counts.get(terminal, 0)

    def _compute_key_age(self):
        now = fields.Datetime.now()
        for terminal in self:
            used = terminal.key_ids.filtered(
                lambda key: key.activated_at and not key.revoked_at
            )[:1]
            terminal.key_age = (now - used.activated_at).days if used else 0

    @api.model
    def _selection_batch_state(self):
        states = self.env["coop.terminal.batch"]._fields["state"]
        return states._description_selection(self.env)

    def _compute_batch_id(self):
        batches = self.env["coop.terminal.batch"]
        batches.flush_model(["terminal_id", "number"])
        rows = self.ids and self.env.execute_query(SQL(LATEST_BATCHES, (*self.ids,)))
        latest = dict(rows or ())
        for terminal in self:
            terminal.batch_id = batches.browse(latest.get(terminal.id))
            terminal.batch_state = terminal.batch_id.state

    @api.depends("state", "contact_ids.contact_at", "contact_ids.clock_offset")
    def _compute_trouble(self):
        for terminal in self:
            terminal.trouble = " · ".join(terminal._troubles())
            terminal.has_trouble = bool(terminal.trouble)

    def _troubles(self):
        """Return what somebody should look into, a few words each."""
        found = {
            self.env._("silent"): self._is_silent(),
            self.env._("clock %s", self.clock_text): self._clock_is_wrong(),
            self.env._("%s missing", self.missing_count): self.missing_count,
            self.env._("%s to review", self.held_count): self.held_count,
            self.env._("shift differs"): self.batch_state in ODD_SHIFTS,
        }
        return [words for words, is_so in found.items() if is_so]

    def _is_silent(self):
        """Return whether an active terminal has not been heard of for long."""
        long_ago = fields.Datetime.now() - SILENCE
        heard = self.contact_at or self.enrolled_at
        return self.state == "active" and bool(heard) and heard < long_ago

    def _clock_is_wrong(self):
        return bool(self.contact_at) and abs(self.clock_offset) > CLOCK_LIMIT

    def _search_has_trouble(self, operator, value):
        if operator != "in":
            return NotImplemented
        known = self.search([("enrolled_at", "!=", False)])
        return [("id", "in" if True in value else "not in", known._troubled_ids())]

    def _troubled_ids(self):
        """Return the ids of those with problems, without looking at each by itself."""
        self.env.flush_all()
        sequences = self.env["coop.terminal.sequence"].sudo()
        states = sequences._state(self, most=1).items()
        missing = [id_ for id_, (_through, _highest, gaps) in states if gaps]
        statement = SQL(
            TROUBLED,
            terminals=self.ids,
            long_ago=fields.Datetime.now() - SILENCE,
            clock_limit=CLOCK_LIMIT,
            odd=list(ODD_SHIFTS),
        )
        return [*missing, *(id_ for (id_,) in self.env.execute_query(statement))]

    def action_view_held(self):
        """Show what of the terminal waits for a person."""
        action = self.action_view_transactions()
        return action | {"domain": [*action["domain"], ("status", "=", "held")]}
