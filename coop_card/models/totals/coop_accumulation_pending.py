# SPDX-License-Identifier: LGPL-3.0-or-later
"""What was booked and is not yet in the totals."""

from odoo import fields, models

#: One row for each key that a statement books, in the transaction of the booking.
FUNCTION = """
CREATE OR REPLACE FUNCTION coop_card_note_pending() RETURNS trigger AS $$
BEGIN
    INSERT INTO coop_accumulation_pending (
        company_id, fiscal_year_id, member_id, category_id, member_type_id, direction,
        date, card_id, branch_id, terminal_id, operator_id, origin,
        quantity, amount, amount_tax, line_count, transaction_count
    )
    SELECT company_id, fiscal_year_id, member_id, category_id, member_type_id,
           direction, date, card_id, branch_id, terminal_id, operator_id, origin,
           COALESCE(sum(quantity), 0), COALESCE(sum(amount), 0),
           COALESCE(sum(amount_tax), 0), count(*), count(*) FILTER (WHERE is_first)
    FROM (
        SELECT *, id = min(id) OVER (PARTITION BY transaction_id) AS is_first
        FROM booked
    ) AS line
    GROUP BY company_id, fiscal_year_id, member_id, category_id, member_type_id,
             direction, date, card_id, branch_id, terminal_id, operator_id, origin;
    RETURN NULL;
END
$$ LANGUAGE plpgsql;

DROP TRIGGER IF EXISTS coop_accumulation_note_pending ON coop_accumulation;
CREATE TRIGGER coop_accumulation_note_pending
AFTER INSERT ON coop_accumulation REFERENCING NEW TABLE AS booked
FOR EACH STATEMENT EXECUTE FUNCTION coop_card_note_pending()
"""


class CoopAccumulationPending(models.Model):
    """What bookings add to the totals, until a settlement moves it there.

    A trigger of the ledger writes it: posting never waits for a row that others
    update. Whoever reads totals adds what is pending. Nobody reads it on a screen. Its
    columns are plain numbers, for the ledger has checked already what they refer to.
    """

    _name = "coop.accumulation.pending"
    _description = "Pending Sum"
    _log_access = False

    company_id = fields.Integer(required=True, help="The co-op.")
    fiscal_year_id = fields.Integer(required=True, help="The year of the lines.")
    member_id = fields.Integer(required=True, help="The member of the lines.")
    category_id = fields.Integer(required=True, help="The category of the lines.")
    member_type_id = fields.Integer(required=True, help="The member's type then.")
    direction = fields.Char(required=True, help="Purchase or sale.")
    date = fields.Date(required=True, help="The day of the lines.")
    card_id = fields.Integer(help="The card that was read, if any.")
    branch_id = fields.Integer(help="Where it happened.")
    terminal_id = fields.Integer(help="The device that posted it.")
    operator_id = fields.Integer(help="Who worked the terminal.")
    origin = fields.Char(required=True, help="The channel the lines came through.")
    quantity = fields.Float(digits="Product Unit", help="In the category's unit.")
    amount = fields.Float(digits=0, help="Without the tax beside it.")
    amount_tax = fields.Float("Tax", digits=0, help="The tax on top of the amount.")
    line_count = fields.Integer("Lines", help="How many lines are summed up.")
    transaction_count = fields.Integer(
        "Transactions", help="How many transactions have their first line here."
    )

    def init(self):
        """Create the trigger when the addon is installed or upgraded."""
        done = super().init()
        self.env.cr.execute(FUNCTION)
        return done
