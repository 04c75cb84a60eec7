# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who is to become anonymous, when, and what keeps it from happening."""

import logging
import traceback

from dateutil.relativedelta import relativedelta
from psycopg2 import OperationalError

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError
from odoo.tools import SQL

from .queries import LEFT

_logger = logging.getLogger(__name__)

#: Of how many members one turn of the job takes care; the next night has more.
AT_A_TIME = 10_000


class CoopMemberRetention(models.Model):
    """A member who left and whose personal data is still there.

    Nothing is kept here: each row is read from its member, whose id it has. They come
    in the order of an index, so that nothing is looked up for who is not shown.
    """

    _name = "coop.member.retention"
    _description = "Member Who Left"
    _inherit = ["coop.era.mixin"]
    _auto = False
    _order = "leave_date, id"
    _rec_name = "member_id"

    member_id = fields.Many2one("coop.member", readonly=True, help="Who left.")
    company_id = fields.Many2one(
        "res.company", "Co-op", readonly=True, help="The co-op."
    )
    type_id = fields.Many2one(
        "coop.member.type", readonly=True, help="The member's type."
    )
    state = fields.Selection(
        "_selection_state", "Standing", readonly=True, help="How the member left."
    )
    leave_date = fields.Date("Left on", readonly=True, help="When the member left.")
    due_on = fields.Date(
        "Anonymous from",
        readonly=True,
        help="The day on which the job removes personal data, if nothing keeps it. "
        "Empty: the co-op keeps it without end.",
    )
    hold = fields.Selection(
        [
            ("kept", "Kept by hand, see the reason at the member"),
            ("user", "Has a user account of the co-op's staff"),
            ("refund", "Refunds not settled"),
            ("year", "Purchases in a year whose refund is not posted"),
            ("review", "Transactions that wait for review"),
            ("family", "Counts for family members"),
            ("owed", "Open invoices or payments"),
            ("books", "Journal entries that are still too young"),
        ],
        "Stays because",
        readonly=True,
        help="What keeps the personal data, however long ago the member left.",
    )

    @property
    def _table_query(self):
        return SQL(LEFT)

    @api.model
    def _selection_state(self):
        return self.env["coop.member"]._fields["state"]._description_selection(self.env)

    @api.model
    def _hold_name(self, hold):
        """Return what a reason to keep data is called, in the reader's language."""
        return dict(self._fields["hold"]._description_selection(self.env))[hold]

    @api.model
    def _cron_make_anonymous(self):
        """Make anonymous who is due, one member after the other."""
        due = self.browse().union(*map(self._due, self._co_ops()))
        for left, member in zip(
            range(len(due) - 1, -1, -1), due.member_id, strict=True
        ):
            self._work_on(member)
            if not self.env["ir.cron"]._commit_progress(1, remaining=left):
                return

    @api.model
    def _co_ops(self):
        return self.env["res.company"].search([("coop_member_years", ">", 0)])

    @api.model
    def _due(self, company):
        """Return whose day has come, and of whom nothing has to stay.

        The day they left says already of most that it has not, without a look at more.
        """
        today = company._coop_today()
        years_ago = today - relativedelta(years=company.coop_member_years)
        return self.search(
            [
                ("company_id", "=", company.id),
                ("leave_date", "<=", years_ago),
                ("due_on", "<=", today),
                ("hold", "=", False),
            ],
            limit=AT_A_TIME,
        )

    @api.model
    def _work_on(self, member):
        """Make a member anonymous; leave who cannot be to the next day and a person."""
        company = member.company_id
        here = self.with_context(lang=company.partner_id.lang).env
        reason = here._("Left more than %s years ago", company.coop_member_years)
        try:
            with self.env.cr.savepoint():
                member._make_anonymous(reason)
        except (OperationalError, ConcurrencyError):
            raise  # another transaction was in the way: it is run again
        except Exception as error:  # its text may name the member, and logs are kept
            kind = type(error).__name__
            frames = "".join(traceback.format_tb(error.__traceback__))
            _logger.error("Member %s stays: %s\n%s", member.id, kind, frames)

    def action_open_member(self):
        """Show the member."""
        return self.member_id._get_records_action()
