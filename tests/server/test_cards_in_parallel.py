# SPDX-License-Identifier: LGPL-3.0-or-later
"""Real processes at the same cards: one replacement, and no hotlist entry missed."""

from concurrent.futures import ThreadPoolExecutor

OFFICERS = 3
CARDS = 12
STEPS = 25

CO_OP = """
    member = env["coop.member"].create(
        {"name": "Malee Boonmee", "state": "active", "join_date": "2020-01-01"}
    )
    cards = env["coop.card"].create(
        [{"member_id": member.id} for _i in range(count)]
    )
    cards.action_issue()
    result = cards.ids
"""

# Each waits until all are there. The lock counts them; nobody waits for it.
BEGIN = """
    import time
    from odoo.exceptions import UserError
    from odoo.service.model import retrying

    def there():
        env.cr.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 7"
        )
        return env.cr.fetchone()[0]

    env.cr.execute("SELECT pg_advisory_lock_shared(7)")
    while there() < processes:
        time.sleep(0.05)
    env.cr.rollback()
"""

REPLACE = (
    BEGIN
    + """
    result = {"replaced": [], "refused": 0}
    for card in env["coop.card"].browse(cards):
        try:
            new = retrying(lambda: card.action_replace(reason="Lost"), env)
            env.cr.commit()
            result["replaced"].append([card.id, new.id])
        except UserError:
            env.cr.rollback()
            result["refused"] += 1
        env.invalidate_all()
"""
)

REPLACEMENTS = """
    cards = env["coop.card"].browse(cards)
    member = cards.member_id
    events = env["coop.card.event"].search([("card_id", "in", cards.ids)])
    result = {
        "states": cards.mapped("state"),
        "replaced_by": cards.replaced_by_id.ids,
        "live": env["coop.card"].search_count(
            [("member_id", "=", member.id), ("state", "=", "active")]
        ),
        "steps": events.filtered(lambda event: event.step == "replace").card_id.ids,
        "count": len(events.filtered(lambda event: event.step == "replace")),
    }
"""


def test_officers_who_replace_the_same_card_make_one_replacement(shell):
    cards = shell(CO_OP, count=CARDS)
    with ThreadPoolExecutor(OFFICERS) as pool:
        runs = [
            pool.submit(shell, REPLACE, processes=OFFICERS, cards=cards)
            for _officer in range(OFFICERS)
        ]
        results = [run.result() for run in runs]
    replaced = [pair for result in results for pair in result["replaced"]]
    assert sorted(old for old, _new in replaced) == sorted(cards)
    assert sum(result["refused"] for result in results) == (OFFICERS - 1) * CARDS
    found = shell(REPLACEMENTS, cards=cards)
    assert set(found["states"]) == {"replaced"}
    assert sorted(found["replaced_by"]) == sorted(new for _old, new in replaced)
    assert found["live"] == found["count"] == CARDS


# Each step is a transaction of its own; some stay open for a while with their version.
WRITE = (
    BEGIN
    + """
    import random
    from psycopg2 import OperationalError

    chance, done = random.Random(officer), 0
    while done < steps:
        card = env["coop.card"].browse(chance.choice(cards))
        card.invalidate_recordset()
        step = "block" if card.state == "active" else "unblock"

        def take():
            getattr(card, f"action_{step}")(reason="Test")
            env.flush_all()
            time.sleep(chance.choice((0, 0, 0.1)))

        try:
            retrying(take, env)
            env.cr.commit()
            done += 1
        except OperationalError:  # tried often enough
            env.cr.rollback()
"""
)

# A device that asks again and again, and knows nothing but the changes it was told.
READ = (
    BEGIN
    + """
    from hashlib import sha256

    hotlist, held, version = env["coop.hotlist"], set(), 0
    result = {"asked": 0, "versions": 0, "wrong": []}
    end = time.time() + 240
    while version < until and time.time() < end:
        env.cr.rollback()
        env.invalidate_all()
        answer = hotlist._since(env.company, version)
        held = set() if answer["full"] else held
        held |= {row["identifier"] for row in answer["add"]}
        held -= set(answer["remove"])
        if sha256("\\n".join(sorted(held)).encode()).hexdigest() != answer["digest"]:
            result["wrong"].append([version, answer["version"]])
        result["asked"] += 1
        result["versions"] += answer["version"] != version
        version = answer["version"]
    result["version"] = version
"""
)

HOTLIST = """
    answer = env["coop.hotlist"]._since(env.company)
    refused = env["coop.card"].search(
        [("state", "in", ("blocked", "lost", "replaced", "returned", "cancelled"))]
    )
    result = {
        "version": answer["version"],
        "listed": sorted(row["identifier"] for row in answer["add"]),
        "refused": sorted(refused.mapped("number")),
    }
"""


# One makes cards with some numbers, another lets a card be read by the same.
GIVE = (
    BEGIN
    + """
    from psycopg2.errors import UniqueViolation

    result = {"given": [], "refused": 0}
    for value in values:
        try:
            if card:
                tag = {"card_id": card, "medium": "qr", "value": value}
                env["coop.card.identifier"].create(tag)
            else:
                env["coop.card"].create({"number": value})
            env.flush_all()
            time.sleep(0.01)
            env.cr.commit()
            result["given"].append(value)
        except UniqueViolation:
            env.cr.rollback()
            result["refused"] += 1
"""
)


def test_a_number_of_one_card_is_never_the_identifier_of_another(shell):
    [card] = shell(CO_OP, count=1)
    values = [f"TWICE{n}" for n in range(CARDS * 3)]
    calls = [{"card": None}, {"card": card}, {"card": None}]
    with ThreadPoolExecutor(len(calls)) as pool:
        answers = pool.map(
            lambda call: shell(GIVE, processes=len(calls), values=values, **call), calls
        )
        answers = [*answers]
    given = [value for answer in answers for value in answer["given"]]
    assert sorted(given) == sorted(values)
    assert sum(answer["refused"] for answer in answers) == 2 * len(values)


def test_no_reader_misses_a_change_of_the_hotlist(shell):
    cards = shell(CO_OP, count=CARDS)
    until = shell(HOTLIST)["version"] + OFFICERS * STEPS
    processes = OFFICERS + 1
    with ThreadPoolExecutor(processes) as pool:
        reader = pool.submit(shell, READ, processes=processes, until=until)
        writers = [
            pool.submit(
                shell,
                WRITE,
                processes=processes,
                officer=officer,
                steps=STEPS,
                cards=cards[officer::OFFICERS],
            )
            for officer in range(OFFICERS)
        ]
        for writer in writers:
            writer.result()
        seen = reader.result()
    hotlist = shell(HOTLIST)
    assert hotlist["listed"] == hotlist["refused"]
    assert hotlist["version"] == seen["version"] == until
    assert seen["wrong"] == []
    assert seen["versions"] > STEPS
