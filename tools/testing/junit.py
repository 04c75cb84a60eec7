# SPDX-License-Identifier: LGPL-3.0-or-later
"""Read the results of pytest from the JUnit file it writes."""

from xml.etree import ElementTree

from tools.testing import child
from tools.testing.outcome import Outcome

NO_TESTS = 5


def read(file, status, log):
    """Return the Outcome of a pytest run from its report, exit status and output."""
    outcome = Outcome(logs=[log])
    cases = ElementTree.parse(file).iter("testcase") if file.exists() else ()
    for case in cases:
        _read(case, outcome)
    if status == NO_TESTS:
        outcome.fail(f"pytest: {log.stem}", "found no tests to run")
    elif status and not outcome.faults:
        outcome.fail(f"pytest: {log.stem}", f"status {status}\n{child.tail(log)}")
    return outcome


def _read(case, outcome):
    """Count one test; what failed in setting up or clearing up is its failure too."""
    name = _id(case)
    bad = [*case.findall("failure"), *case.findall("error")]
    for fault in bad:
        outcome.fail(name, fault.text or fault.get("message"))
    if not bad and case.find("skipped") is not None:
        outcome.skipped += 1
    elif not bad:
        outcome.passed += 1


def _id(case):
    """Return what pytest calls the test."""
    file, owner = case.get("file", ""), case.get("classname", "")
    owner = owner.removeprefix(file.removesuffix(".py").replace("/", ".")).lstrip(".")
    return "::".join(filter(None, (file, owner, case.get("name"))))
