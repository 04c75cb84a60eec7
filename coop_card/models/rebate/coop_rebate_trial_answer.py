# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the rates of a large year come to, to the last unit."""

import hashlib
import json
from decimal import Decimal

from odoo import fields, models
from odoo.tools import SQL

from ...rules.life_cycle import TRIAL_STEPS
from . import queries_trial
from .coop_rebate_settings_mixin import SETTINGS
from .coop_rebate_trial import CELL


class CoopRebateTrial(models.TransientModel):
    """Has a job go through all members, and keeps what it found.

    The answer is for rates, settings, purchases and members as they were. It is shown
    wherever all of these are the same, and forgotten as soon as one is not.
    """

    _name = "coop.rebate.trial"
    _inherit = ["coop.rebate.trial", "coop.rebate.estimate.mixin"]
    _transient_max_hours = 24 * 7
    _life_cycle_steps = TRIAL_STEPS
    _life_cycle_start = ("ready",)
    _job_steps = {"asked": "answer"}

    state = fields.Selection(
        [("ready", "Ready"), ("asked", "Being computed")],
        default="ready",
        required=True,
        readonly=True,
        help="Whether a job is computing what the rates come to.",
    )
    stamp = fields.Char(
        readonly=True,
        index="btree_not_null",
        help="Tells for which rates, settings and purchases the answer is.",
    )
    answer = fields.Json(
        "Answer as text",
        readonly=True,
        help="What each rate, and all of them, come to.",
    )

    def _compute_display_name(self):
        for trial in self:
            trial.display_name = self.env._(
                "What the rates of %s come to", trial.fiscal_year_id.name
            )

    def _step_names(self):
        return {
            "ask": self.env._("Compute exactly"),
            "answer": self.env._("Finish"),
        }

    def _ask(self):
        """Have the job compute what the rates come to, unless it is at it."""
        if not self._of_these_rates([("state", "=", "asked"), ("message", "=", False)]):
            self.sudo().stamp = self._stamp()
            self._begin_estimate("ask")

    def _job_part(self):
        """Compute what the rates come to now, with what was bought until now."""
        self._read_bases()
        self._say(1)
        sums, total = self._sums()
        self.write(
            {
                "stamp": self._stamp(),
                "answer": {
                    "sums": [[key, str(amount)] for key, amount in sums.items()],
                    "total": str(total),
                },
            }
        )
        return 1, True

    def _told_about(self):
        """Lead to the year, which leads to its rates."""
        return self.fiscal_year_id

    def _answer_in_words(self):
        return self.env._(
            "With the rates as they are, the refund of %(year)s comes to %(total)s. "
            "The page of rates shows what each of them costs.",
            year=self.fiscal_year_id.name,
            total=self.currency_id.format(float(self.answer["total"])),
        )

    def _answered(self):
        """Return what ``_sums`` returns, if a job has found it for these rates."""
        found = self._of_these_rates([("answer", "!=", False)])
        if not found:
            return None
        sums = {tuple(key): Decimal(amount) for key, amount in found.answer["sums"]}
        return sums, Decimal(found.answer["total"])

    def _waiting(self):
        """Return how far the job is with these rates, and why it stopped, if it did."""
        asked = self._of_these_rates([("state", "=", "asked")])
        return {"waiting": asked.progress, "trouble": asked.message}

    def _of_these_rates(self, domain):
        """Return the user's latest trial of which all that counts is the same."""
        same = [("create_uid", "=", self.env.uid), ("stamp", "=", self._stamp())]
        return self.search([*same, *domain], limit=1, order="id desc")

    def _stamp(self):
        """Return a short text that changes with all that the answer comes from."""
        rates = [
            [
                *(str(rate[name]) for name in (*CELL, "basis", "value", "tier_mode")),
                sorted((tier.threshold, tier.value) for tier in rate.tier_ids),
            ]
            for rate in self.fiscal_year_id.rate_ids
        ]
        settings = [str(self[name]) for name in SETTINGS]
        bases = sorted(json.dumps(base, sort_keys=True) for base in self.bases or ())
        parts = [settings, sorted(rates), bases, self._who_takes_part()]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]

    def _who_takes_part(self):
        """Return what changes with who takes part in the year's refund."""
        self.env.flush_all()
        year, company = self._year().id, self.company_id.id
        query = SQL(queries_trial.WHO_TAKES_PART, year=year, company=company)
        return self.env.execute_query(query)[0]
