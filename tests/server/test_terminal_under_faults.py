# SPDX-License-Identifier: LGPL-3.0-or-later
"""The real terminal program against a real server, with everything in between failing.

What is promised, whatever happens in whatever order: what a terminal showed as done is
in its outbox or in the ledger; nothing is there twice; what is odd is held for a
person; the server knows of every gap; shifts balance in the end.
"""

import os
import signal
import sys
import traceback
from collections import Counter
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from coop_terminal import points
from tests import own_cluster
from tests import terminal as co_op
from tests.fault_proxy import FAULTS, FaultProxy
from tests.kept_running import kept_running
from tests.tried_terminal import CARD, UNKNOWN, Tried, check_end, cut
from tools import postgres

#: How many runs there are: ./dev test as it is takes 1.
SCALE = int(os.environ.get("COOP_TEST_SCALE", "1"))
#: How many steps a run has: 40 long ones are the 2,000 steps to try from time to time.
STEPS = 20 if SCALE == 1 else 50
NUMBERS = ("SHOP0001", "SHOP0002")
WHO = st.integers(0, len(NUMBERS) - 1)
#: Has a rule of its own: see `restart_the_database_meanwhile`.
RESTARTED = "database_restarted"
NAMES = st.lists(st.sampled_from(sorted({*FAULTS} - {RESTARTED})), max_size=4)
#: How often the terminals work between two failures of the server, which takes its time
#: to come back.
BETWEEN = 2 if SCALE == 1 else 6

TWO_TERMINALS = """
    env = env(context={"allowed_company_ids": [co_op]})
    co_op = env["res.company"].browse(co_op)
    co_op.write({"coop_request_rate": 0, "coop_inquiry_rate": 0})
    env["coop.fiscal.year"].create(
        [
            {"name": year, "date_start": f"{year}-01-01", "date_end": f"{year}-12-31"}
            for year in map(str, years)
        ]
    )
    terminals = env["coop.terminal"].search([("company_id", "=", co_op.id)])
    terminals.copy({"number": "SHOP0002"})
"""


def _children(pid):
    """Return the processes that a process has started; none where it has ended."""
    file = Path(f"/proc/{pid}/task/{pid}/children")
    with suppress(FileNotFoundError, ProcessLookupError):
        return [int(child) for child in file.read_text().split()]
    return []


@pytest.fixture(scope="module")
def database_name():
    """A database whose PostgreSQL may be restarted: other tests have another one."""
    with own_cluster.database("coop_suite_under_faults") as name:
        yield name


@pytest.fixture(scope="module")
def world(server, shell, tmp_path_factory):
    """The server, a proxy for each of two terminals, and folders for them."""
    this = date.today().year
    years = [this - 1, this, this + 1]
    shell(TWO_TERMINALS, co_op=shell(co_op.CO_OP), years=sorted({*years} - {2025}))

    def kill_server():
        for child in _children(server.child.pid):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)

    with ExitStack() as stack:
        stack.enter_context(kept_running(server))
        proxies = [
            stack.enter_context(FaultProxy(server.url, kill_server, postgres.restart))
            for _ in NUMBERS
        ]
        yield server.database, proxies, kill_server, tmp_path_factory


class Terminals(RuleBasedStateMachine):
    """Two terminals at work while networks, servers and power fail."""

    world, done, troubles = None, None, None

    def __init__(self):
        super().__init__()
        self.worked = 0
        self.done["runs"] += 1
        self.database, proxies, self.kill, folders = self.world
        self.tried = [
            Tried(number, proxy, self.database, folders.mktemp(number))
            for number, proxy in zip(NUMBERS, proxies, strict=True)
        ]

    @rule(who=WHO, amount=st.integers(1, 10**6), known=st.booleans())
    def sell(self, who, amount, known):
        """Sell to a member, or to a card that nobody knows."""
        self.tried[who].sell(CARD if known else UNKNOWN, amount)

    @rule(who=WHO, which=st.integers(0, 5))
    def take_back(self, who, which):
        """Take back one of the shift's sales, if there is any."""
        one = self.tried[who]
        sales = one.to_take_back()
        if sales:
            one.shown.add(one.terminal.reverse(sales[which % len(sales)], "101"))

    @rule(who=WHO, faults=NAMES)
    def work(self, who, faults):
        """Let the program do what is due while the network fails."""
        one = self.tried[who]
        self.worked += 1
        one.proxy.plan(faults)
        for _time in range(1 + len(faults)):
            one.terminal.cycle()
        one.proxy.calm()

    @rule(who=WHO, faults=NAMES)
    def close_shift(self, who, faults):
        """Close the shift and begin another."""
        self.tried[who].terminal.close_shift("101")
        self.work(who, faults)
        self.tried[who].sign_on()

    @rule(who=WHO, point=st.sampled_from(points.POINTS))
    def cut_power(self, who, point):
        """Kill the program at a named point, and start it again."""
        one = self.tried[who]
        one.close()
        self.done[f"power cut at {point}"] += 1
        one.shown.update(cut(one.folder, point))
        one.open()

    @precondition(lambda self: self.worked >= BETWEEN)
    @rule(mode=st.sampled_from(["fast", "immediate"]))
    def restart_the_database(self, mode):
        """Restart PostgreSQL, in good order or as if the power had gone."""
        self.worked = 0
        self.done[f"database restarted ({mode})"] += 1
        postgres.restart(mode)

    @precondition(lambda self: self.worked >= BETWEEN)
    @rule(who=WHO)
    def restart_the_database_meanwhile(self, who):
        """Restart PostgreSQL while the server answers."""
        self.work(who, [RESTARTED])
        self.worked = 0

    @precondition(lambda self: self.worked >= BETWEEN)
    @rule()
    def kill_the_server(self):
        """Kill all of the server's workers."""
        self.worked = 0
        self.done["server killed"] += 1
        self.kill()

    @invariant()
    def nothing_is_lost(self):
        """What was shown is in the outbox or in the ledger: before and after a step."""
        self.done["looks"] += 1
        for one in self.tried:
            assert one.shown <= one.outbox().keys() | one.ledger().keys()

    def teardown(self):
        """Let all be delivered and settled, and compare both sides.

        Chance has no part in when PostgreSQL breaks off what it does: a trouble that
        Hypothesis does not meet again is told nevertheless.
        """
        try:
            for one in self.tried:
                one.proxy.calm()
                one.sign_on()
                one.terminal.close_shift("101")
                one.deliver()
                check_end(one)
                one.close()
        finally:
            if isinstance(sys.exc_info()[1], Exception):
                self.troubles.append(traceback.format_exc())


@pytest.mark.long
def test_nothing_is_lost_or_doubled_whatever_fails(world, capsys):
    """Cases 41, 42, 43, 46, 48, 49: the network, the server, the database, the power.

    Case 63: kill -9 at each named point, against the real server.
    """
    usual = settings(
        max_examples=SCALE,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        derandomize=SCALE == 1,
        # A shorter way to the same fault would take as many servers again.
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    here = {"world": world, "done": Counter(), "troubles": []}
    machine = type("Here", (Terminals,), here)
    try:
        run_state_machine_as_test(machine, settings=usual)
    finally:
        with capsys.disabled():
            print(*machine.troubles, sep="\n")
            _tell(machine.done, world)


def _tell(done, world):
    """Print into the log how much was tried, and what failed meanwhile."""
    steps = done.pop("looks") - done.pop("runs")
    _database, proxies, *_others = world
    met = Counter(name for proxy in proxies for name in proxy.met if name)
    print(f"\n{steps} steps")
    for name, count in sorted((done + met).items()):
        print(f"{count:6} {name}")
