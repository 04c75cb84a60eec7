# SPDX-License-Identifier: LGPL-3.0-or-later
"""A terminal without a person: the real outbox and link, fed with purchases."""

from coop_terminal.domain import item
from coop_terminal.link import signing
from coop_terminal.link.answers import NotDelivered, Problem
from coop_terminal.link.courier import Courier
from coop_terminal.station import Station


class Virtual:
    """One virtual terminal; it is paired already.

    Its courier runs in a thread once `start()` is called; without it, `cycle()` lets it
    work once, in the thread that calls.

    :param faults: `faults.Faults` to meet, None for a good network
    :param watches: `wall` and `count` of `domain.clock.Clock`, for a clock gone wrong
    """

    def __init__(self, folder, faults=None, **watches):
        self.faults = faults
        self.station = Station(folder, faults and faults.adapter, **watches)
        self.courier = Courier(self.station)
        self.sold = []

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def start(self):
        """Deliver in the background."""
        self.courier.start()

    def close(self):
        """Stop, and let go of the outbox."""
        self.courier.stop()
        self.station.close()

    def cycle(self):
        """Do what is due once; return the seconds until it has to be done again."""
        return self.courier.cycle()

    def sign_on(self, operator="", tries=20):
        """Sign on as often as it takes, and open the operator's shift.

        :raise NotDelivered, Problem: where the server is not there at all
        """
        client = self.station.client()
        try:
            while not self._signs_on(client, operator, last=tries <= 1):
                tries -= 1
        finally:
            client.close()
        self.courier.signed_on = True
        return self.shift(operator)

    def _signs_on(self, client, operator, last):
        """Sign on once and return whether it worked; the last try has to."""
        shift = self.station.outbox.shifts.open_of(operator)
        try:
            signing.sign_on(
                self.station, client, operator or None, shift and shift.number
            )
        except (NotDelivered, Problem):
            if last:
                raise
            return False
        return True

    def shift(self, operator):
        """Return the operator's open shift; opens one."""
        shifts = self.station.outbox.shifts
        return shifts.open_of(operator) or shifts.open(
            operator, self.station.clock.now()
        )

    def sell(self, purchase):
        """Keep a purchase as the desk does; return its uid."""
        said = item.sale(purchase.card, purchase.lines)
        return self._keep(said, purchase.operator, purchase.at, purchase.uid)

    def reverse(self, uid, operator=""):
        """Take a purchase back; return the reversal's uid."""
        return self._keep(item.reversal(uid), operator, None)

    def _keep(self, said, operator, at, uid=""):
        shift, now = self.shift(operator), at or self.station.clock.now()
        uid = uid or item.new_uid()
        suspect = self.station.clock.suspect

        def write(seq):
            return item.written(seq, uid, shift.number, now, operator, said, suspect)

        self.station.outbox.items.keep(uid, shift.number, now, suspect, write)
        self.sold.append(uid)
        self.courier.wake()
        return uid

    def waiting(self):
        """Return how many wait to be delivered."""
        return self.station.waiting()

    def counts(self):
        """Return the outbox's Counts: how many wait, and were rejected."""
        return self.station.outbox.items.counts()

    def close_shift(self, operator="", final=False):
        """Close the operator's shift; the courier settles it. Return its number."""
        shift = self.shift(operator)
        self.station.outbox.shifts.close(shift.number, self.station.clock.now(), final)
        self.courier.wake()
        return shift.number
