# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members who were registered twice, made one."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, ConcurrencyError, UserError
from odoo.tools import SQL

from ...rules.life_cycle import RUN_KEPT

#: States of a member who may take in another.
SURVIVES = ("active", "suspended")

#: Everything that names a member and has to follow a merge.
NAMING = """
SELECT 'transaction', id FROM coop_transaction WHERE member_id = %(member)s
UNION ALL SELECT 'card', id FROM coop_card WHERE member_id = %(member)s
UNION ALL SELECT 'family', id FROM coop_member WHERE main_member_id = %(member)s
UNION ALL SELECT 'merged', id FROM coop_member WHERE merged_into_id = %(member)s
UNION ALL SELECT 'note', id FROM coop_rebate_note WHERE member_id = %(member)s
"""

#: The row of the merged member waits for all that names it; that of the survivor does
#: not, but no other merge passes it.
LOCK = "SELECT FROM coop_member WHERE id = %(member)s FOR UPDATE"
TOUCH = "UPDATE coop_member SET write_date = %(now)s WHERE id = %(member)s"


class CoopMember(models.Model):
    """Merges a member into another, who takes over what counts from now on.

    What has been decided stays with the old number: closed years, approved refunds,
    cards that have ended, the history. The old number leads to the other member, so
    that a purchase that still arrives for it counts there.
    """

    _inherit = "coop.member"

    merged_into_id = fields.Many2one(
        "coop.member",
        "Merged into",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The member who took this one's place: purchases that still arrive for "
        "this number count there.",
    )
    merged_ids = fields.One2many(
        "coop.member",
        "merged_into_id",
        "Merged members",
        readonly=True,
        context={"active_test": False},
        help="Members who were merged into this one.",
    )
    merged_numbers = fields.Char(
        "Earlier numbers",
        compute="_compute_merged_numbers",
        help="Numbers of members who were merged into this one.",
    )

    _merged_is_over = models.Constraint(
        "CHECK (merged_into_id IS NULL"
        " OR (state = 'terminated' AND active IS NOT TRUE AND merged_into_id <> id))",
        "A member who was merged into another has ended for good: work with the other "
        "one.",
    )

    @api.depends("merged_ids.number")
    def _compute_merged_numbers(self):
        for member in self:
            member.merged_numbers = ", ".join(member.merged_ids.mapped("number"))

    def write(self, vals):
        """Refuse a merge that moves nothing."""
        if "merged_into_id" in vals and not self.env.su:
            raise AccessError(self.env._("Members are merged by the dialog only."))
        return super().write(vals)

    def _merge_into(self, survivor, reason):
        """Let another member take this one's place for good.

        :param str reason: why, kept in the history of both
        :raise UserError: with a sentence, where that is not possible
        """
        self.ensure_one()
        self._check_role("merge")
        (self + survivor).check_access("write")
        merged, survivor = self.sudo(), survivor.sudo()
        merged._lock_for_merge(survivor)
        merged._check_merge(survivor)
        merged._counting_transactions()._move(survivor)
        merged._hand_over(survivor, reason)
        merged._end_by_merge(survivor, reason)

    def _targets(self, step):
        """Refuse all further steps of members who were merged into others."""
        for member in self.filtered("merged_into_id"):
            raise UserError(member._is_merged_already())
        return super()._targets(step)

    def _is_merged_already(self):
        return self.env._(
            "%(merged)s has been merged into %(survivor)s already.",
            merged=self.display_name,
            survivor=self.merged_into_id.display_name,
        )

    def _check_merge(self, survivor):
        """Refuse a merge that makes no sense."""
        refusal = self._merge_refusal(survivor)
        if refusal:
            raise UserError(refusal)
        self._targets("merge")

    def _merge_refusal(self, survivor):
        """Return why this member cannot be merged into another; None if it can."""
        names = {"merged": self.display_name, "survivor": survivor.display_name}
        if self == survivor:
            return self.env._("Choose two members: nobody is merged into themselves.")
        if self.company_id != survivor.company_id:
            return self.env._(
                "%(merged)s and %(survivor)s are members of different co-ops.", **names
            )
        if self.merged_into_id:
            return self._is_merged_already()
        if survivor.state not in SURVIVES or not survivor.active:
            return self.env._(
                "%(survivor)s is no member now. Merge into somebody who is.", **names
            )
        if self._family() and survivor.main_member_id not in (self.browse(), self):
            return self.env._(
                "%(merged)s is the main member of a family, and %(survivor)s belongs "
                "to another one. Settle whose family it is first.",
                **names,
            )
        return None

    def _lock_for_merge(self, survivor):
        """Wait for what is under way about both members, and let the rest wait.

        Whatever names a member holds a key-share lock on the member's row until its
        transaction ends. The lock of the merged member's row therefore waits for
        purchases that are being booked. Those that come later wait in turn, fail to
        serialize on the row that the merge has changed, are run again and follow the
        pointer. The survivor's row is changed, so that two merges never overlap;
        purchases of the survivor do not wait.

        :raise ConcurrencyError: where something was committed that this transaction
            began too early to see: Odoo runs the merge again
        """
        self.env.flush_all()
        for member in (self | survivor).sorted("id"):
            lock = LOCK if member == self else TOUCH
            self.env.cr.execute(SQL(lock, member=member.id, now=self.env.cr.now()))
        seen = self.env.execute_query(SQL(NAMING, member=self.id))
        with self.env.registry.cursor() as cr:
            cr.execute(SQL(NAMING, member=self.id))
            committed = cr.fetchall()
        if not {*committed} <= {*seen}:
            raise ConcurrencyError("a member got something new during the merge")
        self.env.invalidate_all(flush=False)

    def _counting_transactions(self):
        """Return the transactions that move: those that no decision rests on yet."""
        return self.env["coop.transaction"]._counting_for(self, self._undecided_years())

    def _undecided_years(self):
        """Return the co-op's open years for which no refund has been approved."""
        undecided = [
            ("company_id", "=", self.company_id.id),
            ("state", "=", "open"),
            ("run_ids", "not any", [("state", "in", RUN_KEPT)]),
        ]
        return self.env["coop.fiscal.year"].search(undecided)

    def _end_by_merge(self, survivor, reason):
        """End this membership, and let its number lead to the survivor.

        What led here leads on, so that one look is always enough.
        """
        today = self.company_id._coop_today()
        planned = self.join_date and self.join_date > today
        left_on = self.leave_date or today
        self.merged_ids.merged_into_id = survivor
        self._step(
            "merge",
            left_on,
            {"reason": reason},
            join_date=False if planned else self.join_date,
            leave_date=left_on,
            merged_into_id=survivor.id,
            active=False,
        )
