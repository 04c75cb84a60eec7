# SPDX-License-Identifier: LGPL-3.0-or-later
"""The lives of members, cards, terminals, fiscal years and runs, as tables.

A table maps the name of a step to the states it may start from and the state it leads
to. Whatever is not in the table is not allowed.
"""

from typing import NamedTuple


class Step(NamedTuple):
    """One step of a life: where it may start, where it leads, and what it asks for.

    ``reason_required``: whoever takes it has to say why. ``resolution``: the board
    decides it, so that the number and day of its resolution are asked for.
    """

    sources: frozenset
    target: str
    reason_required: bool = False
    resolution: bool = False


def _step(sources, target, **asks):
    return Step(frozenset(sources.split()), target, **asks)


CARD_STEPS = {
    "issue": _step("draft stock", "active"),
    "block": _step("active", "blocked"),
    "unblock": _step("blocked", "active"),
    "report_lost": _step("active blocked", "lost"),
    "replace": _step("active blocked lost", "replaced"),
    "cancel": _step("draft stock active blocked lost", "cancelled"),
}

MEMBER_STEPS = {
    "admit": _step("applicant resigned terminated", "active", resolution=True),
    "suspend": _step("active", "suspended", reason_required=True),
    "reinstate": _step("suspended", "active"),
    "resign": _step("active suspended", "resigned"),
    "decease": _step("applicant active suspended", "deceased"),
    "terminate": _step(
        "active suspended", "terminated", reason_required=True, resolution=True
    ),
}

TERMINAL_STEPS = {
    "enrol": _step("draft active", "active"),
    "suspend": _step("active", "suspended"),
    "resume": _step("suspended", "active"),
    "revoke": _step("active suspended", "draft"),
}

YEAR_STEPS = {"close": _step("open", "closed"), "reopen": _step("closed", "open")}

RUN_STEPS = {
    "compute": _step("draft computed", "computing"),
    "finish": _step("computing", "computed"),
    "approve": _step("computed", "approved"),
    "cancel": _step("draft computed", "cancelled"),
}


def target(steps, name, state):
    """Return the state a step leads to, or None if it may not start from here.

    >>> target(CARD_STEPS, "block", "active")
    'blocked'
    >>> target(CARD_STEPS, "block", "lost") is None
    True
    """
    step = steps[name]
    return step.target if state in step.sources else None
