# SPDX-License-Identifier: LGPL-3.0-or-later
"""Settling shifts: both sides compare what they have until nothing is missing."""

from coop_terminal import points
from coop_terminal.domain import clock
from coop_terminal.domain.shift import Totals
from coop_terminal.outbox.schema import REJECTED

#: How often missing transactions are sent before a person has to decide.
ROUNDS = 3


def totals(station, number):
    """Return the Totals of a shift as they stand in the outbox.

    Who takes back what was rejected takes back nothing.
    """
    items = station.outbox.items
    rows = [row for row in items.of_shift(number) if row.state != REJECTED]
    taken_back = {row.said["reverses"] for row in rows if "reverses" in row.said}
    originals = filter(None, map(items.by_uid, taken_back))
    counted = {row.uid: row for row in originals if row.state != REJECTED}
    return Totals(rows, counted, station.catalogue)


def settle(station, client, delivery, number):
    """Settle a closed shift; what the server says is kept with it.

    :raise NotDelivered, Problem: the shift stays as it is
    """
    for _round in range(ROUNDS):
        delivery.run()
        shift = station.outbox.shifts.get(number)
        answer = client.settle(_said(station, shift))
        points.reach("settlement_answered")
        station.outbox.shifts.settled(number, answer, station.clock.now())
        if answer["state"] != "different" or not answer["missing"]:
            return
        station.outbox.items.send_again(answer["missing"])


def _said(station, shift):
    """Return the settlement message of a shift."""
    said = {
        "batch": shift.number,
        "opened_at": clock.written(shift.opened_at),
        "closed_at": clock.written(shift.closed_at),
        **totals(station, shift.number).settlement(),
    }
    if shift.operator:
        said["operator"] = shift.operator
    if shift.final:
        said["final"] = True
    return said
