# SPDX-License-Identifier: LGPL-3.0-or-later
"""Keeping changes of the dated member types."""

from contextlib import contextmanager

from odoo import models


class CoopMember(models.Model):
    """Writes down from which day on which type counts instead of which."""

    _inherit = "coop.member"

    @contextmanager
    def _type_history_kept(self):
        """Write down what changes in the type periods of these members meanwhile."""
        members = self._with_history()
        before = {member: member._type_periods() for member in members}
        yield
        events = [
            event
            for member, periods in before.items()
            if periods  # the first type comes with the registration
            for event in member._type_events(periods, member._type_periods())
        ]
        self.env["coop.member.event"].sudo().create(events)

    def _type_periods(self):
        """Return the types by the days they count from, in their order."""
        periods = self.type_period_ids.sorted("date_from")
        return {period.date_from: period.type_id for period in periods}

    def _type_events(self, before, after):
        """Return one event for each day on which another type begins than before."""
        days = sorted(before.keys() | after.keys())
        changes = [(day, _type_on(day, before), _type_on(day, after)) for day in days]
        return [
            self._prepare_event(
                kind="type",
                what="type_id",
                value_from=old and old.display_name,
                value_to=new and new.display_name,
                date=day,
            )
            for day, old, new in changes
            if old != new and before.get(day) != after.get(day)
        ]


def _type_on(day, periods):
    """Return the type of a day; days before the first period count to the first."""
    begun = [type_ for start, type_ in periods.items() if start <= day]
    return begun[-1] if begun else next(iter(periods.values()), None)
