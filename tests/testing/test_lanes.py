# SPDX-License-Identifier: LGPL-3.0-or-later
"""Stages side by side."""

import threading
import time

from tools.testing import child, lanes, stages


def test_each_stage_runs_once_and_browsers_by_themselves():
    beside = [name for lane in lanes.LANES for name in lane]
    assert len(beside) == len(set(beside))
    usual = {stage.name for stage in stages.STAGES if not stage.extra}
    assert set(beside) == usual - {"browser"}


def test_what_another_thread_runs_can_be_stopped(tmp_path):
    statuses = []
    thread = threading.Thread(
        target=lambda: statuses.append(child.run(["sleep", "60"], tmp_path / "log"))
    )
    thread.start()
    while thread.is_alive():
        child.stop_all()
        time.sleep(0.01)
    assert statuses != [0]
