# SPDX-License-Identifier: LGPL-3.0-or-later
"""Member numbers, and why none is ever given twice."""

from odoo import api, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain


class CoopMember(models.Model):
    """Gives numbers, and remembers those that were given up.

    A number is given up when a member gets another one or an applicant is deleted. The
    history keeps it, so that nobody else gets it later.
    """

    _inherit = "coop.member"

    @api.model_create_multi
    def create(self, vals_list):
        """Give each new member the next free number, unless one was typed."""
        companies = self.env["res.company"]
        unnumbered = {}
        for vals in vals_list:
            if not vals.get("number"):
                company = companies.browse(vals.get("company_id")) or self.env.company
                unnumbered.setdefault(company.root_id, []).append(vals)
        for company, waiting in unnumbered.items():
            numbers = self._next_numbers(company, len(waiting))
            for vals, number in zip(waiting, numbers, strict=True):
                vals["number"] = number
        return super().create(vals_list)

    def write(self, vals):
        """Keep a number that is given up, an applicant's as well."""
        with self.sudo()._history_kept({"number"} & vals.keys()):
            return super().write(vals)

    def unlink(self):
        """Keep the numbers of applicants who are deleted."""
        events = [
            {
                **member._prepare_event(kind="deletion", what="number"),
                "member_id": False,
                "value_from": member.number,
            }
            for member in self
        ]
        result = super().unlink()
        self.env["coop.member.event"].sudo().create(events)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_only_applicants(self):
        for member in self.filtered(lambda member: member.state != "applicant"):
            raise UserError(
                self.env._(
                    "%s is or was a member and stays in the register. Archive the "
                    "member to hide it from lists.",
                    member.display_name,
                )
            )

    @api.constrains("number", "company_id")
    def _check_number_never_used(self):
        for company, members in self.grouped("company_id").items():
            by_number = members.grouped("number")
            for event in self._numbers_given_up(company, by_number):
                if event.member_id != by_number[event.value_from]:
                    raise ValidationError(
                        self.env._(
                            "Number %s belonged to somebody else before. Numbers are "
                            "never given again: choose another one.",
                            event.value_from,
                        )
                    )

    @api.model
    def _numbers_given_up(self, company, numbers):
        """Return the entries of the history by which these numbers were given up."""
        here = Domain("company_id", "=", company.id) & Domain("what", "=", "number")
        events = self.env["coop.member.event"].sudo()
        return events.search(here & Domain("value_from", "in", [*numbers]))

    @api.model
    def _next_numbers(self, company, count):
        """Return the next numbers of the co-op's sequence that nobody has or had."""
        numbers = []
        while len(numbers) < count:
            drawn = company._coop_next_numbers("coop.member", count - len(numbers))
            taken = self._numbers_taken(company, drawn)
            numbers += [number for number in drawn if number not in taken]
        return numbers

    @api.model
    def _numbers_taken(self, company, numbers):
        """Return those of the numbers that somebody has or had."""
        here = Domain("company_id", "=", company.id) & Domain("number", "in", numbers)
        members = self.sudo().with_context(active_test=False).search(here)
        given_up = self._numbers_given_up(company, numbers)
        return {*members.mapped("number"), *given_up.mapped("value_from")}
