# SPDX-License-Identifier: LGPL-3.0-or-later
"""What keeps a run from being posted."""

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import format_date


class CoopRebateRun(models.Model):
    """Says before anything is written what would keep a run from being posted."""

    _inherit = "coop.rebate.run"

    def _check_postable(self, day):
        """Refuse what cannot be posted to a day."""
        for refusal in self._refusals(day):
            raise UserError(refusal)

    def _refusals(self, day):
        """Return the sentences that say why a run cannot be posted to a day."""
        refusals = (
            self._busy_refusal(),
            self._order_refusal(),
            self._settings_refusal(),
            self._early_refusal(day),
            self._lock_refusal(day),
        )
        return [refusal for refusal in refusals if refusal]

    def _early_refusal(self, day):
        """Refuse a day before the year, or before what is to be taken back."""
        posted = self.state == "posted" and self.posting_date
        first = posted or self.fiscal_year_id.date_start
        return day < first and self.env._(
            "%(name)s is not booked before %(date)s. Choose that day or a later one.",
            name=self.display_name,
            date=format_date(self.env, first),
        )

    def _busy_refusal(self):
        busy = self.fiscal_year_id.run_ids.filtered(
            lambda run: run.state in ("posting", "reversing") and run != self
        )
        return busy and self.env._(
            "%s is being posted or reversed. Wait until that is done.",
            busy[0].display_name,
        )

    def _order_refusal(self):
        """Refuse a version when a later one is posted: it would undo that."""
        later = self._posted_runs().filtered(lambda run: run.version > self.version)
        return later and self.env._(
            "%(later)s is posted already, and is newer. To post other figures, compute "
            "the year again.",
            later=later[0].display_name,
        )

    def _posted_runs(self):
        """Return the posted runs of the year, the latest first."""
        runs = self.fiscal_year_id.run_ids.filtered(lambda run: run.state == "posted")
        return runs.sorted("version", reverse=True)

    def _settings_refusal(self):
        """Name the settings that posting needs and that are empty."""
        company = self.company_id
        missing = [
            company._fields[name]._description_string(self.env)
            for name in self._accounts_needed()
            if not company[name]
        ]
        return missing and self.env._(
            "Say first where refunds are booked: %s. A manager who is also "
            "administrator of Odoo finds that under Configuration › Settings.",
            ", ".join(missing),
        )

    def _accounts_needed(self):
        """Return the settings of the co-op that posting this run asks for."""
        runs = self | self._posted_runs()
        forfeits = runs.filtered(lambda run: run.below_minimum == "forfeit")
        wanted = {
            "coop_rebate_journal_id": True,
            "coop_rebate_source_account_id": True,
            "coop_rebate_payable_account_id": True,
            "coop_rebate_retained_account_id": any(
                run.retained_total != run.unpaid_total for run in runs
            ),
            "coop_rebate_reserve_account_id": any(forfeits.mapped("unpaid_total")),
            "coop_rebate_withholding_account_id": any(runs.mapped("withheld_total")),
        }
        return [name for name, is_wanted in wanted.items() if is_wanted]

    def _lock_refusal(self, day):
        """Say which lock date of the books forbids entries of a day."""
        company = self.company_id
        locks = company._get_violated_lock_dates(
            day, False, company.coop_rebate_journal_id
        )
        return locks and self.env._(
            "The books are locked on %(day)s: %(locks)s. Post to a later day, or have "
            "the lock date changed.",
            day=format_date(self.env, day),
            locks=company._format_lock_dates(locks),
        )
