# SPDX-License-Identifier: LGPL-3.0-or-later
"""What keeping totals adds to the time that booking takes; see README.md.

Batches are booked with and without the trigger that notes pending sums, turn by turn,
so that a busy machine weighs on both alike. Nothing is kept.
"""

import statistics
import time
from decimal import Decimal

BATCHES = ((1, 60), (500, 6))  # documents in a batch, and how many batches
TRIGGER = "coop_accumulation_note_pending"


def run(env, _argument):
    """Return the median milliseconds of a batch and their ratio, by its size."""
    category = env["product.category"].search(
        [("coop_accumulates", "=", True)], limit=1
    )
    members = env["coop.member"].search([], limit=500)
    today = env.company._coop_today()
    results = {}
    for size, count in BATCHES:
        times = {"ENABLE": [], "DISABLE": []}
        for turn in range(2 * count):
            mode = ("ENABLE", "DISABLE")[turn % 2]
            env.cr.execute(f"ALTER TABLE coop_accumulation {mode} TRIGGER {TRIGGER}")
            documents = [
                _document(env, member, category, today, f"{size}-{turn}-{member.id}")
                for member in members[:size]
            ]
            start = time.perf_counter()
            env["coop.transaction"]._book(documents)
            times[mode].append(time.perf_counter() - start)
        with_it, without = (
            statistics.median(times[mode][1:]) * 1000 for mode in ("ENABLE", "DISABLE")
        )
        results[size] = {
            "with": round(with_it, 1),
            "without": round(without, 1),
            "ratio": round(with_it / without, 3),
        }
        print(size, results[size], flush=True)
    env.cr.rollback()
    return results


def _document(env, member, category, day, key):
    return {
        "origin": "manual",
        "key": f"bench-booking-{key}",
        "company_id": env.company.id,
        "kind": "accumulate",
        "member_id": member.id,
        "date": day,
        "lines": [
            {"category_id": category.id, "amount": Decimal(amount)}
            for amount in ("100.25", "50")
        ],
    }
