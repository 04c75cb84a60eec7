# SPDX-License-Identifier: LGPL-3.0-or-later
"""Chance that comes out the same on every machine and Python.

Only random.Random.random() is promised to stay as it is; the rest is built on it here.
"""

import bisect
import itertools
import math
import random


class Chance:
    """A seeded source of choices."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, limit):
        """Return an integer from 0 to limit - 1."""
        return int(self.random() * limit)

    def between(self, first, last):
        """Return an integer from first to last."""
        return first + self.below(last - first + 1)

    def happens(self, probability):
        """Return whether something of this probability happens."""
        return self.random() < probability

    def one_of(self, values):
        """Return one of a sequence, each as likely."""
        return values[self.below(len(values))]

    def skewed(self):
        """Return a positive factor: around 1 for most, many times that for a few."""
        normal = sum(self.random() for _ in range(12)) - 6
        return math.exp(0.8 * normal)


class Wheel:
    """Picks one of several values by weight."""

    def __init__(self, values, weights):
        self.values = list(values)
        self.bounds = list(itertools.accumulate(weights))

    def spin(self, chance):
        """Return one value, each as likely as its weight says."""
        place = chance.random() * self.bounds[-1]
        return self.values[bisect.bisect_right(self.bounds, place)]
