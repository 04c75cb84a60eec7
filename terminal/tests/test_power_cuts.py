# SPDX-License-Identifier: LGPL-3.0-or-later
"""The power goes at each named point: nothing is lost, nothing is doubled."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coop_terminal import points
from coop_terminal.simulate.virtual import Virtual
from terminal.tests.builders import PURCHASE, delivered, due_for_a_new_key

ROOT = Path(__file__).resolve().parents[2]


def _cut(home, point):
    """Run a terminal until its power goes; return the uids that it had shown."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "terminal")])
    child = subprocess.run(
        [sys.executable, "-m", "terminal.tests.child", home, point],
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr
    return child.stdout.split()


@pytest.mark.skipif(sys.platform == "win32", reason="the signal is another one there")
@pytest.mark.parametrize("point", points.POINTS)
def test_nothing_is_lost_or_doubled(server, home, point):
    """Case 63: kill -9 at each named point, then another start.

    Cases 42, 48 and 65 are among the points: the server has answered and the terminal
    does not know; a hotlist is half applied.
    """
    shown = _cut(due_for_a_new_key(home), point)
    with Virtual(home) as terminal:
        delivered(terminal)
        kept = {row.uid for row in terminal.station.outbox.items.of_shift(1)}
        version = terminal.station.outbox.memory.hotlist_version()
    assert set(shown) <= kept == set(server.coop.booked)
    counts = [said["seq"] for said in server.coop.booked.values()]
    assert counts == list(range(1, len(kept) + 1))
    assert version == server.coop.hotlist_version


def test_each_point_is_passed(home):
    passed = set()
    points.watch(passed.add)
    with Virtual(due_for_a_new_key(home)) as terminal:
        terminal.sign_on("101")
        terminal.sell(PURCHASE)
        terminal.close_shift("101")
        delivered(terminal)
    assert passed == set(points.POINTS)


@pytest.mark.parametrize(("point", "kept"), [("row_written", 0), ("row_committed", 1)])
def test_the_disk_as_it_is_at_that_moment_is_sound(home, tmp_path, point, kept):
    """Case 63: an image of the disk, taken while the journal is in use."""
    image = tmp_path / "image"

    def take(reached):
        if reached == point and not image.exists():
            shutil.copytree(home, image)

    points.watch(take)
    with Virtual(home) as terminal:
        terminal.sign_on("101")
        terminal.sell(PURCHASE)
    with Virtual(image) as terminal:
        assert len(terminal.station.outbox.items.of_shift(1)) == kept
        assert terminal.station.outbox.facts.get("next_seq", 1) == kept + 1
        assert not terminal.station.outbox.facts.get("notices")
