# SPDX-License-Identifier: LGPL-3.0-or-later
"""The life of a membership, from admission to its end."""

from odoo import models

from ...rules.life_cycle import MEMBER_STEPS


class CoopMember(models.Model):
    """Moves a membership by the steps of ``rules/life_cycle.py``."""

    _inherit = "coop.member"

    _life_cycle_steps = MEMBER_STEPS
    _life_cycle_start = ("applicant", "active")

    def action_admit(self):
        """Admit applicants, or take back members who had left."""
        self._take_step("admit", leave_date=False)
        undated = self.filtered(lambda member: not member.join_date)
        for company, members in undated.grouped("company_id").items():
            members.join_date = company._coop_today()

    def action_suspend(self):
        """Suspend members until they are reinstated."""
        self._take_step("suspend")

    def action_reinstate(self):
        """End the suspension of members."""
        self._take_step("reinstate")

    def action_resign(self):
        """End memberships at the members' own wish, today unless a day is set."""
        self._leave("resign")

    def action_decease(self):
        """End memberships by death, today unless a day is set."""
        self._leave("decease")

    def action_terminate(self):
        """End memberships by decision of the board, today unless a day is set."""
        self._leave("terminate")

    def _leave(self, step):
        self._targets(step)
        for day, members in self.grouped(CoopMember._leaving_day).items():
            members._take_step(step, leave_date=day)

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
        }
