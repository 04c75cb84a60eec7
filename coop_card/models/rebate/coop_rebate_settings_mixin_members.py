# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who takes part in a refund."""

from odoo import fields, models

from .coop_rebate_settings_mixin import PAYS

#: The settings that say who takes part; the day may be the one whose state counts.
PARTICIPATION = {"date", "membership_on", "minimum_purchase", *PAYS}


class CoopRebateSettingsMixin(models.AbstractModel):
    """Adds to the settings of a refund which members it leaves out.

    Who is left out singly, such as a defaulter, stands in ``coop.rebate.exclusion``.
    """

    _inherit = "coop.rebate.settings.mixin"

    membership_on = fields.Selection(
        [("year_end", "The last day of the year"), ("date", "The day of the refund")],
        "State counts on",
        required=True,
        help="The day whose state of the membership decides who takes part.",
    )
    minimum_purchase = fields.Monetary(
        "Smallest purchases",
        help="Members whose purchases and sales of the year come to less take no part.",
    )
    pays_applicant = fields.Boolean(
        "Applicants",
        help="Whether those who are not admitted yet take part.",
    )
    pays_suspended = fields.Boolean(
        "Suspended members",
        help="Whether suspended members take part.",
    )
    pays_resigned = fields.Boolean(
        "Resigned members",
        help="Whether members who have resigned take part.",
    )
    pays_deceased = fields.Boolean(
        "Deceased members",
        help="Whether deceased members take part; their refund is the heirs'.",
    )
    pays_terminated = fields.Boolean(
        "Terminated members",
        help="Whether members whom the co-op has struck off take part.",
    )

    def _states_outside(self):
        """Return the states of members that take no part, e.g. ``["resigned"]``."""
        return [state for name, state in PAYS.items() if not self[name]]

    def _membership_day(self):
        """Return the day whose state of the membership counts."""
        by_year = self.membership_on == "year_end"
        return self.fiscal_year_id.date_end if by_year else self.date
