# SPDX-License-Identifier: LGPL-3.0-or-later
"""Slips that several processes work on at once, and what must come of them.

What the ledger must hold is worked out from the plans and from what each process says
it did, in whatever order the processes came through.
"""

import random
from collections import defaultdict
from decimal import Decimal

MEMBERS, SLIPS, RETURNS = 6, 24, 6
CODES = ("FOOD", "RICE")

#: How often each kind of step is taken.
STEPS = {
    "post": 12,
    "reverse": 3,
    "turn": 3,
    "move": 4,
    "merge": 1,
    "settle": 3,
    "rebuild": 1,
}


def planned(seed, processes, length):
    """Return slips that several may post, and the steps of each process."""
    chance = random.Random(seed)
    slips = [_slip(chance, None) for _ in range(SLIPS)]
    slips += [_slip(chance, chance.randrange(SLIPS)) for _ in range(RETURNS)]
    for slip in slips[SLIPS:]:
        slip["member"] = slips[slip["returns"]]["member"]
    plans = [
        [
            _step(chance, name)
            for name in chance.choices([*STEPS], STEPS.values(), k=length)
        ]
        for _ in range(processes)
    ]
    return slips, plans


def _slip(chance, returns):
    sign = 1 if returns is None else -1
    return {
        "member": chance.randrange(MEMBERS),
        "card": returns is None and chance.random() < 0.3,
        "day": chance.randrange(3),
        "returns": returns,
        "lines": [
            {
                "code": chance.choice(CODES),
                "amount": str(sign * Decimal(chance.randrange(1, 99999)) / 100),
                "amount_tax": str(sign * Decimal(chance.randrange(0, 99)) / 100),
            }
            for _line in range(chance.randint(1, 3))
        ],
    }


def _step(chance, name):
    """Return a step with its arguments; few slips are sent with changed content."""
    slip = chance.randrange(SLIPS + RETURNS)
    one, other = chance.sample(range(MEMBERS), 2)
    several = chance.sample(range(SLIPS + RETURNS), chance.randint(1, 4))
    arguments = {
        "post": [[each, int(chance.random() < 0.1)] for each in several],
        "reverse": [slip],
        "turn": [slip],
        "move": [slip, one],
        "merge": [one, other],
    }
    return name, arguments.get(name, [])


class Told:
    """What the processes say they did, told apart by steps."""

    def __init__(self, steps):
        self.content, self.moves, self.merged = {}, {}, {}
        self.reversals = defaultdict(set)
        for name, arguments, done in steps:
            if done and hasattr(self, name):
                getattr(self, name)(done, *arguments)

    def post(self, done, *_wanted):
        """Slips are booked with one content, whoever came first."""
        for slip, change, status in done:
            if status == "booked":
                assert self.content.setdefault(slip, change) == change

    def reverse(self, done, slip):
        """Reversed is reversed, however often it was asked for."""
        self.reversals[slip].add(done)

    #: What reverses a reversal is one more.
    turn = reverse

    def counting(self):
        """Return the slips that stand in the end: reversed as often as restored."""
        return {slip for slip in self.content if len(self.reversals[slip]) % 2 == 0}

    def alone(self, slips):
        """Return the returns that count although their purchases do not."""
        counting = self.counting()
        bought = {slip: slips[slip]["returns"] for slip in counting}
        return {slip for slip, one in bought.items() if one not in {None, *counting}}

    def move(self, done, slip, target):
        """The last move counts; each is a transaction with a higher number."""
        self.moves[slip] = max(self.moves.get(slip, (0, 0)), (done, target))

    def merge(self, _done, merged, survivor):
        """A member is merged once."""
        assert self.merged.setdefault(merged, survivor) == survivor

    def holder(self, slip, member):
        """Return whom a slip counts for now."""
        member = self.moves.get(slip, (0, member))[1]
        while member in self.merged:
            member = self.merged[member]
        return member


def expected(slips, told):
    """Return what members must have: sums by member and category, and quantities."""
    sums = defaultdict(Decimal)
    for slip in told.counting():
        holder = told.holder(slip, slips[slip]["member"])
        sums[holder, "quantity"] += told.content[slip]
        for line in slips[slip]["lines"]:
            sums[holder, line["code"]] += amount_of(line)
    return _but_zeros(sums)


def found(rows, members):
    """Return the same from the rows of the ledger."""
    sums = defaultdict(Decimal)
    for member, code, amount, quantity in rows:
        sums[members.index(member), code] += Decimal(amount)
        sums[members.index(member), "quantity"] += Decimal(quantity)
    return _but_zeros(sums)


def _but_zeros(sums):
    return {key: value for key, value in sums.items() if value}


def amount_of(line):
    """Return what a line adds to a sum: its amount with its tax."""
    return Decimal(line["amount"]) + Decimal(line["amount_tax"])
