# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the database keeps of payments."""

from odoo import models
from odoo.tools import SQL

#: What may become of a payment, as pairs of states.
CHANGES = (
    ("planned", "paid"),
    ("planned", "void"),
    ("paid", "returned"),
    ("paid", "void"),
)
BOOKED = SQL("OLD.state <> 'planned'")
#: The number of a bank account goes once a member is anonymous.
OTHER_ACCOUNT = SQL("""
    OLD.state <> 'planned'
    AND OLD.bank_account_number IS DISTINCT FROM NEW.bank_account_number
    AND NOT (NEW.bank_account_number IS NULL AND coop_card_is_anonymous(OLD.member_id))
""")


class CoopPayoutLine(models.Model):
    """Adds the triggers that keep payments as they were booked."""

    _inherit = "coop.payout.line"
    _anonymous_columns = ("bank_account_number",)

    def _insert_only_delete_triggers(self):
        """Let only planned payments go; let none begin otherwise."""
        self._insert_only_trigger("delete", SQL("BEFORE DELETE"), SQL("ROW"), BOOKED)
        self._insert_only_trigger(
            "insert",
            SQL("BEFORE INSERT"),
            SQL("ROW"),
            SQL("NEW.state <> 'planned'"),
        )

    def _insert_only_update_triggers(self):
        """Let booked payments come back or become void, and no more."""
        changing = ("state", "returned_on", "note", *self._anonymous_columns)
        self._insert_only_update("update", BOOKED, changing)
        self._insert_only_trigger(
            "account",
            SQL("BEFORE UPDATE OF bank_account_number"),
            SQL("ROW"),
            condition=OTHER_ACCOUNT,
        )
        self._insert_only_trigger(
            "return",
            SQL("BEFORE UPDATE OF state"),
            SQL("ROW"),
            condition=SQL(
                "OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN %s", CHANGES
            ),
        )
