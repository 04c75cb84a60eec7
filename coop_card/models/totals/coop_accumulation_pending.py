# SPDX-License-Identifier: LGPL-3.0-or-later
"""What was booked and is not yet in the totals."""

from odoo import models

#: One row for each key that a statement books, in the transaction of the booking.
FUNCTION = """
CREATE OR REPLACE FUNCTION coop_card_note_pending() RETURNS trigger AS $$
BEGIN
    INSERT INTO coop_accumulation_pending (
        company_id, fiscal_year_id, member_id, category_id, member_type_id, direction,
        quantity, amount, amount_tax, line_count
    )
    SELECT company_id, fiscal_year_id, member_id, category_id, member_type_id,
           direction, COALESCE(sum(quantity), 0), COALESCE(sum(amount), 0),
           COALESCE(sum(amount_tax), 0), count(*)
    FROM booked
    GROUP BY company_id, fiscal_year_id, member_id, category_id, member_type_id,
             direction;
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
    update. Whoever reads totals adds what is pending.
    """

    _name = "coop.accumulation.pending"
    _description = "Pending Sum"
    _inherit = ["coop.accumulation.sum.mixin"]
    _log_access = False

    def init(self):
        """Create the trigger when the addon is installed or upgraded."""
        super().init()
        self.env.cr.execute(FUNCTION)
