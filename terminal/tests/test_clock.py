# SPDX-License-Identifier: LGPL-3.0-or-later
"""What time it is, whatever the device's clock says."""

from datetime import datetime, timedelta, timezone

import pytest

from coop_terminal.domain.clock import Clock

NOON = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)


class Device:
    """A device whose clock people may set; the counter nobody can."""

    def __init__(self, wall=NOON):
        self.wall, self.count = wall.timestamp(), 100.0

    def pass_(self, **span):
        """Let time pass."""
        seconds = timedelta(**span).total_seconds()
        self.wall += seconds
        self.count += seconds

    def clock(self, **values):
        """Return a Clock on this device."""
        return Clock(wall=lambda: self.wall, count=lambda: self.count, **values)


def test_the_servers_time_counts():
    device = Device(NOON - timedelta(hours=3))
    clock = device.clock()
    clock.measured(NOON)
    device.pass_(minutes=10)
    assert clock.now() == NOON + timedelta(minutes=10)
    assert clock.state == "off"
    assert clock.offset_ms == 3 * 3600 * 1000


@pytest.mark.parametrize("jump", [timedelta(hours=-7), timedelta(days=3650)])
def test_moving_the_clock_changes_nothing(jump):
    """Case 64: the clock jumps back or ahead in the middle of a shift."""
    device = Device()
    clock = device.clock()
    clock.measured(NOON)
    device.wall += jump.total_seconds()
    device.pass_(minutes=1)
    assert clock.now() == NOON + timedelta(minutes=1)
    assert clock.state == "suspect"
    clock.measured(NOON + timedelta(minutes=1))
    assert clock.state == "off"


@pytest.mark.parametrize(
    "wall",
    [
        datetime(1970, 1, 1, tzinfo=timezone.utc),
        NOON + timedelta(days=3650),
        NOON.replace(year=2569),
        NOON - timedelta(days=1),
    ],
)
def test_an_incredible_clock_is_not_believed_after_a_start(wall):
    """Case 64: 1970, ten years ahead, the year 2569 of the Buddhist era, yesterday."""
    device = Device(wall)
    clock = device.clock(seen=NOON)
    device.pass_(minutes=1)
    assert clock.state == "suspect"
    assert clock.now() == NOON + timedelta(minutes=1)


def test_a_credible_clock_is_believed_with_its_offset():
    device = Device(NOON - timedelta(minutes=30))
    clock = device.clock(seen=NOON - timedelta(days=2), offset_ms=1_800_000)
    assert (clock.now(), clock.suspect) == (NOON, False)


def test_time_never_runs_back_at_a_start():
    device = Device(NOON - timedelta(seconds=20))
    assert device.clock(seen=NOON).now() == NOON


def test_a_clock_out_of_all_bounds_is_a_clock():
    assert Clock(wall=lambda: 1e18).device().year == 1970
