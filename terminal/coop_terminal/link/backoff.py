# SPDX-License-Identifier: LGPL-3.0-or-later
"""How long to wait until the next try."""

import random

FIRST, LONGEST = 1.0, 60.0


class Backoff:
    """Waits that double from 1 to 60 seconds, each with some chance in it.

    Terminals that lost the server at once do not come back at once.
    """

    def __init__(self, chance=random.random):
        self._chance = chance
        self._tries = 0

    def reset(self):
        """Begin anew: it went well."""
        self._tries = 0

    def after(self, least=None):
        """Return the seconds until the next try, not less than the server asked for."""
        longest = min(FIRST * 2**self._tries, LONGEST)
        self._tries = min(self._tries + 1, 10)
        return max(longest * (0.5 + self._chance() / 2), least or 0.0)
