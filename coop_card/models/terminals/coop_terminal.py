# SPDX-License-Identifier: LGPL-3.0-or-later
"""Card terminals."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...rules.identifier import READER_CHOICES
from ...rules.life_cycle import TERMINAL_STEPS

#: What pairing sets.
PAIRED = frozenset(
    {
        "device_model",
        "device_version",
        "device_serial",
        "enrolled_at",
        "pairing_expires_at",
    }
)


class CoopTerminal(models.Model):
    """A device of a branch that posts transactions.

    It proves itself by a key that it gets when it is paired. Terminal number and co-op
    tell its transactions from those of others, and stay once it has been enrolled.
    """

    _name = "coop.terminal"
    _description = "Terminal"
    _inherit = [
        "coop.life.cycle.mixin",
        "coop.limit.mixin",
        "mail.thread",
    ]
    _order = "number"
    _rec_names_search = ["number", "name"]
    _life_cycle_steps = TERMINAL_STEPS
    _life_cycle_start = ("draft",)

    name = fields.Char(required=True, tracking=True, help="Where the device stands.")
    number = fields.Char(
        required=True,
        copy=False,
        tracking=True,
        help="The terminal number: 8 capital letters and digits. It cannot change once "
        "the terminal has been enrolled.",
    )
    branch_id = fields.Many2one(
        "coop.branch",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        check_company=True,
        help="What the terminal posts counts for this branch.",
    )
    reader_kind = fields.Selection(
        READER_CHOICES,
        "Radio tag reader",
        required=True,
        default="printed",
        tracking=True,
        help="What the terminal sends when it reads a radio tag, so that a tag is the "
        "same whatever reads it.",
    )
    card_type_ids = fields.Many2many(
        "coop.card.type",
        string="Card types served",
        check_company=True,
        help="The booking rules note a purchase with a card of another type. Empty: "
        "all types.",
    )
    state = fields.Selection(
        [
            ("draft", "Not enrolled"),
            ("active", "Active"),
            ("suspended", "Suspended"),
        ],
        default="draft",
        required=True,
        index=True,
        copy=False,
        readonly=True,
        tracking=True,
        help="Only an active terminal may post. A suspended one keeps what it has "
        "until it is resumed.",
    )
    device_model = fields.Char(
        "Device model",
        copy=False,
        readonly=True,
        help="The model, as the device told when paired.",
    )
    device_version = fields.Char(
        "Device version",
        copy=False,
        readonly=True,
        help="The version of its program when paired.",
    )
    device_serial = fields.Char(
        "Serial number",
        copy=False,
        readonly=True,
        help="As the device told when paired.",
    )
    enrolled_at = fields.Datetime(
        "Enrolled on", copy=False, readonly=True, help="When the device got its key."
    )
    key_ids = fields.One2many("coop.terminal.key", "terminal_id", "Keys", readonly=True)
    transaction_count = fields.Integer(
        compute="_compute_transactions", help="How many transactions it has posted."
    )
    last_posted_at = fields.Datetime(
        "Last posted on",
        compute="_compute_transactions",
        help="When its last transaction arrived.",
    )

    _number_uniq = models.Constraint(
        "UNIQUE (company_id, number)", "Another terminal already has this number."
    )
    _number_form = models.Constraint(
        "CHECK (number ~ '^[A-Z0-9]{8}$')",
        "A terminal number is exactly 8 capital letters and digits.",
    )

    @api.model
    def _has_field_access(self, field, operation):
        """Let nobody but the server say what a device told when it was paired."""
        kept = operation == "write" and field.name in PAIRED and not self.env.su
        return not kept and super()._has_field_access(field, operation)

    @api.depends("number", "name")
    def _compute_display_name(self):
        for terminal in self:
            terminal.display_name = (
                f"{terminal.number or ''} {terminal.name or ''}".strip()
            )

    def _compute_transactions(self):
        groups = self.env["coop.transaction"]._read_group(
            [("terminal_id", "in", self.ids)],
            ["terminal_id"],
            ["__count", "create_date:max"],
        )
        figures = {terminal: values for terminal, *values in groups}
        for terminal in self:
            count, last = figures.get(terminal, (0, False))
            terminal.transaction_count, terminal.last_posted_at = count, last

    @api.onchange("number")
    def _onchange_number(self):
        self.number = (self.number or "").strip().upper() or False

    def write(self, vals):
        """Keep what tells an enrolled terminal's transactions from those of others."""
        for terminal in self.filtered("enrolled_at"):
            if terminal.number != vals.get("number", terminal.number) or (
                terminal.company_id.id != vals.get("company_id", terminal.company_id.id)
            ):
                raise UserError(
                    self.env._(
                        "Terminal %s has been enrolled: its number and its co-op stay. "
                        "Make a new terminal instead.",
                        terminal.number,
                    )
                )
        return super().write(vals)

    def _served_card_types(self):
        """Return the types of cards that a terminal serves.

        Cards of an archived type go on: no new ones are made of it.
        """
        self.ensure_one()
        kinds = self.env["coop.card.type"].with_context(active_test=False)
        chosen = self.with_context(active_test=False).card_type_ids
        return chosen or kinds.search([("company_id", "=", self.company_id.id)])

    def _note_set_back(self, next_seq, highest):
        """Let people see that a terminal has forgotten what it had posted."""
        self._message_log(
            body=self.env._(
                "The terminal signed on as if %(next)s were its next number, although "
                "%(highest)s has arrived. It may have been set back to a backup.",
                next=next_seq,
                highest=highest,
            )
        )

    def action_suspend(self):
        """Refuse terminals for a time; what they hold waits with them."""
        self._take_step("suspend")

    def action_resume(self):
        """Accept suspended terminals again."""
        self._take_step("resume")

    def action_revoke(self):
        """Take the keys away: to post again, a terminal is paired anew."""
        self._take_step("revoke")
        self.sudo().key_ids._revoke()

    def action_view_transactions(self):
        """Show what the terminal has posted."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "coop_card.coop_transaction_action"
        )
        return action | {
            "domain": [("terminal_id", "=", self.id)],
            "context": {},
        }

    def _step_names(self):
        return {
            "code": self.env._("Make a pairing code"),
            "enrol": self.env._("Pair"),
            "suspend": self.env._("Suspend"),
            "resume": self.env._("Resume"),
            "revoke": self.env._("Revoke key"),
        }
