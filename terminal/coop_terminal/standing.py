# SPDX-License-Identifier: LGPL-3.0-or-later
"""How the terminal stands at this moment, for the idle screen."""

from coop_terminal.domain import clock, limits
from coop_terminal.domain.counter import Status
from coop_terminal.outbox.memory import HOTLIST


def status(station, operator):
    """Return the Status of this moment.

    :param operator: the Operator at the desk, or None
    """
    counts, now = station.outbox.items.counts(), station.clock.now()
    zone = station.catalogue.zone if station.is_set_up else None
    shift = operator and station.outbox.shifts.open_of(operator.code)
    return Status(
        link=station.contact.link,
        problem=station.contact.problem,
        waiting=counts.waiting,
        oldest=counts.oldest and clock.read(counts.oldest).astimezone(zone),
        rejected=counts.rejected,
        clock=station.clock.state,
        clock_offset_ms=station.clock.offset_ms,
        now=now.astimezone(zone),
        operator=operator,
        batch=shift and shift.number,
        notices=tuple(_notices(station.outbox, now)),
    )


def _notices(outbox, now):
    """Yield the codes of what a person should know."""
    yield from outbox.facts.get("notices", ())
    _version, told_at = outbox.memory.document(HOTLIST)
    if not outbox.facts.get("signed_on"):
        yield "needs_contact"
    elif told_at is None or now - told_at > limits.HOTLIST_AGE:
        yield "hotlist_old"
    if not outbox.has_room():
        yield "disk_low"
    if any(shift.state == "different" for shift in outbox.shifts.unsettled()):
        yield "shift_different"
