# SPDX-License-Identifier: LGPL-3.0-or-later
"""The lives of members, cards, terminals, years, runs and imports, as tables.

A table maps the name of a step to the states it may start from, the state it leads to
and what it asks for. Whatever is not in the table is not allowed.
"""

from typing import NamedTuple


class Step(NamedTuple):
    """One step of a life: where it may start, where it leads, and what it asks for.

    ``target`` is None where the state stays. ``role``: the least role that may take it;
    empty: whoever may write the record. ``reason_required``: whoever takes it has to
    say why. ``resolution``: the board decides it, so that the number and day of its
    resolution are asked for. ``replacement``: what becomes of the card that takes a
    card's place; ``issue`` puts one into use at once, ``release`` ends that this card
    stands in for another.
    """

    sources: frozenset
    target: str
    role: str = ""
    reason_required: bool = False
    resolution: bool = False
    replacement: str = ""


def _step(sources, target, role="", **asks):
    return Step(frozenset(sources.split()), target, role, **asks)


def _because(sources, target, role="", **asks):
    """Return a step for which a reason is needed."""
    return _step(sources, target, role, reason_required=True, **asks)


CARD_STEPS = {
    "accept": _step("draft", "stock", "officer"),
    "issue": _step("draft stock", "active", "officer"),
    "block": _because("active", "blocked", "operator"),
    "unblock": _because("blocked", "active", "officer"),
    "report_lost": _because("active blocked", "lost", "operator"),
    "replace": _because(
        "active blocked lost", "replaced", "officer", replacement="issue"
    ),
    "return": _step("active blocked lost", "returned", "officer"),
    "hand_in": _step("replaced cancelled", None, "officer"),
    "restock": _step("returned", "stock", "officer", replacement="release"),
    "cancel": _because(
        "draft stock active blocked lost returned", "cancelled", "officer"
    ),
    "transfer": _because(
        "draft stock active blocked lost replaced returned cancelled", None, "officer"
    ),
}

#: States in which a card is refused although somebody may still carry it.
CARD_REFUSED = frozenset({"blocked", "lost", "replaced", "returned", "cancelled"})

BATCH_STEPS = {
    "make": _step("draft", "review"),
    "approve": _step("review", "approved"),
    "refuse": _step("review", "refused"),
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
    "merge": _because(
        "applicant active suspended resigned terminated", "terminated", "manager"
    ),
    "anonymise": _because("resigned deceased terminated", None, "manager"),
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
    "stop": _step("computing", "draft"),
    "keep": _step("computing", "computed"),
    "approve": _step("computed", "approved"),
    "cancel": _step("draft computed", "cancelled"),
    "post": _step("approved", "posting", "accountant"),
    "book": _step("posting", "posted"),
    "reverse": _because("posting posted", "reversing", "accountant"),
    "undo": _step("reversing", "cancelled"),
}

COMPARISON_STEPS = {
    "begin": _step("draft", "waiting"),
    "finish": _step("waiting", "made"),
}

#: States of a run whose refunds members get.
RUN_DECIDED = ("approved", "posting", "posted")
#: States from which on a run is kept; a cancelled one if it was approved before.
RUN_KEPT = (*RUN_DECIDED, "reversing")

OPENING_STEPS = {
    "post": _step("draft", "posting", "accountant"),
    "show": _step("posting", "draft"),
    "finish": _step("posting", "posted"),
    "reverse": _because("posted", "reversing", "accountant"),
    "undo": _step("reversing", "reversed"),
}

PAYOUT_STEPS = {
    "post": _step("draft", "posting", "accountant"),
    "finish": _step("posting", "posted"),
    "cancel": _step("draft", "cancelled", "accountant"),
    "undo": _because("posting posted", "undoing", "accountant"),
    "end": _step("undoing", "undone"),
}

LETTER_STEPS = {"finish": _step("writing", "done")}

#: Looking for the rate that a pool pays for, and setting it.
AFFORD_STEPS = {
    "find": _step("draft finding found setting", "finding"),
    "show": _step("finding", "found"),
    "stop": _step("finding", "draft"),
    "change": _step("found", "draft"),
    "apply": _step("found", "setting"),
    "keep": _step("setting", "found"),
    "end": _step("setting", "set"),
}

#: Asking what a year's rates come to, over all members.
TRIAL_STEPS = {
    "ask": _step("ready asked", "asked"),
    "answer": _step("asked", "ready"),
}

DELIVERY_STEPS = {"send": _step("waiting", "sent")}

IMPORT_STEPS = {
    "check": _step("draft checked failed", "checking"),
    "show": _step("checking", "checked"),
    "fail": _step("checking", "failed"),
    "start": _step("checked", "importing"),
    "interrupt": _step("importing", "checked"),
    "finish": _step("importing", "done"),
    "end": _step("checked", "done"),
    "reset": _step("checked failed", "draft"),
}


def target(steps, name, state):
    """Return the state a step leads to, or None if it may not start from here.

    >>> target(CARD_STEPS, "block", "active")
    'blocked'
    >>> target(CARD_STEPS, "block", "lost") is None
    True
    >>> target(CARD_STEPS, "transfer", "lost")
    'lost'
    """
    step = steps[name]
    return (step.target or state) if state in step.sources else None
