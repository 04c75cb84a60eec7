# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a member is owed of refunds, and the contact it is booked to."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

#: Members whose refunds are booked to another contact than theirs.
BOOKED_ELSEWHERE = """
SELECT member.id
FROM coop_member member
JOIN coop_rebate_payable payable ON payable.member_id = member.id
JOIN coop_rebate_move move ON move.payable_id = payable.id
JOIN account_move_line item ON item.id = move.entry_line_id
WHERE member.id = ANY(%(members)s) AND item.partner_id <> member.partner_id
LIMIT 1
"""

#: Asked at the end of the transaction: whoever merges two contacts exchanges them in
#: the member and in the journal items, one after the other.
FUNCTION = f"""
CREATE OR REPLACE FUNCTION coop_card_keep_contact() RETURNS trigger AS $$
BEGIN
    IF EXISTS ({BOOKED_ELSEWHERE.replace("%(members)s", "ARRAY[NEW.id]")}) THEN
        RAISE EXCEPTION 'refunds of member % are booked to another contact', NEW.id
            USING ERRCODE = 'check_violation', TABLE = 'coop_member';
    END IF;
    RETURN NULL;
END
$$ LANGUAGE plpgsql
"""
TRIGGER = """
CREATE CONSTRAINT TRIGGER coop_member_contact AFTER UPDATE OF partner_id ON coop_member
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (OLD.partner_id <> NEW.partner_id) EXECUTE FUNCTION coop_card_keep_contact()
"""


class CoopMember(models.Model):
    """Shows on a member what the co-op still owes of the refunds of all years.

    Journal entries of refunds name the member's contact, and so do those that will pay
    them: a member keeps it once a refund is booked.
    """

    _inherit = "coop.member"

    payable_ids = fields.One2many(
        "coop.rebate.payable",
        "member_id",
        "Refund accounts",
        groups="coop_card.group_auditor",
        help="What became of the member's refund of each year.",
    )
    refund_balance = fields.Monetary(
        "Refunds owed",
        compute="_compute_refund_balance",
        groups="coop_card.group_auditor",
        help="What the co-op still owes the member of the refunds of all years. Below "
        "zero: what the member owes the co-op.",
    )

    def _compute_refund_balance(self):
        groups = self.env["coop.rebate.payable"]._read_group(
            [("member_id", "in", self._origin.ids)], ["member_id"], ["balance:sum"]
        )
        balances = dict(groups)
        for member in self:
            member.refund_balance = balances.get(member._origin, 0)

    def init(self):
        """Create the trigger that keeps the contact refunds are booked to."""
        result = super().init()
        self.env.cr.execute("DROP TRIGGER IF EXISTS coop_member_contact ON coop_member")
        self.env.cr.execute(FUNCTION)
        self.env.cr.execute(TRIGGER)
        return result

    @api.constrains("partner_id")
    def _check_contact_of_refunds(self):
        self.flush_recordset(["partner_id"])
        query = SQL(BOOKED_ELSEWHERE, members=self.ids)
        for [member_id] in self.env.execute_query(query):
            raise ValidationError(
                self.env._(
                    "Refunds of %s are booked to the present contact, so it stays. To "
                    "correct a name or an address, change the contact itself.",
                    self.browse(member_id).display_name,
                )
            )
