# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the co-op wants done about doubtful transactions."""

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules.reasons import REASONS


class CoopBookingRule(models.Model):
    """One row for each reason: book, book with a warning, or hold for a person."""

    _name = "coop.booking.rule"
    _description = "Booking Rule"
    _inherit = ["coop.company.mixin", "coop.logged.mixin"]
    _order = "id"
    _rec_name = "reason"

    reason = fields.Selection(
        [
            ("original_missing", "What it takes back is not booked"),
            ("return_alone", "It would leave a return without its purchase"),
            ("card_unknown", "The card or member is unknown"),
            ("card_not_live", "The card was not in use at that time"),
            ("card_type_not_served", "The terminal does not serve cards of this type"),
            ("member_not_active", "The member was not active on that day"),
            ("before_joining", "It was before the member joined"),
            ("operator_unknown", "The operator is unknown"),
            ("date_future", "The date lies in the future"),
            ("year_missing", "There is no fiscal year for that day"),
            ("year_closed", "The fiscal year is closed"),
            ("day_signed_off", "The day had been signed off"),
            ("period_locked", "Accounting has locked the day of the invoice"),
            ("category_unknown", "The category code is unknown"),
            ("category_excluded", "The category or item does not accumulate"),
            ("unit", "A quantity is in a unit that cannot be converted"),
            ("amount_low", "An amount is below the smallest allowed"),
            ("amount_high", "An amount is above the largest allowed"),
            ("too_many", "The card has been used too often that day"),
            ("seq_reused", "The terminal has given the number to another slip, too"),
            ("clock_suspect", "The terminal could not be sure of the time"),
            ("not_bookable", "The database refused it"),
        ],
        required=True,
        readonly=True,
        help="What is odd about the transaction.",
    )
    action = fields.Selection(
        [
            ("book", "Book"),
            ("warn", "Book with a warning"),
            ("hold", "Hold for review"),
        ],
        required=True,
        help="What is done with such a transaction. Nothing is ever dropped.",
    )
    blocking = fields.Boolean(
        compute="_compute_blocking",
        help="The ledger cannot do without the answer: always held.",
    )

    _reason_uniq = models.Constraint(
        "UNIQUE (company_id, reason)", "There is a rule for this reason already."
    )
    _blocking_is_held = models.Constraint(
        "CHECK (action = 'hold' OR reason NOT IN "
        "('original_missing', 'return_alone', 'card_unknown', 'year_missing',"
        " 'category_unknown', 'not_bookable'))",
        "Without the member, the category or the year there is nothing to book: such "
        "transactions are always held.",
    )

    @api.depends("reason")
    def _compute_blocking(self):
        for rule in self:
            rule.blocking = bool(rule.reason) and REASONS[rule.reason].blocking

    @api.model
    def _actions(self, company_ids):
        """Return what co-ops want done: actions by the id of a co-op and a reason."""
        defaults = {
            (id_, code): reason.action
            for id_ in company_ids
            for code, reason in REASONS.items()
        }
        if not company_ids:
            return defaults
        chosen = SQL(
            "SELECT company_id, reason, action FROM coop_booking_rule"
            " WHERE company_id = ANY(%s)",
            [*company_ids],
        )
        rows = self.env.execute_query(chosen)
        return defaults | {(id_, code): action for id_, code, action in rows}

    @api.model
    def _set_up(self, companies):
        """Give each co-op the rows it lacks, with the defaults."""
        known = self.sudo().search([("company_id", "in", companies.ids)])
        present = {(rule.company_id, rule.reason) for rule in known}
        self.sudo().create(
            [
                {"company_id": company.id, "reason": code, "action": reason.action}
                for company in companies
                for code, reason in REASONS.items()
                if (company, code) not in present
            ]
        )
