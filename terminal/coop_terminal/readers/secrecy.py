# SPDX-License-Identifier: LGPL-3.0-or-later
"""What was swiped stays out of files the system writes."""

try:
    import resource
except ImportError:  # Windows, where programs leave no such files by themselves
    resource = None


def forbid_core_dumps():
    """Keep the system from writing this process's memory to a file when it crashes.

    A bank card that somebody swiped by mistake is dropped at once, but no program can
    promise that nothing of it is left in memory.
    """
    if resource:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
