# SPDX-License-Identifier: LGPL-3.0-or-later
"""Makes what screens need and the demo co-op has none of. Runs inside Odoo."""

import base64

from odoo.fields import Command

#: A question of the catalogue: without one there is no report to look at.
REPORT = "report.coop_card.cards_by_state"


def make(env):
    """Make one record of each kind, as somebody comes by it who may do all."""
    env["coop.report"].action_ask(REPORT)
    _print_cards(env)
    _write_letters(env)
    _keep_slips(env)
    _settle_a_shift(env)
    _bring_a_list(env)


def _print_cards(env):
    """Print cards, which makes a job that waits for the printer."""
    cards = env["coop.card"].search([("state", "=", "active")], limit=2)
    asked = env["coop.card.print.wizard"].with_context(active_model="coop.card")
    asked.with_context(active_ids=cards.ids).create({}).action_print()


def _write_letters(env):
    """Ask for the letters of a run."""
    run = env["coop.rebate.run"].search([], limit=1)
    template = env["coop.letter.template"].search([], limit=1)
    env["coop.letter.job"].create({"run_id": run.id, "template_id": template.id})


def _keep_slips(env):
    """Begin a sheet of slips, with one of them."""
    member = env["coop.member"].search([("state", "=", "active")], limit=1)
    slip = {"identifier": member.number, "amount": 100}
    env["coop.slip.sheet"].create({"slip_ids": [Command.create(slip)]})


def _settle_a_shift(env):
    """Have a shift of a terminal."""
    terminal = env["coop.terminal"].search([], limit=1)
    env["coop.terminal.batch"].sudo().create(
        {
            "terminal_id": terminal.id,
            "branch_id": terminal.branch_id.id,
            "company_id": terminal.company_id.id,
            "number": 1,
        }
    )


def _bring_a_list(env):
    """Upload a workbook that nobody can read."""
    file = base64.b64encode(b"no workbook")
    env["coop.import"].create({"file": file, "filename": "Members.xlsx"})
