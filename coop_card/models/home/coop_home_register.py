# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members and cards on the home page."""

from collections import Counter

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from . import queries

#: Standings of members who may buy: what "without movement" is told of.
PRESENT = ("active", "suspended")


class CoopHome(models.AbstractModel):
    """Tells how many members and cards there are, from tallies that are kept."""

    _inherit = "coop.home"

    def _members(self, co_op):
        """Return how many members there are, and how many did not move this year.

        Whoever belongs to a main member has no movement of its own, and is not waited
        for.
        """
        counts = self._counted("coop.member", co_op)
        standings = Counter()
        for state, _year, count in counts:
            standings[state] += count
        present = sum(standings[state] for state in PRESENT)
        year, _before = self._two_years(co_op)
        moved = self._moved(co_op, counts, year)
        report = self.env["report.coop_card.members_without_movement"]
        return {
            "known": sum(standings.values()),
            "active": standings["active"],
            "suspended": standings["suspended"],
            "applicants": standings["applicant"],
            "moved": moved,
            "idle": present - moved - self._family_at_rest(co_op, year),
            "may_list_idle": bool(year) and report._is_offered(),
        }

    def _moved(self, co_op, counts, year):
        """Return how many present members bought or sold in the year."""
        if not year:
            return 0
        years = self._years_since(year).ids
        settled = sum(
            count for state, of, count in counts if state in PRESENT and of in years
        )
        pending = [
            ("company_id", "=", co_op.id),
            ("state", "in", PRESENT),
            ("id", "in", SQL(queries.MOVING, year.id)),
            "!",
            ("last_year_id", "in", years),
        ]
        return settled + self.env["coop.member"].search_count(pending)

    def _family_at_rest(self, co_op, year):
        """Return how many present family members have no line of their own."""
        family = Domain("company_id", "=", co_op.id)
        family &= Domain("main_member_id", "!=", False)
        family &= Domain("state", "in", PRESENT)
        if year:
            family &= ~Domain("last_year_id", "in", self._years_since(year).ids)
            family &= ~Domain("id", "in", SQL(queries.MOVING, year.id))
        return self.env["coop.member"].search_count(family)

    def _years_since(self, year):
        """Return a year and all later ones of its co-op."""
        later = [
            ("company_id", "=", year.company_id.id),
            ("date_start", ">=", year.date_start),
        ]
        return self.env["coop.fiscal.year"].search(later)

    def _cards(self, co_op):
        """Return how many cards are in each state, in the order of their lives."""
        counts = Counter()
        for state, _year, count in self._counted("coop.card", co_op):
            counts[state] += count
        states = self.env["coop.card"]._fields["state"]._description_selection(self.env)
        return [
            {"key": state, "title": title, "count": counts[state]}
            for state, title in states
            if counts[state]
        ]

    def _counted(self, model, co_op):
        """Return triples of state, last year (id; 0 for none) and count."""
        records = self.env[model]
        records.check_access("read")
        if self.env["ir.rule"]._coop_shows_all(model):
            return self.env["coop.tally"]._of(co_op, model)
        by = ["state", *(["last_year_id"] if "last_year_id" in records else [])]
        own = [("company_id", "=", co_op.id)]
        return [
            (state, year[0].id if year else 0, count)
            for state, *year, count in records._read_group(own, by, ["__count"])
        ]
