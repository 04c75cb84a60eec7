# SPDX-License-Identifier: LGPL-3.0-or-later
"""What happened to the refund that the co-op owes a member."""

from odoo import fields, models

#: What each kind of move is, and the sign it has unless it takes back another.
MOVE_KINDS = [
    ("posted", "Posted"),
    ("adjusted", "Adjusted"),
    ("retained", "Retained"),
    ("forfeited", "Forfeited"),
    ("withheld", "Tax withheld"),
    ("carried_over", "Carried over"),
    ("offset", "Offset"),
    ("paid", "Paid"),
    ("returned", "Payment returned"),
    ("repaid", "Paid back"),
]

#: Sums up what a statement adds. Nothing but a run makes a member owe, or whoever takes
#: back what was paid back; and nobody pays back more than is owed.
FUNCTION = """
CREATE OR REPLACE FUNCTION coop_card_sum_moves() RETURNS trigger AS $$
DECLARE
    overdrawn int;
BEGIN
    UPDATE coop_rebate_payable payable
    SET balance = payable.balance + total.amount,
        entitled = payable.entitled + total.entitled
    FROM (
        SELECT payable_id, sum(amount) AS amount,
               COALESCE(sum(amount) FILTER (WHERE kind IN ('posted', 'adjusted')), 0)
                   AS entitled
        FROM added GROUP BY payable_id
    ) AS total
    WHERE payable.id = total.payable_id;
    SELECT payable.id INTO overdrawn
    FROM added JOIN coop_rebate_payable payable ON payable.id = added.payable_id
    WHERE payable.balance < 0 AND added.amount < 0 AND added.kind <> 'repaid'
        AND (added.run_id IS NULL
            OR added.kind = 'carried_over' AND added.reversal_of_id IS NULL)
        OR payable.balance > 0 AND added.amount > 0 AND added.kind = 'repaid'
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'refund account % would be paid more than is owed', overdrawn
            USING ERRCODE = 'check_violation', TABLE = 'coop_rebate_payable';
    END IF;
    RETURN NULL;
END
$$ LANGUAGE plpgsql
"""
TRIGGER = """
CREATE OR REPLACE TRIGGER coop_rebate_move_sums AFTER INSERT ON coop_rebate_move
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION coop_card_sum_moves()
"""


class CoopRebateMove(models.Model):
    """One amount by which the co-op owes a member more, or less.

    The moves of a member and year sum up to the balance; those of a co-op sum up to
    what their journal entries booked to the account of refunds payable.
    """

    _name = "coop.rebate.move"
    _description = "Move of a Refund Payable"
    _inherit = ["coop.insert.only.mixin"]
    _order = "payable_id, id"
    _rec_name = "kind"

    payable_id = fields.Many2one(
        "coop.rebate.payable",
        "Refund account",
        required=True,
        index=True,
        ondelete="restrict",
        help="The member and year it is about.",
    )
    member_id = fields.Many2one(related="payable_id.member_id")
    fiscal_year_id = fields.Many2one(related="payable_id.fiscal_year_id")
    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        required=True,
        index=True,
        ondelete="restrict",
        help="The co-op that owes it.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    kind = fields.Selection(
        MOVE_KINDS, required=True, help="What happened to the refund."
    )
    amount = fields.Monetary(
        required=True,
        help="What the co-op owes more. Below zero: what it owes less.",
    )
    date = fields.Date(required=True, help="The day of the journal entry.")
    run_id = fields.Many2one(
        "coop.rebate.run",
        "Refund run",
        index="btree_not_null",
        ondelete="restrict",
        help="The run whose posting it belongs to.",
    )
    reversal_of_id = fields.Many2one(
        "coop.rebate.move",
        "Takes back",
        ondelete="restrict",
        help="The move that this one takes back.",
    )
    entry_id = fields.Many2one(
        "account.move",
        "Journal entry",
        index="btree_not_null",
        ondelete="restrict",
        help="The journal entry it was booked by, or together with: carrying over "
        "changes nothing in the general ledger.",
    )
    entry_line_id = fields.Many2one(
        "account.move.line",
        "Journal item",
        index="btree_not_null",
        ondelete="restrict",
        help="The member's line on the account of refunds payable.",
    )
    note = fields.Char(help="What else is to be said of it.")

    _amount_not_zero = models.Constraint(
        "CHECK (amount <> 0)", "A move of nothing is none."
    )
    _sign_by_kind = models.Constraint(
        "CHECK (kind NOT IN ('offset', 'paid', 'returned', 'repaid') OR "
        "((amount > 0) = (kind IN ('returned', 'repaid'))) = (reversal_of_id IS NULL))",
        "A payment lowers what is owed; what came back, or was paid back, raises it.",
    )
    _reversal_uniq = models.UniqueIndex(
        "(reversal_of_id) WHERE reversal_of_id IS NOT NULL",
        "This move has been taken back already.",
    )
    # Also what keeps a run from being posted to an account twice.
    _run_uniq = models.UniqueIndex(
        "(run_id, payable_id, kind) WHERE run_id IS NOT NULL "
        "AND reversal_of_id IS NULL "
        "AND (kind <> 'carried_over' OR entry_line_id IS NULL)",
        "This run has been posted to this account already.",
    )

    def init(self):
        """Create the trigger that keeps the sums of the accounts."""
        result = super().init()
        self.env.cr.execute(FUNCTION)
        self.env.cr.execute(TRIGGER)
        return result
