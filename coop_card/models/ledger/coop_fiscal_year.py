# SPDX-License-Identifier: LGPL-3.0-or-later
"""The co-op's fiscal years."""

from contextlib import contextmanager

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from ...rules.era import buddhist_year
from ...rules.life_cycle import YEAR_STEPS


class CoopFiscalYear(models.Model):
    """A year for which patronage refunds are calculated."""

    _name = "coop.fiscal.year"
    _description = "Fiscal Year"
    _inherit = ["coop.company.mixin", "coop.life.cycle.mixin", "mail.thread"]
    _order = "date_start desc"
    _life_cycle_steps = YEAR_STEPS
    _life_cycle_start = ("open",)

    name = fields.Char(required=True, help="How the year is called, such as 2026.")
    date_start = fields.Date("First day", required=True, help="The year's first day.")
    date_end = fields.Date("Last day", required=True, help="The year's last day.")
    state = fields.Selection(
        [("open", "Open"), ("closed", "Closed")],
        default="open",
        required=True,
        copy=False,
        readonly=True,
        tracking=True,
        help="What arrives for a closed year waits for a person.",
    )
    tax_in_base = fields.Boolean(
        "Refund counts tax",
        default=lambda self: self.env.company.root_id.coop_tax_in_base,
        help="Whether the refund is computed from amounts with tax. It cannot change "
        "once the year has a line.",
    )
    rate_ids = fields.One2many("coop.rebate.rate", "fiscal_year_id", "Rates")
    run_ids = fields.One2many(
        "coop.rebate.run", "fiscal_year_id", "Refund runs", readonly=True
    )

    _period = models.Constraint(
        "CHECK (date_end > date_start)", "A year ends after it begins."
    )
    _no_overlap = models.Constraint(
        "EXCLUDE USING gist "
        "(int4range(company_id, company_id, '[]') WITH &&, "
        "daterange(date_start, date_end, '[]') WITH &&)",
        "Two fiscal years of a co-op cannot share a day.",
    )

    @api.constrains("tax_in_base", "date_start", "date_end")
    def _check_frozen(self):
        lines = self.env["coop.accumulation"].sudo()
        for year in self:
            if lines.search_count([("fiscal_year_id", "=", year.id)], limit=1):
                raise ValidationError(
                    self.env._(
                        "Fiscal year %(year)s already has lines in the ledger: its "
                        "days and its way to count tax stay as they are.",
                        year=year.name,
                    )
                )

    @api.model
    def _set_up(self, companies):
        """Open the year that holds today for co-ops that have none."""
        for company in companies:
            self._open(company, company._coop_today())

    @api.model
    def _cron_open_years(self):
        """Open this year and, in its last month, the next one, for every co-op."""
        for company in self.env["res.company"].search([("parent_id", "=", False)]):
            today = company._coop_today()
            self._open(company, today)
            self._open(company, today + relativedelta(months=1))

    @api.model
    def _open(self, company, day):
        """Make the fiscal year that holds a day, unless there is one.

        The days follow the company's fiscal year end in Accounting. Two processes
        may do so at once: the second finds the first one's year.
        """
        period = company.compute_fiscalyear_dates(day)
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO coop_fiscal_year (company_id, name, date_start, date_end,
                    state, tax_in_base, create_uid, create_date, write_uid, write_date)
                VALUES (%(company)s, %(name)s, %(start)s, %(end)s, 'open', %(tax)s,
                    %(uid)s, %(now)s, %(uid)s, %(now)s)
                ON CONFLICT DO NOTHING
                """,
                company=company.id,
                name=self._name_of(company, period["date_from"], period["date_to"]),
                start=period["date_from"],
                end=period["date_to"],
                tax=company.coop_tax_in_base,
                uid=self.env.uid,
                now=self.env.cr.now(),
            )
        )

    @api.model
    def _name_of(self, company, start, end):
        """Return 2026 for a calendar year and 2026–2027 for one that spans two.

        Co-ops of Thailand count years by the Buddhist era.
        """
        thai = company.country_id.code == "TH"
        years = [buddhist_year(one.year) if thai else one.year for one in (start, end)]
        return "–".join(str(year) for year in dict.fromkeys(years))

    @api.model
    @contextmanager
    def _renamed(self, companies):
        """Give years the names of the country a co-op moves to meanwhile.

        Names that people chose stay.
        """
        years = self.search([("company_id", "in", companies.ids)])
        usual = years.filtered(lambda year: year.name == year._usual_name())
        yield
        for year in usual:
            year.name = year._usual_name()

    def _usual_name(self):
        return self._name_of(self.company_id, self.date_start, self.date_end)

    @api.model
    def _for_refund(self):
        """Return the year a refund is most likely wanted for.

        The last that has ended, or the present one where none has.
        """
        company = self.env.company.root_id
        years = self._latest_two(company)
        ended = years.filtered(lambda year: year.date_end < company._coop_today())
        return ended[:1] or years[:1]

    @api.model
    def _latest_two(self, company):
        """Return the years of a co-op that began last, the latest first."""
        begun = [
            ("company_id", "=", company.id),
            ("date_start", "<=", company._coop_today()),
        ]
        return self.search(begun, limit=2)

    def _lock_for_refund(self):
        """Keep others from computing a refund of the year until this one is done.

        Purchases are booked meanwhile as ever.

        :raise UserError: where somebody else is computing it
        """
        busy = "computing" in self.sudo().run_ids.mapped("state")
        if busy or not self.try_lock_for_update(allow_referencing=True):
            raise UserError(
                self.env._(
                    "Somebody else is computing the refund of %s right now. Wait a "
                    "moment and try again.",
                    self.name,
                )
            )

    def action_close(self):
        """Close years: what still arrives for them waits for a person.

        Bookings hold a key-share lock on their year, so that locking the row waits
        for those under way; those that begin later see the closed year or are retried.
        """
        self.check_access("write")
        self.env.cr.execute(
            SQL(
                "SELECT id FROM coop_fiscal_year WHERE id = ANY(%s) FOR UPDATE",
                self.ids,
            )
        )
        self.invalidate_recordset(["state"])
        self._take_step("close")

    def action_reopen(self):
        """Let purchases be booked to closed years again."""
        self._take_step("reopen")

    def _step_names(self):
        return {"close": self.env._("Close"), "reopen": self.env._("Reopen")}
