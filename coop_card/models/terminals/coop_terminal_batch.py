# SPDX-License-Identifier: LGPL-3.0-or-later
"""Shifts of terminals."""

from odoo import api, fields, models
from odoo.tools import SQL

from .queries import FREE, LATE, OPENED, SETTLE_ONCE

#: States a batch stays in.
SETTLED = ("balanced", "closed")


class CoopTerminalBatch(models.Model):
    """One shift of a terminal, which the terminal numbers and settles at its end.

    What belongs to it are the transactions that name its number. The channel alone
    writes here: people look, and see what did not come out even or came late.
    """

    _name = "coop.terminal.batch"
    _description = "Shift of a Terminal"
    _inherit = ["coop.company.mixin"]
    _order = "id desc"
    _rec_name = "number"

    terminal_id = fields.Many2one(
        "coop.terminal",
        required=True,
        readonly=True,
        ondelete="restrict",
        check_company=True,
        help="The device that was worked.",
    )
    branch_id = fields.Many2one(
        "coop.branch",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        help="Where the terminal stood when the shift began.",
    )
    number = fields.Integer(
        required=True, readonly=True, help="The terminal counts its shifts itself."
    )
    state = fields.Selection(
        [
            ("open", "Open"),
            ("different", "Different"),
            ("balanced", "Balanced"),
            ("closed", "Closed with a difference"),
        ],
        default="open",
        required=True,
        readonly=True,
        index=True,
        help="Different: the terminal counted, and has to send what is missing. "
        "Closed: it has given that up, and somebody should look into it.",
    )
    operator_id = fields.Many2one(
        "coop.operator",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Whose shift it was.",
    )
    opened_at = fields.Datetime(
        "Opened on", readonly=True, help="When it began, by the terminal's clock."
    )
    closed_at = fields.Datetime(
        "Closed on", readonly=True, help="When it ended, by the terminal's clock."
    )
    settled_at = fields.Datetime(
        "Settled on", readonly=True, help="When it was found balanced, or was closed."
    )
    attempts = fields.Integer(
        readonly=True, help="How often the terminal has tried to settle it."
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    terminal_count = fields.Integer(
        "Slips at the terminal",
        readonly=True,
        help="How many transactions the terminal counted.",
    )
    terminal_amount = fields.Monetary(
        "Amount at the terminal", readonly=True, help="What they come to, with tax."
    )
    server_count = fields.Integer(
        "Slips here",
        readonly=True,
        help="How many of them had arrived when it was counted last.",
    )
    server_amount = fields.Monetary(
        "Amount here", readonly=True, help="What those come to, with tax."
    )
    line_ids = fields.One2many(
        "coop.terminal.batch.line", "batch_id", "Figures", readonly=True
    )
    answer = fields.Json(
        readonly=True,
        groups="base.group_system",
        help="What the terminal was told of its settlement: a repeat is told the same.",
    )
    counted = fields.Json(
        readonly=True,
        groups="base.group_system",
        help="The spans of sequence numbers that had arrived when it was settled.",
    )
    counted_to = fields.Integer(
        readonly=True,
        groups="base.group_system",
        help="The newest transaction that had arrived when it was settled.",
    )
    signed_off_days = fields.Json(
        readonly=True,
        help="Days of the shift that had been signed off when it was settled: what the "
        "terminal counted of them is not on the page of the day.",
    )
    signed_off_text = fields.Char(
        "Days signed off before",
        compute="_compute_signed_off_text",
        help="Days of the shift that had been signed off when it was settled.",
    )
    transaction_count = fields.Integer(
        "Transactions",
        compute="_compute_transactions",
        help="How many transactions of the shift have arrived by now.",
    )
    late_count = fields.Integer(
        "Late",
        compute="_compute_late_count",
        help="How many of them came after it was settled.",
    )

    _number_uniq = models.Constraint(
        "UNIQUE (terminal_id, number)", "The terminal has a shift of this number."
    )
    _number_is_positive = models.Constraint(
        "CHECK (number > 0)", "Shifts are counted from 1."
    )
    _settled_is_whole = models.Constraint(
        "CHECK ((state IN ('balanced', 'closed')) = (settled_at IS NOT NULL))",
        "What is settled has been settled at some time.",
    )

    @api.depends("terminal_id", "number")
    def _compute_display_name(self):
        for batch in self:
            batch.display_name = self.env._(
                "%(terminal)s, shift %(number)s",
                terminal=batch.terminal_id.number,
                number=batch.number,
            )

    @api.depends("signed_off_days")
    def _compute_signed_off_text(self):
        for batch in self:
            days = map(fields.Date.to_date, batch.signed_off_days or ())
            batch.signed_off_text = ", ".join(map(self._format_day, days))

    def _compute_transactions(self):
        groups = self.env["coop.transaction"]._read_group(
            [
                ("terminal_id", "in", self.terminal_id.ids),
                ("batch", "in", self.mapped("number")),
                ("status", "!=", "rejected"),
            ],
            ["terminal_id", "batch"],
            ["__count"],
        )
        counts = {(terminal, number): count for terminal, number, count in groups}
        for batch in self:
            batch.transaction_count = counts.get((batch.terminal_id, batch.number), 0)

    def _compute_late_count(self):
        late = self._late()
        for batch in self:
            batch.late_count = len(late.get(batch.id, ()))

    def _late(self):
        """Return the ids of what came after batches were settled: lists by batch id."""
        self.env.flush_all()
        rows = self.env.execute_query(SQL(LATE, ids=self.ids))
        return dict(rows)

    def action_view_transactions(self):
        """Show what has arrived of the shift."""
        self.ensure_one()
        domain = [("terminal_id", "=", self.terminal_id.id)]
        return self._transactions([*domain, ("batch", "=", self.number)])

    def action_view_late(self):
        """Show what came after the shift was settled."""
        self.ensure_one()
        return self._transactions([("id", "in", self._late().get(self.id, []))])

    def _transactions(self, domain):
        action = self.env["ir.actions.actions"]._for_xml_id(
            "coop_card.coop_transaction_action"
        )
        return action | {"domain": domain, "context": {}}

    @api.model
    def _open(self, terminal, numbers):
        """Begin the shifts of a terminal that are not known yet."""
        if not numbers:
            return
        terminal.flush_recordset(["company_id", "branch_id"])
        self.env.cr.execute(
            SQL(
                OPENED,
                terminal=terminal.id,
                numbers=sorted(numbers),
                user=self.env.uid,
                now=self.env.cr.now(),
            )
        )

    @api.model
    def _sign_on(self, terminal, number, opened_at, operator):
        """Return the shift a terminal works in: the one it names, if it is not settled.

        A terminal that was set back to a backup may name one that is: it goes on with
        the next number that nobody has used.
        """
        named = self._numbered(terminal, number)
        if named.state in SETTLED:
            self.flush_model(["terminal_id", "number"])
            [(free,)] = self.env.execute_query(SQL(FREE, terminal=terminal.id))
            named = self._numbered(terminal, free)
        named.opened_at = named.opened_at or opened_at
        named.operator_id = named.operator_id or operator
        return named

    @api.model
    def _numbered(self, terminal, number):
        """Return a terminal's shift of a number, which begins if it is not known."""
        self._open(terminal, {number})
        domain = [("terminal_id", "=", terminal.id), ("number", "=", number)]
        return self.search(domain)

    def _lock(self):
        """Let whoever settles the shift at the same moment begin anew afterwards."""
        self.flush_recordset()
        self.env.cr.execute(SQL(SETTLE_ONCE, id=self.id))
        self.invalidate_recordset()
