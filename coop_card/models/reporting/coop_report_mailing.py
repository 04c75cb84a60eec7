# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports by mail, at once or by the calendar."""

from itertools import count

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import config

from .coop_report_delivery import FORMATS

#: How far apart the days are on which a report is sent.
EVERY = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
}


class CoopReport(models.Model):
    """Adds sending: what takes long is made in the background and comes by message."""

    _inherit = "coop.report"

    mail_every = fields.Selection(
        [("day", "Every day"), ("week", "Every week"), ("month", "Every month")],
        "Send every",
        help="How often the report is sent by itself.",
    )
    mail_on = fields.Date(
        "Next on",
        compute="_compute_mail_on",
        store=True,
        readonly=False,
        copy=False,
        help="The day it is sent next, early in the morning.",
    )
    mail_day = fields.Integer(
        "Day of the month",
        compute="_compute_mail_day",
        store=True,
        readonly=False,
        copy=False,
        help="The day it is sent every month; the last one of a shorter month.",
    )
    mail_format = fields.Selection(
        FORMATS,
        "File format",
        default="xlsx",
        required=True,
        help="As what file it is sent.",
    )
    mail_user_ids = fields.Many2many(
        "res.users",
        string="Readers",
        domain="[('share', '=', False), ('company_ids', 'child_of', company_id)]",
        help="Who gets it. Each sees the rows they may read; you, if left empty.",
    )

    delivery_ids = fields.One2many(
        "coop.report.delivery", "report_id", "Sent", help="What was made of it."
    )

    has_mail_server = fields.Boolean(
        compute="_compute_has_mail_server",
        help="Whether mails can leave: where they cannot, files wait in Odoo.",
    )

    def _compute_has_mail_server(self):
        servers = self.env["ir.mail_server"].sudo().search_count([], limit=1)
        elsewhere = (config["smtp_server"] or "") not in ("", "localhost")
        self.has_mail_server = bool(servers or elsewhere)

    @api.depends("mail_every")
    def _compute_mail_on(self):
        for report in self:
            tomorrow = report.company_id._coop_today() + relativedelta(days=1)
            report.mail_on = report.mail_every and (report.mail_on or tomorrow)

    @api.depends("mail_every", "mail_on")
    def _compute_mail_day(self):
        for report in self:
            monthly = report.mail_every == "month" and report.mail_on
            report.mail_day = monthly and monthly.day

    @api.constrains("mail_every", "name", "mail_user_ids", "shared")
    def _check_mailing(self):
        for report in self:
            if report.mail_every and not report.name:
                raise UserError(
                    self.env._("Give the report a name: what is sent has to be kept.")
                )
            others = report.mail_user_ids - report.user_id
            if report.mail_every and others and not report.shared:
                raise UserError(
                    self.env._("Share the report, so that others may get it.")
                )
            strangers = others.filtered(lambda user: not report._is_for(user))
            if report.mail_every and strangers:
                raise UserError(
                    self.env._(
                        "Choose other readers than %s, who may not read reports of "
                        "this co-op.",
                        ", ".join(strangers.mapped("name")),
                    )
                )

    def _is_for(self, user):
        """Tell whether a user works in the report's co-op and may read reports."""
        works_here = self.company_id in user.sudo().company_ids.root_id
        return works_here and self.browse().with_user(user).has_access("read")

    def unlink(self):
        """Delete what was sent of them, too: the database would leave the files."""
        self.sudo().delivery_ids.unlink()
        return super().unlink()

    def action_send(self):
        """Make the report in the background; it comes to the reader by message."""
        self._deliver(self.env.user)
        return self.env["coop.report.delivery"]._told_to_wait()

    def _deliver(self, users):
        """Queue the report for each of some users."""
        self.check_access("read")
        deliveries = self.env["coop.report.delivery"].sudo()
        deliveries.create(
            [
                {
                    "report_id": report.id,
                    "company_id": report.company_id.id,
                    "user_id": user.id,
                    "format": report.mail_format,
                }
                for report in self
                for user in users
            ]
        )
        deliveries._wake()

    @api.model
    def _queue_due(self):
        """Queue the reports whose day has come, and set each its next day."""
        for company in self.env["res.company"].search([("parent_id", "=", False)]):
            today = company._coop_today()
            due = [
                ("company_id", "=", company.id),
                ("mail_every", "!=", False),
                ("mail_on", "<=", today),
            ]
            for report in self.sudo().search(due):
                readers = report.mail_user_ids or report.user_id
                report._deliver(readers.filtered("active"))
                report._set_next_day(today)

    def _set_next_day(self, today):
        """Send it next on the first of its days after today.

        The day of the month stays what was asked for: from the 28th of February it goes
        on to the 31st of March.
        """
        step, wanted = EVERY[self.mail_every], relativedelta(day=self.mail_day or None)
        days = (self.mail_on + step * times + wanted for times in count(1))
        following = next(day for day in days if day > today)
        self.write({"mail_on": following, "mail_day": self.mail_day})
