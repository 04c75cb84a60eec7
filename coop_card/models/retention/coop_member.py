# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members who left long ago, and of whom the co-op keeps figures alone."""

from odoo import fields, models
from odoo.exceptions import AccessError, ConcurrencyError, UserError
from odoo.tools import SQL

from ..members.coop_member_estate import READERS

#: What the register says of a person. Number, type, group and days stay: the ledger
#: and the refunds are told by them.
PERSONAL = (
    "title",
    "national_id",
    "birthdate",
    "gender",
    "occupation_id",
    "main_member_id",
    "payout_bank_id",
    "keep_reason",
)
#: What keeps data from the job alone: somebody who decides by hand has looked.
SOFT = {False, "books"}

#: Waits for all that names these rows and is not committed yet; the rest waits for it.
LOCK = "SELECT FROM %(table)s WHERE id = ANY(%(ids)s) ORDER BY id FOR UPDATE"


class CoopMember(models.Model):
    """Makes members anonymous who left: nothing tells any more who they were.

    The ledger, refunds, payouts and journal entries stay, and name the number.
    """

    _inherit = "coop.member"

    keep_reason = fields.Char(
        "Keep personal data because",
        copy=False,
        groups=READERS,
        help="Such as a lawsuit: as long as something stands here, the data stays, "
        "however long ago the member left.",
    )
    anonymous_since = fields.Date(
        readonly=True,
        copy=False,
        help="Since when nothing tells any more who the member was.",
    )

    _anonymous_is_over = models.Constraint(
        "CHECK (anonymous_since IS NULL OR"
        " (state IN ('resigned', 'deceased', 'terminated')"
        f" AND num_nonnulls({', '.join(PERSONAL)}) = 0))",
        "This member was made anonymous for good. Register the person anew.",
    )
    _left_idx = models.Index(
        "(company_id, leave_date) WHERE anonymous_since IS NULL"
        " AND state IN ('resigned', 'deceased', 'terminated')"
    )

    def write(self, vals):
        """Refuse to call a member anonymous without making it so."""
        if "anonymous_since" in vals and not self.env.su:
            raise AccessError(
                self.env._("Members are made anonymous by the dialog only.")
            )
        return super().write(vals)

    def _targets(self, step):
        """Refuse all steps of members who are anonymous."""
        for member in self.filtered("anonymous_since"):
            raise UserError(
                self.env._(
                    "%s was made anonymous for good. Register the person anew.",
                    member.display_name,
                )
            )
        return super()._targets(step)

    def _step_names(self):
        return {**super()._step_names(), "anonymise": self.env._("Make anonymous")}

    def _make_anonymous(self, reason):
        """Remove what tells who these members are, those merged into them included.

        :param str reason: why, kept in the history
        :raise UserError: naming the first member whose data has to stay
        """
        self.check_access("write")
        self._targets("anonymise")
        members = self.sudo().with_context(tracking_disable=True, active_test=False)
        members._check_nothing_holds()
        members._lock_to_forget()
        everybody = members | members.merged_ids
        for company, of_company in everybody.grouped("company_id").items():
            of_company.with_context(lang=company.partner_id.lang)._forget()
        members._keep_events(
            lambda member: {
                "kind": "standing",
                "what": "anonymise",
                "value_from": member.state,
                "value_to": member.state,
                "reason": reason,
            }
        )

    def _check_nothing_holds(self):
        """Refuse where something keeps the data of one of these members."""
        holds = self._holds()
        for member in self.filtered(lambda member: holds[member] not in SOFT):
            raise UserError(
                self.env._(
                    "%(member)s cannot be made anonymous yet: %(hold)s.",
                    member=member.display_name,
                    hold=self.env["coop.member.retention"]._hold_name(holds[member]),
                )
            )

    def _lock_to_forget(self):
        """Wait for what is being written about these members, and let the rest wait.

        It is the lock of ``_lock_for_merge``, on the contacts, too: journal entries
        name those. What had to wait is run again, and finds an anonymous member.

        :raise ConcurrencyError: where something was committed that keeps the data and
            that this transaction began too early to see: Odoo runs it again
        """
        self.env.flush_all()
        everybody = self | self.merged_ids
        for records in (everybody, everybody.partner_id):
            table = SQL.identifier(records._table)
            self.env.cr.execute(SQL(LOCK, table=table, ids=records.ids))
        with self.env.registry.cursor() as cr:
            holds = self.with_env(self.env(cr=cr))._holds()
        if not SOFT.issuperset(holds.values()):
            raise ConcurrencyError("a member got something new before it was forgotten")

    def _holds(self):
        """Return what keeps the data of each of these members, False for nothing."""
        self.env.flush_all()
        rows = self.env["coop.member.retention"].sudo().browse(self.ids)
        rows.invalidate_recordset(flush=False)
        found = {row.id: row.hold for row in rows.exists()}
        return {member: found.get(member.id, False) for member in self}
