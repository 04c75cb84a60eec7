# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run chosen tests of Odoo itself, with our addons installed and without, and compare.

Whether they pass is Odoo's affair, and the machine's. Ours is that each comes to the
same with our addons as without.
"""

from concurrent.futures import ThreadPoolExecutor

from tools import addons, database, odoo, paths, process
from tools.testing import child, odoo_log
from tools.testing.outcome import Outcome

LIST = paths.ROOT / "tools" / "odoo_tests.txt"
#: Seconds; hundreds of tests with browsers and reports, twice at once.
TIMEOUT = 3 * 3600
#: The two runs, and how the database of each is made.
RUNS = {"without": database.clone_without_us, "with": database.clone}


def run(tests, fast):
    """Run the chosen tests in both databases at once, and return the differences."""
    tags = chosen()
    with ThreadPoolExecutor(len(RUNS)) as pool:
        without, ours = pool.map(lambda run: _run(*run, tags), RUNS.items())
    return compare(tags, without, ours)


def chosen():
    """Return the classes to run, of those of Odoo's addons that ours depend on."""
    lines = [line.strip() for line in LIST.read_text().splitlines()]
    wanted = [line for line in lines if line and not line.startswith("#")]
    present = set(addons.dependencies())
    return [tag for tag in wanted if tag[1:].partition(":")[0] in present]


def compare(tags, without, ours):
    """Return an Outcome in which each test passes that came to the same in both runs.

    :param tags: the classes that were to run, such as ``/account:TestAccountMove``
    :param without: Outcome and verdicts of the run without our addons
    :param ours: the same of the run with them
    """
    (before, expected), (after, found) = without, ours
    outcome = Outcome(logs=before.logs + after.logs)
    for test in sorted(expected.keys() | found.keys()):
        was, is_now = expected.get(test, "not run"), found.get(test, "not run")
        if was == is_now:
            outcome.passed += 1
        else:
            why = after.faults.get(test) or before.faults.get(test, "")
            outcome.fail(test, f"without our addons {was}, with them {is_now}\n{why}")
    owners = {test.split("::")[1] for test in found if "::" in test}
    for tag in tags:
        if tag.partition(":")[2] not in owners:
            outcome.fail(tag, f"Odoo has no such test any more: see {LIST.name}")
    return outcome


def _run(name, make, tags):
    """Run the tests on a database of their own; return its Outcome and verdicts."""
    log = process.log_file(f"test-own-{name}")
    base = f"coop_test_own_{name}"
    make(base)
    try:
        environment = odoo.environment("lint", "test")
        status = child.run(_command(base, tags), log, environment, TIMEOUT)
    finally:
        database.drop(base)
    return odoo_log.verdicts(log, status)


def _command(base, tags):
    """Return the command line of a run."""
    return odoo.command(
        f"--database={base}",
        f"--addons-path={paths.ROOT}",
        f"--test-tags={','.join(tags)}",
        "--stop-after-init",
        "--http-port=0",
        "--log-level=info",
    )
