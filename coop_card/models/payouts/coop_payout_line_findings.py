# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is to be looked at before payments are booked."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .payout_findings import FINDINGS
from .queries import FOUND


class CoopPayoutLine(models.Model):
    """Tells of each planned payment what stands against it."""

    _inherit = "coop.payout.line"

    findings = fields.Char(
        "To look at",
        compute="_compute_findings",
        search="_search_findings",
        help="What stands against the payment, or should be known before.",
    )
    is_blocked = fields.Boolean(
        "Cannot be paid",
        compute="_compute_findings",
        search="_search_is_blocked",
        help="The payment cannot be booked like this: correct it, or remove it.",
    )

    @api.depends("amount", "bank_account_id", "state", "member_id.state")
    def _compute_findings(self):
        query = self._found(SQL("line.id = ANY(%s)", self._origin.ids))
        found, texts = {}, self._finding_texts()
        for line_id, _batch_id, name in self.env.execute_query(query):
            found.setdefault(line_id, []).append(name)
        for line in self:
            names = found.get(line._origin.id, ())
            line.findings = " ".join(texts[name] for name in names)
            line.is_blocked = any(FINDINGS[name].blocks for name in names)

    def _search_findings(self, operator, value):
        if operator != "in" or any(value):
            return NotImplemented
        return self._with_findings("not in", FINDINGS)

    def _search_is_blocked(self, operator, value):
        if operator != "in":
            return NotImplemented
        blocking = [name for name, finding in FINDINGS.items() if finding.blocks]
        return self._with_findings("in" if True in value else "not in", blocking)

    @api.model
    def _with_findings(self, operator, names):
        """Return the domain of payments with some of these findings, or without."""
        query = self._found(SQL("TRUE"), names)
        return Domain("id", operator, SQL("(SELECT id FROM (%s) AS found)", query))

    @api.model
    def _found(self, condition, names=FINDINGS):
        """Return the query of payment, batch and name of what was found.

        :param SQL condition: about which payments
        :param names: of the findings that are looked for
        """
        self.env.flush_all()
        rows = [self._finding_row(name) for name in names]
        return SQL(
            FOUND,
            findings=SQL("VALUES %s", SQL(", ").join(rows)),
            condition=condition,
        )

    @api.model
    def _finding_row(self, name):
        finding = FINDINGS[name]
        condition = SQL("(%s)", SQL(finding.condition))
        if finding.asked:
            kinds = self.env["coop.payout.method"]._kinds_that_ask(name)
            condition = SQL("method.kind = ANY(%s) AND %s", kinds, condition)
        return SQL("(%s, %s)", name, condition)

    @api.model
    def _finding_texts(self):
        """Return the sentence for each finding, in the user's language."""
        return {
            "more_than_owed": self.env._("More than the co-op owes."),
            "owes_less_back": self.env._("More than the member owes."),
            "year_in_work": self.env._("A run of the year is being posted."),
            "no_bank": self.env._("No bank account."),
            "owes_less": self.env._("More than the member owes."),
            "no_address": self.env._("No complete address."),
            "deceased": self.env._("Deceased."),
            "merged": self.env._("Merged into another member, who is paid."),
            "owes": self.env._("Owes the co-op for another year."),
        }
