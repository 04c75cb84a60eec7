# SPDX-License-Identifier: LGPL-3.0-or-later
"""Many virtual terminals at once, each with its part of a file of purchases."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from coop_terminal import secrets, settings
from coop_terminal.pairing import PairingError, pair
from coop_terminal.simulate.faults import Faults
from coop_terminal.simulate.virtual import Virtual

#: Seconds between two words about how far all is, and sales between two looks at it.
EVERY, LOOK = 2.0, 250


class Progress:
    """Says now and then how many of all purchases the server has.

    :param int total: of all terminals
    """

    def __init__(self, total, say):
        self._total, self._say = total, say
        self._delivered, self._said = {}, time.monotonic()
        self._lock = threading.Lock()

    def note(self, name, delivered):
        """Take down how many a terminal has delivered."""
        with self._lock:
            self._delivered[name] = delivered
            if time.monotonic() - self._said > EVERY:
                self._said = time.monotonic()
                done = sum(self._delivered.values())
                self._say(f"{done} of {self._total} purchases delivered.")


@dataclass(frozen=True)
class Fleet:
    """Where the terminals live, what they are up against, and how long it may take.

    `codes` maps terminal numbers to pairing codes, for those not paired yet; `batch` is
    how many transactions go up at once, 0 for what the terminals' settings say;
    `patience` is for how many seconds nothing at all may be delivered. `hurried`
    terminals do not wait for the disk.
    """

    home: object
    url: str
    database: str = ""
    codes: dict = None
    faults: tuple = ()
    rate: float = 0.3
    seed: int = 0
    batch: int = 0
    hurried: bool = False
    patience: float = 600.0

    def run(self, purchases, say=print):
        """Sell and deliver everything; return how many did not get into the ledger.

        :param dict purchases: lists of `purchases.Purchase` by terminal number
        """
        progress = Progress(sum(map(len, purchases.values())), say)
        with ThreadPoolExecutor(max(len(purchases), 1)) as pool:
            runs = [
                pool.submit(self._work, number, name, purchases[name], progress, say)
                for number, name in enumerate(sorted(purchases))
            ]
            return sum(run.result() for run in runs)

    def _work(self, number, name, purchases, progress, say):
        """Be one terminal until all is delivered; return how many were not."""
        faults = Faults(self.faults, self.rate, seed=self.seed + number)
        with Virtual(self._folder(name), faults) as terminal:
            if self.hurried:
                terminal.station.outbox.hurry()
            terminal.sign_on()
            terminal.start()
            for sold, purchase in enumerate(purchases, 1):
                terminal.sell(purchase)
                if sold % LOOK == 0:
                    progress.note(name, sold - terminal.waiting())
            all_ = len(purchases)
            self._wait(terminal, lambda left: progress.note(name, all_ - left))
            left = terminal.counts()
        say(
            f"{name}: {len(purchases)} purchases sold, {left.waiting} wait to be "
            f"delivered, {left.rejected} were rejected, {len(faults.met)} faults met."
        )
        return left.waiting + left.rejected

    def _folder(self, name):
        """Return a terminal's folder, paired."""
        folder = self.home / name
        if not secrets.load(folder):
            pair(folder, self.url, name, self._code(name), self.database)
        if self.batch:
            settings.write(folder, outbox_batch=self.batch)
        return folder

    def _code(self, name):
        if name not in (self.codes or {}):
            raise PairingError(f"Terminal {name} is not paired: name its code.")
        return self.codes[name]

    def _wait(self, terminal, note):
        """Wait until all is delivered, or nothing is for too long."""
        least, end = terminal.waiting(), time.monotonic() + self.patience
        while least and time.monotonic() < end:
            terminal.courier.wait_for(lambda: not terminal.waiting(), 1.0)
            time.sleep(0.05)
            left = terminal.waiting()
            note(left)
            if left < least:
                least, end = left, time.monotonic() + self.patience
