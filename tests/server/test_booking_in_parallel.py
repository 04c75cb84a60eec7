# SPDX-License-Identifier: LGPL-3.0-or-later
"""Real processes that book at once: nothing is lost, nothing is doubled."""

from concurrent.futures import ThreadPoolExecutor

import pytest

PROCESSES = 4
DOCUMENTS = 120

CO_OP = """
    from odoo.fields import Date

    year = env["coop.fiscal.year"].search([("company_id", "=", env.company.id)])
    category = env["product.category"].create(
        {"name": "Rice", "coop_code": "RICE", "coop_accumulates": True}
    )
    member = env["coop.member"].create(
        {"name": "Malee Boonmee", "state": "active", "join_date": "2020-01-01"}
    )
    result = {
        "company_id": env.company.id,
        "member_id": member.id,
        "day": Date.to_string(year.date_start),
        "year_id": year.id,
    }
"""

# Odoo runs a request again after a serialization failure; so does this script.
BOOK = """
    import random
    from odoo.fields import Date
    from odoo.service.model import retrying

    documents = [
        {
            "origin": "manual",
            "key": f"parallel-{number}",
            "company_id": co_op["company_id"],
            "kind": "accumulate",
            "member_id": co_op["member_id"],
            "date": Date.to_date(co_op["day"]),
            "lines": [{"code": "RICE", "amount": f"{number}.25"}],
        }
        for number in range(count)
    ]
    random.Random(seed).shuffle(documents)
    result = {}
    for start in range(0, count, 10):
        batch = documents[start : start + 10]
        book = env["coop.transaction"]._book
        booked = retrying(lambda: book(batch), env)
        result |= {one["key"]: t.id for one, t in zip(batch, booked)}
        env.cr.commit()
"""

LEDGER = """
    lines = env["coop.accumulation"].search([("member_id", "=", co_op["member_id"])])
    keys = lines.transaction_id.mapped("key")
    result = {"lines": len(lines), "keys": len(set(keys))}
    env.cr.execute("SELECT sum(amount)::text FROM coop_accumulation")
    result["amount"] = env.cr.fetchone()[0]
"""


@pytest.fixture(scope="module")
def co_op(shell):
    """The ids of a co-op with a member and a category."""
    return shell(CO_OP)


def test_the_same_documents_from_several_processes_are_booked_once(shell, co_op):
    with ThreadPoolExecutor(PROCESSES) as pool:
        answers = list(
            pool.map(
                lambda seed: shell(BOOK, seed=seed, count=DOCUMENTS, co_op=co_op),
                range(PROCESSES),
            )
        )
    assert len(answers[0]) == DOCUMENTS
    assert all(answer == answers[0] for answer in answers)
    expected = sum(range(DOCUMENTS)) + DOCUMENTS * 0.25
    ledger = shell(LEDGER, co_op=co_op)
    assert (ledger["lines"], ledger["keys"]) == (DOCUMENTS, DOCUMENTS)
    assert float(ledger["amount"]) == expected


# Each document is a transaction of its own, so that some are always under way.
BOOK_ON = """
    import time
    from odoo.fields import Date
    from odoo.service.model import retrying

    result = {"booked": 0, "held": 0}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        document = {
            "origin": "manual",
            "key": f"closing-{seed}-{time.monotonic_ns()}",
            "company_id": co_op["company_id"],
            "kind": "accumulate",
            "member_id": co_op["member_id"],
            "date": Date.to_date(co_op["day"]),
            "lines": [{"code": "RICE", "amount": 1}],
        }
        book = env["coop.transaction"]._book
        status = retrying(lambda: book([document]).status, env)
        env.cr.commit()
        result[status] += 1
"""

CLOSE = """
    import time
    from odoo.service.model import retrying

    booked = lambda: env["coop.transaction"].search_count(
        [("key", "like", "closing-"), ("status", "=", "booked")]
    )
    deadline = time.monotonic() + 60
    while not booked() and time.monotonic() < deadline:
        env.cr.commit()
        time.sleep(0.2)
    year = env["coop.fiscal.year"].browse(co_op["year_id"])
    retrying(year.action_close, env)
    env.cr.commit()
    result = booked()
"""


def test_no_line_slips_into_a_year_that_has_been_closed(shell, co_op):
    with ThreadPoolExecutor(PROCESSES) as pool:
        writers = [
            pool.submit(shell, BOOK_ON, seed=seed, seconds=6, co_op=co_op)
            for seed in range(PROCESSES - 1)
        ]
        booked_when_closed = shell(CLOSE, co_op=co_op)
        results = [writer.result() for writer in writers]
    assert booked_when_closed > 0
    assert sum(result["held"] for result in results) > 0
    assert sum(result["booked"] for result in results) == booked_when_closed
