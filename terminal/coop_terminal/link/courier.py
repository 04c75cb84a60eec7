# SPDX-License-Identifier: LGPL-3.0-or-later
"""What goes on in the background: delivering, asking, settling, changing the key."""

import logging
import threading
from datetime import timedelta

from coop_terminal.domain.refusal import Refused
from coop_terminal.link import settling, signing
from coop_terminal.link.answers import (
    TOO_LARGE_ON_THE_WAY,
    NotDelivered,
    Problem,
)
from coop_terminal.link.backoff import LONGEST, Backoff
from coop_terminal.link.delivery import Delivery
from coop_terminal.outbox import NotKept
from coop_terminal.outbox.memory import HotlistDiffers
from coop_terminal.station import CONFIG

_logger = logging.getLogger(__name__)

#: Seconds between two looks at what is due, while nothing is kept.
IDLE = 30.0
CONFIG_AGE = timedelta(hours=12)
SILENCE = timedelta(minutes=5)
HOTLIST_AGE = timedelta(minutes=15)
#: Problems of one request, for which the others need not wait.
OF_ONE_REQUEST = ("internal_error", TOO_LARGE_ON_THE_WAY)


class Courier:
    """Does what is due, in the order of ERRANDS, in a thread of its own.

    An errand that the server refuses does not keep the others; where the server does
    not answer, all wait.
    """

    def __init__(self, station):
        self._station = station
        self._client = station.client()
        self._delivery = Delivery(station, self._client)
        self._news = threading.Condition()
        self._backoff = Backoff()
        self._woken, self._stopped = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._work, name="courier", daemon=True)
        #: Whether the server knows who works here.
        self.signed_on = False
        self._as = None, None
        self._told_to_wait = False
        self._forgotten = None

    def start(self):
        """Begin."""
        self._thread.start()

    def stop(self):
        """Finish the errand at hand and end."""
        self._stopped.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join()
        self._client.close()

    def wake(self):
        """Look at once whether something is due."""
        self._woken.set()

    def sign_on_as(self, operator, batch):
        """Sign on for an operator's shift, at once."""
        self.signed_on = False
        self._as = operator, batch
        self.wake()

    def wait_for(self, done, seconds):
        """Wait until `done()` after some errand, not longer than this; return it.

        Where the server is not there, nobody waits for it.
        """
        self.wake()
        with self._news:
            self._news.wait_for(lambda: self._is_alone() or done(), seconds)
        return done()

    def _is_alone(self):
        return self._station.contact.link in ("down", "refused")

    def _work(self):
        while not self._stopped.is_set():
            self._woken.clear()
            try:
                pause = self.cycle()
            except Exception:  # a fault here shall not end deliveries for good
                _logger.exception("The courier stumbled")
                pause = LONGEST
            self._tell()
            (self._stopped if self._told_to_wait else self._woken).wait(pause)

    def _tell(self):
        with self._news:
            self._news.notify_all()

    def cycle(self):
        """Do what is due; return the seconds until it has to be looked at again."""
        trouble = None
        try:
            for errand in self.ERRANDS:
                trouble = self._run(errand) or trouble
                self._tell()
        except (NotDelivered, NotKept, Problem) as error:
            trouble = error
        if trouble:
            return self._pause(trouble)
        self._told_to_wait = False
        self._backoff.reset()
        return IDLE

    def _run(self, errand):
        """Do one errand; return what kept it from being done, where others may be.

        :raise NotDelivered, NotKept, Problem: where the others would fare no better
        """
        try:
            errand(self)
        except Refused as refused:
            return refused
        except OSError as error:  # of a file; what the network does is no such error
            _logger.warning("%s: %s", errand.__name__, error)
            return error
        except Problem as problem:
            _logger.info("%s: %s", errand.__name__, problem.code)
            self._obey(problem)
            concerns_all = problem.code not in OF_ONE_REQUEST
            if concerns_all and problem.retry in ("after", "reenrol"):
                raise
            return problem
        return None

    def _pause(self, trouble):
        """Return how long to wait after something went wrong.

        Where the server named the seconds, no sale makes them less.
        """
        self._told_to_wait = getattr(trouble, "wait", None) is not None
        if isinstance(trouble, Problem):  # what went well since shall not hide it
            self._station.contact.refused(trouble)
        if getattr(trouble, "retry", "") in ("never", "reenrol"):
            return LONGEST
        return self._backoff.after(getattr(trouble, "wait", None))

    def _obey(self, problem):
        """Do what a problem says that the terminal should do first."""
        if problem.retry == "full_sync":
            self._station.outbox.memory.forget_hotlist()
            self.signed_on = False
        elif problem.retry == "fix_clock":
            self.signed_on = False  # its answer tells the time

    def _sign_on(self):
        if not self.signed_on:
            operator, batch = self._as
            signing.sign_on(self._station, self._client, operator, batch)
            self.signed_on = self._as == (operator, batch)

    def _deliver(self):
        self._delivery.run(lambda: not self._stopped.is_set())

    def _settle(self):
        for shift in self._station.outbox.shifts.unsettled():
            if shift.state == "waiting" or shift.final:
                settling.settle(
                    self._station, self._client, self._delivery, shift.number
                )

    def _hotlist(self):
        memory, now = self._station.outbox.memory, self._station.clock.now()
        _version, told_at = memory.document("hotlist")
        if told_at and now - told_at < HOTLIST_AGE:
            return
        try:
            memory.apply_hotlist(self._client.hotlist(memory.hotlist_version()), now)
        except HotlistDiffers:
            memory.apply_hotlist(self._client.hotlist(0), now)

    def _config(self):
        _content, told_at = self._station.outbox.memory.document(CONFIG)
        if told_at is None or self._station.clock.now() - told_at > CONFIG_AGE:
            self._station.learn(self._client.config())

    def _change_key(self):
        keys, now = self._station.keys, self._station.clock.now()
        days = self._station.settings.key["rotate_days"]
        if not keys.secrets.coming:
            if not days or keys.secrets.age(now) < timedelta(days=days):
                return
            keys.rehearse()
            keys.receive(self._client.rotate()["key"])
        try:
            self._client.ping(keys.secrets.coming)
        except Problem as problem:
            if problem.code == "key_invalid":
                keys.give_up()
            raise
        keys.take_over(now)

    def _ask_whether_it_is_there(self):
        last = self._station.contact.last
        if last is None or self._station.clock.now() - last > SILENCE:
            self._client.ping()

    def _forget(self):
        now = self._station.clock.now()
        if self._forgotten is None or now - self._forgotten > timedelta(days=1):
            days = timedelta(days=self._station.settings.outbox["keep_days"])
            self._station.outbox.items.forget(now - days)
            self._forgotten = now

    ERRANDS = (
        _change_key,
        _sign_on,
        _config,
        _deliver,
        _settle,
        _hotlist,
        _ask_whether_it_is_there,
        _forget,
    )
