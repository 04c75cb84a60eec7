# SPDX-License-Identifier: LGPL-3.0-or-later
"""Real processes that post, reset and cancel the same invoices at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

PROCESSES = 3

#: A member, and draft invoices of 100 each.
CO_OP = """
    from odoo.fields import Command

    env["account.chart.template"].try_loading(
        "generic_coa", company=env.company, install_demo=False
    )
    rice = env["product.category"].create(
        {"name": "Rice", "coop_code": "RICE", "coop_accumulates": True}
    )
    bag = env["product.product"].create(
        {"name": "Bag", "categ_id": rice.id, "taxes_id": False}
    )
    member = env["coop.member"].create(
        {"name": "Malee Boonmee", "state": "active", "join_date": "2020-01-01"}
    )
    year = env["coop.fiscal.year"].search([("company_id", "=", env.company.id)])
    line = {"product_id": bag.id, "quantity": 1, "price_unit": 100, "tax_ids": False}
    invoices = env["account.move"].create(
        [
            {
                "move_type": "out_invoice",
                "partner_id": member.partner_id.id,
                "invoice_date": year.date_start,
                "invoice_line_ids": [Command.create(line)],
            }
            for _ in range(4)
        ]
    )
    result = {"invoices": invoices.ids, "member": member.id}
"""

# Odoo runs a request again after a serialization failure, and gives up after a while;
# so does this script.
WORK = """
    from random import Random

    from psycopg2 import OperationalError

    from odoo.exceptions import UserError
    from odoo.fields import Command
    from odoo.service.model import retrying

    chance = Random(seed)

    def step(invoice):
        if invoice.state == "posted":
            chance.choice([invoice.button_draft, invoice.button_cancel])()
        elif invoice.state == "cancel":
            invoice.button_draft()
        else:
            price = {"price_unit": chance.randint(1, 900)}
            line = invoice.invoice_line_ids
            invoice.invoice_line_ids = [Command.update(line.id, price)]
            invoice.action_post()

    result = 0
    for _ in range(times):
        invoice = env["account.move"].browse(chance.choice(co_op["invoices"]))
        try:
            retrying(lambda: step(invoice), env)
            env.cr.commit()
            result += 1
        except (OperationalError, UserError):
            env.cr.rollback()
        env.invalidate_all()
"""

#: What is due by invoice, what the ledger holds, and what it shows on the invoices.
OUTCOME = """
    invoices = env["account.move"].browse(co_op["invoices"])
    posted = invoices.filtered(lambda invoice: invoice.state == "posted")
    env.cr.execute(
        "SELECT COALESCE(sum(amount), 0)::int FROM coop_accumulation "
        "WHERE member_id = %s",
        [co_op["member"]],
    )
    result = {
        "due": sum(posted.mapped("amount_total")),
        "booked": env.cr.fetchone()[0],
        "shown": sum(invoices.mapped("coop_accumulated")),
        "steps": sum(invoices.mapped("coop_revision")),
        "slips": env["coop.transaction"].search_count([("origin", "=", "invoice")]),
        "rejected": env["coop.transaction"].search_count([("status", "=", "rejected")]),
    }
"""


@pytest.fixture(scope="module")
def co_op(shell):
    """The ids of some draft invoices and of the member they are for."""
    return shell(CO_OP)


def test_whoever_posts_and_resets_at_once_the_ledger_holds_what_is_due(shell, co_op):
    with ThreadPoolExecutor(PROCESSES) as pool:
        steps = pool.map(
            lambda seed: shell(WORK, co_op=co_op, seed=seed, times=12),
            range(PROCESSES),
        )
    assert sum(steps) > PROCESSES * 3
    outcome = shell(OUTCOME, co_op=co_op)
    assert outcome["booked"] == outcome["due"] == outcome["shown"]
    assert outcome["slips"] == outcome["steps"]
    assert outcome["rejected"] == 0
