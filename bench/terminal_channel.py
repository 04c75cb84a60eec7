# SPDX-License-Identifier: LGPL-3.0-or-later
"""How fast terminals are served, beside what their server does anyway; see README.md.

All turns of a comparison alternate, so that a busy machine weighs on both alike.
"""

import http.client
import json
import statistics
import sys
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from itertools import count

from tools import postgres, script
from tools.server import HOST, Server

PREFIX = "/coop_card/v1"
CLIENTS, TURNS = 8, 6
#: Requests of a client in a turn, and transactions of a large batch.
REQUESTS, BATCH, BATCHES = 10, 200, 8

#: Makes terminals without limits; `result` is their keys with how far they have
#: counted, cards and a category's code.
SETUP = """
    card = env["coop.card"].search([("state", "=", "active")], limit=1)
    co_op = card.company_id or env.company.root_id
    env.user.company_ids |= co_op
    env = env(context={"allowed_company_ids": co_op.ids})
    co_op.write({"coop_request_rate": 0, "coop_inquiry_rate": 0})
    if not card:
        member = env["coop.member"].create({"name": "Bench", "state": "active"})
        card = env["coop.card"].create({"member_id": member.id, "number": "900000001"})
        card.action_issue()
    category = env["product.category"].search([("coop_code", "=", "BENCH")]) or env[
        "product.category"
    ].create({"name": "Bench", "coop_code": "BENCH", "coop_accumulates": True})
    branch = env["coop.branch"].search([], limit=1) or env["coop.branch"].create(
        {"name": "Bench", "merchant_number": "999999999999999"}
    )
    keys, terminals = [], env["coop.terminal"]
    for number in range(clients):
        name = f"BNCH{number:04}"
        terminal = env["coop.terminal"].search([("number", "=", name)])
        if not terminal:
            values = {"name": name, "number": name, "branch_id": branch.id}
            terminal = env["coop.terminal"].create(values)
        code = terminal._new_pairing_code()
        device = dict.fromkeys(("model", "version", "serial"))
        keys.append(terminal._enrol(name, code, device)[1])
        terminals |= terminal
    env["coop.terminal.sequence"]._cron_look_through()
    states = env["coop.terminal.sequence"]._state(terminals)
    counted = [states[terminal.id][1] for terminal in terminals]
    live = [("company_id", "=", co_op.id), ("state", "=", "active")]
    cards = env["coop.card"].search(live, limit=5000)
    result = {
        "devices": [*zip(keys, counted)],
        "cards": cards.mapped("number"),
        "code": category.coop_code,
    }
"""

#: Copies of the rows of the last batch, and what writes them anew in one go. The time
#: that PostgreSQL tells is without that of the commit.
COPY = """
    DROP TABLE IF EXISTS bench_slip, bench_line;
    CREATE UNLOGGED TABLE bench_slip AS SELECT * FROM coop_transaction
    WHERE origin = 'terminal' ORDER BY id DESC LIMIT {batch};
    CREATE UNLOGGED TABLE bench_line AS SELECT line.* FROM coop_accumulation line
    JOIN bench_slip slip ON slip.id = line.transaction_id;
    ANALYZE bench_slip; ANALYZE bench_line
"""
INSERT = """
    EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) WITH fresh AS (
        SELECT id AS old_id, nextval('coop_transaction_id_seq')::int AS id
        FROM bench_slip
    ), slips AS (
        INSERT INTO coop_transaction ({slip_columns})
        SELECT {slip_values} FROM bench_slip slip JOIN fresh ON fresh.old_id = slip.id
        RETURNING id
    )
    INSERT INTO coop_accumulation ({line_columns})
    SELECT {line_values}
    FROM bench_line line JOIN fresh ON fresh.old_id = line.transaction_id
"""
COLUMNS = """
    SELECT column_name FROM information_schema.columns
    WHERE table_name = 'bench_{table}' ORDER BY ordinal_position
"""
#: What is not copied.
NEW = {
    "slip": {"id": "fresh.id", "key": "gen_random_uuid()::text"},
    "line": {
        "id": "nextval('coop_accumulation_id_seq')",
        "transaction_id": "fresh.id",
    },
}

_turns = count()


class Client:
    """One terminal that asks one thing after another."""

    def __init__(self, server, device, cards, code):
        self.server, self.cards, self.code = server, cards, code
        self.key, counted = device
        self.numbers = count(counted + 1)
        self.times = []

    def ask(self, method, path, body=None):
        """Send a request, note how long it took, and return its answer."""
        start = time.perf_counter()
        connection = http.client.HTTPConnection(HOST, self.server.port, timeout=120)
        headers = {"Authorization": f"Coop-Terminal {self.key}"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        content = None if body is None else json.dumps(body)
        connection.request(method, PREFIX + path, content, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        self.times.append(time.perf_counter() - start)
        assert answer.status == 200, content
        return json.loads(content)

    def ping(self):
        """Ask what takes nothing but to prove oneself."""
        self.ask("GET", "/ping")

    def inquire(self):
        """Ask about a card."""
        self.ask("POST", "/inquiry", {"card": self.card()})

    def post(self, size=1):
        """Post transactions of one line."""
        batch = [self.transaction() for _ in range(size)]
        results = self.ask("POST", "/transactions", {"transactions": batch})["results"]
        assert {one["status"] for one in results} <= {"booked", "held"}, results[0]

    def card(self):
        """Return the number of one card after the other."""
        return self.cards[next(_turns) * 7919 % len(self.cards)]

    def transaction(self):
        """Return a transaction nothing is wrong with."""
        return {
            "uid": str(uuid.uuid4()),
            "seq": next(self.numbers),
            "kind": "accumulate",
            "card": self.card(),
            "occurred_at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
            "lines": [{"code": self.code, "amount": 12345}],
        }


def run(database, workers=2):
    """Measure on a database; yield the name of each comparison with its figures."""
    postgres.start()
    facts = script.run(database, SETUP, clients=CLIENTS)
    with Server(database, workers=workers) as server:
        clients = [
            Client(server, device, facts["cards"], facts["code"])
            for device in facts["devices"]
        ]
        everybody(clients, lambda client: [client.ping(), client.inquire()])
        yield "single post", rates(clients, lambda client: client.post())
        yield "inquiry", slowest(clients, lambda client: client.inquire())
    with Server(database, workers=1) as server:
        clients[0].server = server
        yield "batch", batches(clients[0], database)


def everybody(clients, work):
    """Let all clients work at once; return the seconds until the last is done."""
    start = time.perf_counter()
    with ThreadPoolExecutor(len(clients)) as pool:
        list(pool.map(work, clients))
    return time.perf_counter() - start


def rates(clients, work):
    """Return requests a second of some work and of pings, and their ratio."""
    spent = {"ping": 0, "work": 0}
    for turn in range(2 * TURNS):
        name = ("ping", "work")[turn % 2]
        one = Client.ping if name == "ping" else work
        spent[name] += everybody(clients, repeated(one))
    rate = {n: TURNS * REQUESTS * len(clients) / s for n, s in spent.items()}
    return rate | {"ratio": rate["work"] / rate["ping"]}


def slowest(clients, work):
    """Return the 95th percentiles, in milliseconds, of some work and of pings."""
    times = {"ping": [], "work": []}
    for turn in range(2 * TURNS):
        name = ("ping", "work")[turn % 2]
        for client in clients:
            client.times = []
        everybody(clients, repeated(Client.ping if name == "ping" else work))
        times[name] += [t for client in clients for t in client.times]
    p95 = {n: 1000 * statistics.quantiles(t, n=20)[-1] for n, t in times.items()}
    return p95 | {"ratio": p95["work"] / p95["ping"]}


def repeated(one):
    """Return what does something so often as a client does in a turn."""
    return lambda client: [one(client) for _ in range(REQUESTS)]


def batches(client, database):
    """Return transactions a second of batches and of a bare INSERT, and their ratio."""
    client.post(BATCH)
    postgres.query(database, COPY.format(batch=BATCH))
    insert = INSERT.format(**columns(database))
    spent = {"insert": 0, "work": 0}
    for _turn in range(BATCHES):
        rows = postgres.query(database, insert)
        [plan] = json.loads("".join(line for (line,) in rows))
        spent["insert"] += plan["Execution Time"] / 1000
        client.times = []
        client.post(BATCH)
        spent["work"] += client.times[0]
    rate = {name: BATCHES * BATCH / seconds for name, seconds in spent.items()}
    return rate | {"ratio": rate["work"] / rate["insert"]}


def columns(database):
    """Return the columns of the two tables, and what the copies give for each."""
    parts = {}
    for table, values in NEW.items():
        rows = postgres.query(database, COLUMNS.format(table=table))
        names = [name for (name,) in rows]
        parts[f"{table}_columns"] = ", ".join(f'"{name}"' for name in names)
        parts[f"{table}_values"] = ", ".join(
            values.get(name, f'{table}."{name}"') for name in names
        )
    return parts


if __name__ == "__main__":
    for name, figures in run(sys.argv[1]):
        rounded = {key: round(value, 2) for key, value in figures.items()}
        print(f"{name:14}", rounded, flush=True)
