# SPDX-License-Identifier: LGPL-3.0-or-later
"""One purpose of a year's surplus."""

from decimal import Decimal

from odoo import api, fields, models

from ...rules.surplus import Part, broken

#: Decimal places of percents.
PERCENT = (7, 4)


class CoopRebateSurplusLine(models.Model):
    """What a part of the surplus is for, how much it is, and the limits for it.

    Limits are the co-op's own. A percent of the surplus never exceeds its greatest
    amount; whatever else does not keep a limit is said and left to the co-op.
    """

    _name = "coop.rebate.surplus.line"
    _description = "Purpose of a Surplus"
    _order = "surplus_id, sequence, id"
    _rec_name = "kind"

    surplus_id = fields.Many2one(
        "coop.rebate.surplus",
        "Part of",
        required=True,
        index=True,
        ondelete="cascade",
        help="The surplus it is a part of.",
    )
    company_id = fields.Many2one(
        related="surplus_id.company_id", store=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    sequence = fields.Integer(default=10, help="The order on the page.")
    kind = fields.Selection(
        [
            ("reserve", "Statutory reserve"),
            ("federation", "Federation fee"),
            ("dividend", "Dividend on shares"),
            ("bonus", "Bonus"),
            ("refund", "Patronage refund"),
            ("other", "Other purpose"),
        ],
        "Purpose",
        default="other",
        required=True,
        help="What the part is for. The patronage refund is what rates may come to.",
    )
    name = fields.Char("Details", help="Such as the fund or the resolution.")
    mode = fields.Selection(
        [
            ("percent", "% of the net surplus"),
            ("percent_left", "% of what these leave"),
            ("amount", "A sum"),
            ("rest", "All that is left"),
        ],
        "Counted as",
        default="percent",
        required=True,
        help="How the sum is found. Percents of what is left count after all sums and "
        "percents of the net surplus.",
    )
    percent = fields.Float("%", digits=PERCENT, help="The percent to take.")
    amount = fields.Monetary(
        compute="_compute_amount",
        store=True,
        readonly=False,
        recursive=True,
        help="What the purpose gets.",
    )
    minimum_percent = fields.Float(
        "At least %",
        digits=PERCENT,
        help="The least the co-op wants, in percent of the net surplus; 0: no limit.",
    )
    maximum_percent = fields.Float(
        "At most %",
        digits=PERCENT,
        help="The most the co-op allows, in percent of the net surplus; 0: no limit.",
    )
    maximum_amount = fields.Monetary(
        "At most", help="The greatest sum the co-op allows; 0: no limit."
    )
    warning = fields.Char(
        compute="_compute_warning", help="The limits that are not kept."
    )

    _percents = models.Constraint(
        "CHECK (percent BETWEEN 0 AND 100 AND minimum_percent BETWEEN 0 AND 100 "
        "AND maximum_percent BETWEEN 0 AND 100)",
        "A percent lies between 0 and 100.",
    )
    _amounts = models.Constraint(
        "CHECK (amount >= 0 AND maximum_amount >= 0)", "A part cannot be negative."
    )
    _rest_uniq = models.UniqueIndex(
        "(surplus_id) WHERE mode = 'rest'", "Only one purpose takes all that is left."
    )
    _refund_uniq = models.UniqueIndex(
        "(surplus_id) WHERE kind = 'refund'",
        "There is one patronage refund. Give its pools and rates on the page of rates.",
    )

    @api.depends(
        "mode",
        "surplus_id.net_surplus",
        "surplus_id.line_ids.mode",
        "surplus_id.line_ids.percent",
        "surplus_id.line_ids.amount",
        "surplus_id.line_ids.maximum_amount",
    )
    def _compute_amount(self):
        for surplus in self.surplus_id:
            sums = surplus._share_out()
            for line in self & surplus.line_ids:
                line.amount = float(sums[line])

    @api.depends("amount", "minimum_percent", "maximum_percent", "maximum_amount")
    def _compute_warning(self):
        for line in self:
            net, unit = line.surplus_id._net(), line.surplus_id._unit()
            found = broken(net, line._part(), line._exact("amount"), unit)
            line.warning = " ".join(line._sentence(name) for name in found)

    def _title(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        return self.name or kinds[self.kind]

    def _sentence(self, limit):
        """Return what is said of a limit that is not kept."""
        value = f"{self[limit]:,.4f}".rstrip("0").rstrip(".")
        return {
            "minimum_percent": self.env._("Less than %s %% of the net surplus.", value),
            "maximum_percent": self.env._("More than %s %% of the net surplus.", value),
            "maximum_amount": self.env._("More than %s.", value),
        }[limit]

    def _part(self):
        """Return the line as the rules of sharing out know it."""
        names = {*Part._fields} - {
            "mode",
            *(["amount"] if self.mode != "amount" else []),
        }
        return Part(self.mode, **{name: self._exact(name) for name in names})

    def _exact(self, name):
        """Return a figure as the database keeps it."""
        money = self._fields[name].type == "monetary"
        digits = self.currency_id.decimal_places if money else PERCENT[1]
        return Decimal(f"{self[name]:.{digits}f}")
