# SPDX-License-Identifier: LGPL-3.0-or-later
"""Power cuts: the process ends on the spot at a named point of `points.POINTS`."""

import os
import signal

from coop_terminal import points


def kill_at(name, times=1):
    """End this process, without any clearing up, when it passes a point.

    :param int times: how often it passes the point before that, itself included
    """
    if name not in points.POINTS:
        raise ValueError(f"Nobody knows the point {name}: take of {points.POINTS}.")
    left = [times]

    def watch(reached):
        left[0] -= reached == name
        if reached == name and not left[0]:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    points.watch(watch)
