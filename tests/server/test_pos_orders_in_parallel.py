# SPDX-License-Identifier: LGPL-3.0-or-later
"""Counters that send the same orders at once: each accumulates once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

PROCESSES = 3
ORDERS = 5

SHOP = """
    from uuid import uuid4
    from odoo.fields import Command, Datetime

    rice = env["product.category"].create({"name": "Rice", "coop_accumulates": True})
    bag = env["product.product"].create(
        {"name": "Rice 5 kg", "categ_id": rice.id, "taxes_id": False}
    )
    member = env["coop.member"].create(
        {"name": "Malee Boonmee", "state": "active", "join_date": "2020-01-01"}
    )
    shop = env["pos.config"].create({"name": "Market shop"})
    session = env["pos.session"].create({"config_id": shop.id})
    session.set_opening_control(0, None)
    method = shop.payment_method_ids[:1]

    def order(price):
        line = {
            "product_id": bag.id,
            "qty": 1,
            "price_unit": price,
            "price_subtotal": price,
            "price_subtotal_incl": price,
            "uuid": str(uuid4()),
        }
        payment = {
            "amount": price, "payment_method_id": method.id, "uuid": str(uuid4())
        }
        return {
            "uuid": str(uuid4()),
            "state": "paid",
            "session_id": session.id,
            "partner_id": member.partner_id.id,
            "date_order": Datetime.to_string(Datetime.now()),
            "amount_total": price,
            "amount_tax": 0,
            "amount_paid": price,
            "amount_return": 0,
            "access_token": str(uuid4()),
            "lines": [Command.create(line)],
            "payment_ids": [Command.create(payment)],
        }

    result = {
        "member_id": member.id,
        "orders": [order(number + 1) for number in range(count)],
    }
"""

# A counter sends an order again until the server has it; so does this script.
SYNC = """
    import copy
    import random
    from odoo.exceptions import ValidationError
    from odoo.service.model import retrying

    orders = list(shop["orders"])
    random.Random(seed).shuffle(orders)
    result = 0
    for order in orders:
        send = lambda: env["pos.order"].sync_from_ui([copy.deepcopy(order)])
        while True:
            result += 1
            try:
                retrying(send, env)
                env.cr.commit()
                break
            except ValidationError:
                env.cr.rollback()
"""

LEDGER = """
    lines = env["coop.accumulation"].search([("member_id", "=", shop["member_id"])])
    uuids = [order["uuid"] for order in shop["orders"]]
    orders = env["pos.order"].search([("uuid", "in", uuids)])
    result = {
        "amounts": sorted(lines.mapped("amount")),
        "booked": len(orders.filtered("coop_transaction_id")),
    }
"""


@pytest.fixture(scope="module")
def shop(shell):
    """A member's orders as a counter sends them."""
    return shell(SHOP, count=ORDERS)


def test_orders_sent_by_several_processes_accumulate_once(shell, shop):
    with ThreadPoolExecutor(PROCESSES) as pool:
        sent = list(
            pool.map(lambda seed: shell(SYNC, seed=seed, shop=shop), range(PROCESSES))
        )
    assert sum(sent) >= PROCESSES * ORDERS
    ledger = shell(LEDGER, shop=shop)
    assert ledger["amounts"] == [number + 1 for number in range(ORDERS)]
    assert ledger["booked"] == ORDERS
