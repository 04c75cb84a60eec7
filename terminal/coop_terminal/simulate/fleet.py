# SPDX-License-Identifier: LGPL-3.0-or-later
"""Many virtual terminals at once, each with its part of a file of purchases."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from coop_terminal import secrets
from coop_terminal.pairing import PairingError, pair
from coop_terminal.simulate.faults import Faults
from coop_terminal.simulate.virtual import Virtual


@dataclass(frozen=True)
class Fleet:
    """Where the terminals live, what they are up against, and how long it may take.

    `codes` maps terminal numbers to pairing codes, for those not paired yet.
    """

    home: object
    url: str
    database: str = ""
    codes: dict = None
    faults: tuple = ()
    rate: float = 0.3
    seed: int = 0
    patience: float = 600.0

    def run(self, purchases, say=print):
        """Sell and deliver everything; return how many purchases still wait."""
        with ThreadPoolExecutor(max(len(purchases), 1)) as pool:
            numbers = enumerate(sorted(purchases))
            runs = [
                pool.submit(self._terminal, number, name, purchases[name], say)
                for number, name in numbers
            ]
            return sum(run.result() for run in runs)

    def _terminal(self, number, name, purchases, say):
        """Be one terminal until all is delivered; return how many still wait."""
        folder = self.home / name
        if not secrets.load(folder):
            pair(folder, self.url, name, self._code(name), self.database)
        faults = Faults(self.faults, self.rate, seed=self.seed + number)
        with Virtual(folder, faults) as terminal:
            terminal.sign_on()
            terminal.start()
            for purchase in purchases:
                terminal.sell(purchase)
            left = self._wait(terminal)
        say(
            f"{name}: {len(purchases)} purchases sold, {left} wait to be delivered, "
            f"{len(faults.met)} faults met."
        )
        return left

    def _code(self, name):
        if name not in (self.codes or {}):
            raise PairingError(f"Terminal {name} is not paired: name its code.")
        return self.codes[name]

    def _wait(self, terminal):
        """Wait until all is delivered, as long as that may take."""
        end = time.monotonic() + self.patience
        while terminal.waiting() and time.monotonic() < end:
            terminal.courier.wait_for(lambda: not terminal.waiting(), 1.0)
            time.sleep(0.05)
        return terminal.waiting()
