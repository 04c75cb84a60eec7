# SPDX-License-Identifier: LGPL-3.0-or-later
"""The life of a membership, from admission to its end."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...rules.life_cycle import MEMBER_STEPS


class CoopMember(models.Model):
    """Moves a membership by the steps of ``rules/life_cycle.py``.

    Every step takes why it is taken, the number and the day of the board's resolution,
    and the day it counts from. The history keeps all of it.
    """

    _inherit = "coop.member"

    _life_cycle_steps = MEMBER_STEPS
    _life_cycle_start = ("applicant", "active")

    def action_admit(
        self, reason=None, resolution=None, resolution_date=None, date=None
    ):
        """Admit applicants, or take back members who had left, by their old number.

        :param date: when the membership begins; otherwise the day entered for an
            applicant, or today
        """
        grounds = _grounds(reason, resolution, resolution_date)
        self._targets("admit")
        for day, members in self.grouped(
            lambda one: date or one._joining_day()
        ).items():
            members._step("admit", day, grounds, join_date=day, leave_date=False)

    def action_suspend(
        self, reason=None, resolution=None, resolution_date=None, date=None
    ):
        """Suspend members until they are reinstated."""
        grounds = _grounds(reason, resolution, resolution_date)
        self._step_on_a_day("suspend", date, grounds)

    def action_reinstate(
        self, reason=None, resolution=None, resolution_date=None, date=None
    ):
        """End the suspension of members."""
        grounds = _grounds(reason, resolution, resolution_date)
        self._step_on_a_day("reinstate", date, grounds)

    def action_resign(
        self, reason=None, resolution=None, resolution_date=None, date=None
    ):
        """End memberships at the members' own wish, today unless a day is set."""
        self._leave("resign", date, _grounds(reason, resolution, resolution_date))

    def action_decease(
        self, reason=None, resolution=None, resolution_date=None, date=None
    ):
        """End memberships by death, today unless a day is set."""
        self._leave("decease", date, _grounds(reason, resolution, resolution_date))

    def action_terminate(
        self, reason=None, resolution=None, resolution_date=None, date=None
    ):
        """End memberships by decision of the board, today unless a day is set."""
        self._leave("terminate", date, _grounds(reason, resolution, resolution_date))

    def _leave(self, step, date, grounds):
        """End memberships; the cards are refused from this moment on."""
        self._targets(step)
        for day, members in self.grouped(
            lambda one: date or one._leaving_day()
        ).items():
            members._step(step, day, grounds, leave_date=day)
        because = grounds["reason"] or self._step_names()[step]
        self.env["coop.card"]._block_of_holders(self, because)

    def _step_on_a_day(self, step, date, grounds):
        self._targets(step)
        for company, members in self.grouped("company_id").items():
            members._step(step, date or company._coop_today(), grounds)

    def _step(self, step, day, grounds, **values):
        """Take a step of the memberships' life and keep it in their history."""
        day = fields.Date.to_date(day)
        self._check_step(step, day, grounds["reason"])
        self._check_order(step, day)
        states = {member: member.state for member in self}
        self._take_step(step, **values)
        self._keep_events(
            lambda member: {
                "kind": "standing",
                "what": step,
                "value_from": states[member],
                "value_to": member.state,
                "date": day,
                **grounds,
            }
        )

    def _check_step(self, step, day, reason):
        """Refuse a step dated ahead, or one that people must give a reason for."""
        if MEMBER_STEPS[step].reason_required and not reason and not self.env.su:
            raise UserError(
                self.env._("Say why: “%s” needs a reason.", self._step_names()[step])
            )
        for company in self.company_id:
            if day > company._coop_today():
                raise UserError(
                    self.env._(
                        "%(date)s lies ahead: the step “%(step)s” is taken on the day "
                        "itself or later.",
                        date=self._format_day(day),
                        step=self._step_names()[step],
                    )
                )

    def _check_order(self, step, day):
        """Refuse a step dated before what it follows: states on past days count."""
        for member in self:
            first = member._first_day(step)
            if first and day < first:
                raise UserError(
                    self.env._(
                        "%(member)s: the step “%(step)s” cannot count from before "
                        "%(first)s. Enter that day or a later one.",
                        member=member.display_name,
                        step=self._step_names()[step],
                        first=self._format_day(first),
                    )
                )

    def _first_day(self, step):
        """Return the first day that a step can count from, if there is one.

        Nothing but joining happens before a membership, and it rests and goes on in the
        order of the steps; who leaves may have done so before it was known.
        """
        days = []
        if self.state != "applicant" and step != "admit":
            days.append(self.join_date)
        if step in ("suspend", "reinstate"):
            steps = self.sudo().event_ids.filtered(lambda one: one.kind == "standing")
            days += steps.mapped("date")
        return max(filter(None, days), default=None)

    @api.constrains("leave_date")
    def _check_leave_date(self):
        for member in self.filtered("leave_date"):
            if member.leave_date > member.company_id._coop_today():
                raise ValidationError(
                    self.env._(
                        "%(member)s cannot have left on %(date)s, which lies ahead. "
                        "Enter it when the day has come.",
                        member=member.display_name,
                        date=self._format_day(member.leave_date),
                    )
                )

    def _joining_day(self):
        planned = self.join_date if self.state == "applicant" else None
        return planned or self.company_id._coop_today()

    def _leaving_day(self):
        return self.leave_date or self.company_id._coop_today()

    def _step_names(self):
        return {
            "admit": self.env._("Admit"),
            "suspend": self.env._("Suspend"),
            "reinstate": self.env._("Reinstate"),
            "resign": self.env._("Resign"),
            "decease": self.env._("Record death"),
            "terminate": self.env._("Terminate"),
            "merge": self.env._("Merge"),
        }


def _grounds(reason, resolution, resolution_date):
    """Return what a step rests on, as the history keeps it."""
    return {
        "reason": reason,
        "resolution": resolution,
        "resolution_date": resolution_date,
    }
