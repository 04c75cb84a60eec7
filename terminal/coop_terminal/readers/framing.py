# SPDX-License-Identifier: LGPL-3.0-or-later
"""From bytes and moments to whole messages of a reader.

Nothing here waits or looks at a clock: who reads the line says what came and when, and
when nothing came. So a swipe that dribbles in, two that come at once and one that was
cut are all told by the same rules, and tests play them without waiting.
"""

from dataclasses import dataclass, field

from coop_terminal.readers import banks
from coop_terminal.readers.reading import Trouble

#: Three tracks with sentinels, check characters and line ends have 235 characters.
MOST = 240

#: Where the number on a stripe ends.
_NUMBER_ENDS = b"^=?"

#: What stands in a message between the tracks of a reader that ends each by itself.
BETWEEN_TRACKS = "\n"


@dataclass(frozen=True)
class Message:
    """What a reader sent in one go; ``ended``: by an end byte, not by silence."""

    text: str = field(repr=False)
    ended: bool = True


class Framer:
    """Finds the messages in what one reader sends."""

    def __init__(self, kind, ours):
        self._kind = kind
        self._ours = ours
        self._received = bytearray()
        self._spoilt = None
        self._began = self._last = 0.0

    def feed(self, data, now):
        """Take bytes that came at a moment; return Messages and Troubles."""
        found = []
        for byte in data:
            found += self._take(byte, now)
        return found

    def tick(self, now):
        """Take note that nothing came until now; return Messages and Troubles."""
        waiting = self._received or self._spoilt
        if not waiting or now - self._last < self._kind.silence:
            return []
        return self._finish(ended=self._between_tracks())

    def reset(self):
        """Forget what came so far: its end will not come any more."""
        self._received[:] = bytes(len(self._received))  # a bank card's leaves no trace
        self._received.clear()
        self._spoilt = None

    def _take(self, byte, now):
        if byte in self._kind.lead:
            return self._lead()
        if byte in self._kind.ends:
            return self._end()
        found = self._finish() if self._begins_next(byte) else []
        if not self._received and not self._spoilt:
            self._began = now
        self._last = now
        self._keep(byte, now)
        return found

    def _lead(self):
        """A new message begins: what came before it has no end."""
        if self._spoilt and not self._kind.per_track:
            return self._finish()
        if not self._received or self._between_tracks():
            return []
        self.reset()
        return [Trouble("cut")]

    def _end(self):
        if not self._kind.per_track:
            return self._finish()
        if self._received and not self._between_tracks():
            self._received += BETWEEN_TRACKS.encode()
        return []

    def _begins_next(self, byte):
        """Return whether a swipe begins where the one before has not ended yet."""
        return self._kind.per_track and byte == ord("%") and self._between_tracks()

    def _between_tracks(self):
        return self._received.endswith(BETWEEN_TRACKS.encode())

    def _keep(self, byte, now):
        """Keep a byte, unless the message is spoilt already or by it."""
        if self._spoilt:
            return
        self._received.append(byte)
        if len(self._received) > MOST:
            self._spoil(Trouble("damaged", note=f"over {MOST} characters"))
        elif now - self._began > self._kind.longest:
            self._spoil(Trouble("slow"))
        elif byte in _NUMBER_ENDS and self._kind.medium in ("magstripe", "any"):
            self._drop_bank_card()

    def _drop_bank_card(self):
        seen = banks.seen_on_stripe(self._received, self._ours)
        if seen:
            self._spoil(Trouble("bank_card", note=seen))

    def _spoil(self, trouble):
        self.reset()
        self._spoilt = trouble

    def _finish(self, ended=True):
        """Return what has come, as one message."""
        if self._spoilt:
            found = [self._spoilt]
        elif self._received:
            text = self._received.decode("utf-8", "surrogateescape")
            found = [Message(text, ended)]
        else:
            found = []
        self.reset()
        return found
