# SPDX-License-Identifier: LGPL-3.0-or-later
"""Kinds of cards."""

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from ...rules import card_number, number_range

#: Numbers looked at together when some of them may be taken already.
WINDOW = 100

#: Types of a co-op that count by the same pattern count together, so that none of
#: them makes a number of another.
RESERVE = """
UPDATE coop_card_type type SET next_number = latest.number + %(count)s
FROM (
    SELECT company_id, number_pattern, max(next_number) AS number
    FROM coop_card_type GROUP BY company_id, number_pattern
) AS latest
WHERE type.company_id = latest.company_id
AND type.number_pattern = latest.number_pattern
AND (type.company_id, type.number_pattern) = (
    SELECT company_id, number_pattern FROM coop_card_type WHERE id = %(type)s
)
RETURNING latest.number
"""

TAKEN = """
SELECT value FROM coop_card_code
WHERE company_id = %(company)s AND value = ANY(%(numbers)s)
"""


class CoopCardType(models.Model):
    """Personal, supplementary, temporary, group, or a type of the co-op's own.

    It decides how long a card is valid and which numbers are made for it.
    """

    _name = "coop.card.type"
    _description = "Card Type"
    _inherit = [
        "coop.limit.mixin",
        "coop.logged.mixin",
        "coop.printed.name.mixin",
    ]
    _order = "sequence, code"
    _rec_names_search = ["name", "code"]
    _printed_by = "type_id"

    name = fields.Char(required=True, translate=True, help="How the type is called.")
    code = fields.Char(required=True, help="Short code, used in imports and reports.")
    sequence = fields.Integer(
        default=10, help="The order in lists; the first is what a new card gets."
    )
    active = fields.Boolean(
        default=True, help="Clear it to hide a type no longer used."
    )
    usage = fields.Selection(
        [
            ("personal", "One member"),
            ("supplementary", "Family of a member"),
            ("temporary", "For a time"),
            ("group", "A group"),
        ],
        required=True,
        default="personal",
        help="Whom the cards are for.",
    )
    validity = fields.Integer(
        help="How long a card is valid from its first day on; 0: without end."
    )
    validity_unit = fields.Selection(
        [("day", "Days"), ("month", "Months"), ("year", "Years")],
        "Validity unit",
        required=True,
        default="year",
        help="What the validity is counted in.",
    )
    number_pattern = fields.Char(
        "Number pattern",
        required=True,
        default="########*",
        help="What numbers look like that are made for new cards: # stands for a digit "
        "of the running number, * for the check digit, all else for itself.",
    )
    check_method = fields.Selection(
        [
            ("none", "None"),
            ("luhn", "Luhn (ISO/IEC 7812)"),
            ("mod_11_10", "ISO/IEC 7064 Mod 11,10"),
            ("damm", "Damm"),
            ("verhoeff", "Verhoeff"),
        ],
        "Check digit",
        required=True,
        default="luhn",
        help="How the check digit is computed.",
    )
    next_number = fields.Integer(
        "Next running number",
        required=True,
        default=1,
        help="The running number of the next card. Types with the same pattern count "
        "together.",
    )
    fee_product_id = fields.Many2one(
        "product.product",
        "Fee",
        help="What is charged when a card of this type is issued.",
    )
    deposit_product_id = fields.Many2one(
        "product.product",
        "Deposit",
        help="What is paid back when a card of this type is returned.",
    )
    daily_count = fields.Integer(
        "Purchases a day",
        help="The booking rules note a card that is used more often in a day. 0: no "
        "limit.",
    )
    color = fields.Integer("Colour", help="Tells the type in lists and on the board.")

    _code_uniq = models.Constraint(
        "UNIQUE (company_id, code)", "Another card type already has this code."
    )
    _validity_not_negative = models.Constraint(
        "CHECK (validity >= 0)", "A validity cannot be negative."
    )
    _daily_count_not_negative = models.Constraint(
        "CHECK (daily_count >= 0)", "A number of purchases cannot be negative."
    )
    _next_number_positive = models.Constraint(
        "CHECK (next_number > 0)", "Running numbers begin at 1."
    )

    @api.constrains("number_pattern", "check_method")
    def _check_number_pattern(self):
        for kind in self:
            checks = kind.number_pattern.count(card_number.CHECK)
            wanted = 0 if kind.check_method == "none" else 1
            if not card_number.running_digits(kind.number_pattern) or checks != wanted:
                raise ValidationError(
                    self.env._(
                        "Write the numbers of %s with at least one # and, if they have "
                        "a check digit, with exactly one *.",
                        kind.name,
                    )
                )

    def _last_day(self, first_day):
        """Return the last day a card is valid whose first day is given, or False.

        A year from 29 February ends on 28 February, a month from 1 March on the 31st.
        """
        self.ensure_one()
        if not self.validity:
            return False
        length = relativedelta(**{f"{self.validity_unit}s": self.validity})
        day = relativedelta(days=1)
        return max(first_day + length - day, first_day - day + length)

    def _reserve_numbers(self, count):
        """Return so many free card numbers, which nobody else gets.

        :param int count: how many
        :return: list of numbers, as they are stored
        :raise UserError: if the pattern has no more
        """
        self.ensure_one()
        free, window = [], count
        while len(free) < count:
            numbers = self._numbers(self._reserve(window), window)
            taken = self._taken(numbers)
            free += [number for number in numbers if number not in taken]
            window = max(count - len(free), WINDOW)
        return free[:count]

    def _reserve(self, count):
        """Move the counter on by so many numbers; return the first of them."""
        self.flush_model(["company_id", "number_pattern", "next_number"])
        rows = self.env.execute_query(SQL(RESERVE, count=count, type=self.id))
        self.invalidate_model(["next_number"])
        return rows[0][0]

    def _numbers(self, first, count):
        """Return the card numbers of a span of running numbers."""
        pattern, method = self.number_pattern, self.check_method
        try:
            return number_range.numbers(pattern, method, first, count)
        except OverflowError:
            raise UserError(
                self.env._(
                    "The card type %s has no more numbers. Give its pattern more "
                    "digits.",
                    self.name,
                )
            ) from None

    def _taken(self, numbers):
        """Return those of the numbers that a card of the co-op goes by."""
        self.env["coop.card"].flush_model(["company_id", "number"])
        self.env["coop.card.identifier"].flush_model(["company_id", "value"])
        query = SQL(TAKEN, company=self.company_id.id, numbers=numbers)
        return {number for (number,) in self.env.execute_query(query)}
