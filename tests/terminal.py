# SPDX-License-Identifier: LGPL-3.0-or-later
"""A terminal as a program of another maker would be, and a co-op for it to post to."""

import json
import uuid
from itertools import count

import requests

from coop_card.rules import pairing
from tools import postgres

TIMEOUT = 60
CODE = "ABCD2345"

#: Makes the co-op that the contract's examples speak of; `result` is its id.
CO_OP = """
    from odoo.addons.coop_card.rules import pin
    from odoo.fields import Command

    baht = env.ref("base.THB")
    baht.active = True
    co_op = env["res.company"].create(
        {
            "name": "ร้านสหกรณ์ตัวอย่าง จำกัด",
            "currency_id": baht.id,
            "coop_receipt_header": "ร้านสหกรณ์ตัวอย่าง จำกัด\\nโทร. 02 555 0100",
            "coop_receipt_footer": "โปรดเก็บสลิปไว้เป็นหลักฐาน",
        }
    )
    env.user.company_ids = [Command.link(co_op.id)]
    env = env(context={"allowed_company_ids": co_op.ids})
    years = env["coop.fiscal.year"]
    years.search([("company_id", "=", co_op.id)]).unlink()
    days = {"date_start": "2025-01-01", "date_end": "2025-12-31"}
    years.create({"name": "2568", **days})
    sack = env["uom.uom"].create({"name": "กระสอบ"})
    categories = env["product.category"].create(
        [
            {"name": "ข้าวสาร", "coop_code": "RICE", "coop_accumulates": True},
            {
                "name": "ปุ๋ย",
                "coop_code": "FERT",
                "coop_accumulates": True,
                "coop_uom_id": sack.id,
                "coop_maximum": 50000,
            },
        ]
    )
    env["product.template"].create(
        {
            "name": "ปุ๋ยยูเรีย 46-0-0",
            "coop_code": "UREA",
            "categ_id": categories[1].id,
            "uom_id": sack.id,
            "list_price": 950,
        }
    )
    branch = env["coop.branch"].create(
        {"name": "ร้านค้าสหกรณ์ ตลาดเช้า", "merchant_number": "764001000000001"}
    )
    operator = env["coop.operator"].create({"name": "สมหญิง รักดี", "code": "101"})
    operator._set_pin(pin.hashed("2468", bytes(range(16))))
    env["coop.terminal"].create(
        {
            "name": "เคาน์เตอร์ 1",
            "number": "SHOP0001",
            "branch_id": branch.id,
            "maximum_amount": 100000,
        }
    )
    member = env["coop.member"].create(
        {"name": "สมชาย ใจดี", "state": "active", "join_date": "2020-01-01"}
    )
    cards = env["coop.card"].create(
        [
            {"number": number, "member_id": member.id, "valid_from": "2020-01-01"}
            for number in ("9764001000001235", "9764001000001243")
        ]
    )
    cards.action_issue()
    cards[1].action_report_lost(reason="ลืมไว้บนรถ")
    result = co_op.id
"""

_seq = count(1)


def transaction(**values):
    """Return a transaction of one line that nothing is wrong with."""
    return {
        "uid": str(uuid.uuid4()),
        "seq": next(_seq),
        "kind": "accumulate",
        "card": "9764001000001235",
        "occurred_at": "2025-03-01T09:00:00+07:00",
        "lines": [{"code": "RICE", "amount": 12345}],
        **values,
    }


class Terminal:
    """A terminal program: it knows its server and, once enrolled, its key."""

    def __init__(self, server):
        self.url = f"{server.url}/coop_card/v1"
        self.key = None

    def call(self, method, path, body=None):
        """Send a request, each on a connection of its own, and return the response."""
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Coop-Terminal {self.key}"
        return requests.request(
            method,
            self.url + path,
            data=None if body is None else json.dumps(body),
            headers=headers,
            timeout=TIMEOUT,
            allow_redirects=False,
        )

    def enrol(self, code, terminal="SHOP0001"):
        """Hand in a pairing code and return the response; keep the key there may be."""
        body = {"terminal": terminal, "pairing_code": code}
        response = self.call("POST", "/enrol", body)
        self.key = response.json().get("key", self.key)
        return response

    def post(self, transactions):
        """Post transactions and return the response."""
        return self.call("POST", "/transactions", {"transactions": transactions})


def pair(database):
    """Give the terminal of the co-op the pairing code CODE, as its button makes one."""
    ((terminal_id,),) = postgres.query(database, "SELECT id FROM coop_terminal")
    hashed = pairing.code_hash(CODE, f"coop.terminal,{terminal_id}")
    postgres.query(
        database,
        f"UPDATE coop_terminal SET pairing_hash = '{hashed}', pairing_tries = 0,"
        " pairing_expires_at = now() AT TIME ZONE 'UTC' + interval '15 minutes'",
    )


def enrolled(server):
    """Return a terminal that is enrolled."""
    pair(server.database)
    terminal = Terminal(server)
    response = terminal.enrol(CODE)
    assert response.status_code == 200, response.text
    return terminal
