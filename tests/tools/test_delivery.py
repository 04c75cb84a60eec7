# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the demonstration hands to the terminal program is what the story tells."""

import io

from coop_terminal.simulate import purchases
from tools.demo import delivery, generator, story

LINE = {"direction": "purchase", "quantity": "0", "amount_tax": 0}


def test_the_program_reads_what_the_story_tells():
    told = list(story.transactions(generator.invent(2025, members=40, slips=500)))
    file = io.StringIO()
    delivery.write(file, told)
    file.seek(0)
    read = purchases.read(file)
    for number, sold in read.items():
        expected = [slip for terminal, slip in told if terminal == number]
        assert [each.uid for each in sold] == [slip["uid"] for slip in expected]
        for each, slip in zip(sold, expected, strict=True):
            assert (each.card, each.operator) == (slip["card"], slip["operator"])
            assert each.at.isoformat() == slip["occurred_at"]
            assert [vars(line) for line in each.lines] == [
                LINE | line | {"quantity": str(line.get("quantity", "0"))}
                for line in slip["lines"]
            ]
    assert sum(map(len, read.values())) == len(told)
