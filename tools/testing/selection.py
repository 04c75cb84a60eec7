# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which tests the names on the command line stand for."""

from difflib import get_close_matches

from tools import say
from tools.testing import catalogue, stages


def select(names):
    """Return the tests to run by stage name; None stands for all of the stage.

    A name is a stage, an addon, a folder or file of tests, a class, a method, or some
    part of the name of a test.
    """
    chosen = {}
    known = catalogue.tests()
    for name in names:
        if name in {stage.name for stage in stages.STAGES}:
            chosen[name] = None
        else:
            _add(chosen, _matching(name, known))
    return chosen


def _add(chosen, tests):
    """Add tests to those already chosen, each to its stage."""
    for test in tests:
        stage = stages.stage_of(test)
        picked = chosen.setdefault(stage, [])
        if picked is not None and test not in picked:
            picked.append(test)


def _matching(name, known):
    """Return the tests of that name, or else those whose names contain it."""
    exact = [test for test in known if test.answers_to(name)]
    found = exact or [test for test in known if name.lower() in test.id.lower()]
    if not found:
        raise say.Failure(f"No test is called {name!r}{_hint(name, known)}")
    return found


def _hint(name, known):
    """Return the end of a sentence: what may have been meant."""
    words = {stage.name for stage in stages.STAGES}
    for test in known:
        words |= {
            test.file,
            test.file.split("/")[-1],
            test.owner,
            test.name,
            test.addon,
        }
    near = get_close_matches(name, words - {""}, 3)
    if near:
        return f"; did you mean {' or '.join(near)}?"
    return f"; a stage would be one of {', '.join(s.name for s in stages.STAGES)}."
