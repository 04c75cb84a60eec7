# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dry run of a batch: what it would make."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...rules.names import enumerated
from ...rules.number_range import running

#: The most cards one batch makes.
LARGEST = 100_000

#: Numbers looked at together when some of them are taken.
WINDOW = 1000


class CoopCardBatch(models.Model):
    """Shows the first and the last number, how many, and which are taken.

    Nothing is written, and no number is reserved.
    """

    _inherit = "coop.card.batch"

    planned_first = fields.Char(
        "First card", compute="_compute_plan", help="The first number it would make."
    )
    planned_last = fields.Char(
        "Last card", compute="_compute_plan", help="The last number it would make."
    )
    planned_count = fields.Integer(
        "Cards to make", compute="_compute_plan", help="How many cards it would make."
    )
    taken_count = fields.Integer(
        "Numbers taken",
        compute="_compute_plan",
        help="How many of the numbers another card has already.",
    )
    taken_text = fields.Char(
        "Taken", compute="_compute_plan", help="Which numbers another card has."
    )
    problem = fields.Char(
        compute="_compute_plan", help="Why the cards cannot be made like this."
    )

    @api.depends(
        "state",
        "type_id",
        "mode",
        "count",
        "first_number",
        "last_number",
        "skip_taken",
    )
    def _compute_plan(self):
        for batch in self:
            plan = batch._plan() if batch.state == "draft" else {}
            batch.planned_first = plan.get("planned_first")
            batch.planned_last = plan.get("planned_last")
            batch.planned_count = plan.get("planned_count")
            batch.taken_count = plan.get("taken_count")
            batch.taken_text = plan.get("taken_text")
            batch.problem = plan.get("problem")

    def _plan(self):
        """Return what the batch would make, as values of the fields above."""
        try:
            free, taken = self._planned_numbers()
        except UserError as problem:
            return {"problem": str(problem)}
        return {
            "planned_first": free[:1] and free[0],
            "planned_last": free[:1] and free[-1],
            "planned_count": len(free),
            "taken_count": len(taken),
            "taken_text": enumerated(taken),
            "problem": self._taken_problem(free, taken),
        }

    def _numbers_to_make(self):
        """Return the numbers to make now; new ones are nobody else's from here on.

        :raise UserError: if the dry run shows a problem
        """
        if self._counts():
            self._check_count(self.count)
            return self.type_id._reserve_numbers(self.count)
        free, taken = self._range_numbers()
        problem = self._taken_problem(free, taken)
        if problem:
            raise UserError(problem)
        return free

    def _counts(self):
        return self.mode == "count"

    def _planned_numbers(self):
        """Return the free numbers of the plan, and those on the way that are taken."""
        if not self.type_id:
            raise UserError(self.env._("Choose the card type."))
        return self._next_numbers() if self._counts() else self._range_numbers()

    def _next_numbers(self):
        """Return the numbers that follow the last one made, and those left out."""
        self._check_count(self.count)
        kind, free, taken = self.type_id, [], []
        first = self._next_running()
        while len(free) < self.count:
            window = max(self.count - len(free), WINDOW)
            window_free, window_taken = self._sorted_out(kind._numbers(first, window))
            first += window
            free += window_free
            taken += window_taken
        last = free[self.count - 1]
        return free[: self.count], [number for number in taken if number < last]

    def _next_running(self):
        """Return the next running number: types with one pattern count together."""
        kind = self.type_id
        together = [
            ("company_id", "=", kind.company_id.id),
            ("number_pattern", "=", kind.number_pattern),
        ]
        types = kind.with_context(active_test=False).search(together)
        return max(types.mapped("next_number"))

    def _range_numbers(self):
        """Return the free numbers from the first to the last, and the taken ones."""
        first = self._running(self.first_number)
        last = self._running(self.last_number)
        self._check_count(last - first + 1)
        return self._sorted_out(self.type_id._numbers(first, last - first + 1))

    def _sorted_out(self, numbers):
        taken = self.type_id._taken(numbers)
        free = [number for number in numbers if number not in taken]
        return free, sorted(taken)

    def _running(self, text):
        if not text:
            raise UserError(self.env._("Type the first and the last number."))
        kind = self.type_id
        try:
            return running(kind.number_pattern, kind.check_method, text)
        except ValueError as error:
            raise UserError(
                self.env._(
                    "%(number)s is no number of the card type %(type)s: compare it "
                    "with the card, digit by digit.",
                    number=error,
                    type=kind.name,
                )
            ) from error

    def _check_count(self, count):
        if count < 1:
            raise UserError(
                self.env._("The last number comes after the first: make at least one.")
            )
        if count > LARGEST:
            raise UserError(
                self.env._(
                    "A batch makes %s cards at most. Make several batches.",
                    f"{LARGEST:,}",
                )
            )

    def _taken_problem(self, free, taken):
        """Return why the numbers cannot be made, if another card has some of them."""
        if not free:
            return self.env._("Other cards have all of these numbers. Choose others.")
        if taken and not self._counts() and not self.skip_taken:
            return self.env._(
                "Other cards have some of these numbers: choose others, or leave these "
                "out."
            )
        return False
