# SPDX-License-Identifier: LGPL-3.0-or-later
"""What waits for the reader of the home page."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from odoo import fields, models
from odoo.fields import Domain

#: For so long a shift that was closed with a difference is told of.
SHIFTS = timedelta(days=30)


class Waiting(NamedTuple):
    """Something that people should do: of which records, and who does it.

    ``find`` returns the domain of the records for an environment; ``action`` is what
    shows them. What is ``urgent`` is shown first and stands out.
    """

    model: str
    action: str
    roles: tuple
    find: Callable
    urgent: bool = False


def _own(env, *domain):
    """Return a domain of the co-op that the user works in."""
    return Domain("company_id", "=", env.company.root_id.id) & Domain(list(domain))


def _odd_shifts(env):
    long_ago = fields.Datetime.now() - SHIFTS
    closed = Domain("state", "=", "closed") & Domain("settled_at", ">=", long_ago)
    return _own(env) & (closed | Domain("state", "=", "different"))


def _due_activities(env):
    return Domain(
        [
            ("user_id", "=", env.uid),
            ("res_model", "=like", "coop.%"),
            ("date_deadline", "<=", env.company.root_id._coop_today()),
        ]
    )


def _cards_to_print(env):
    states = ("draft", "stock", "active")
    return _own(env, ("print_state", "=", "waiting"), ("state", "in", states))


#: What may wait, in the order in which it is shown.
WAITING = {
    "review": Waiting(
        "coop.transaction",
        "coop_card.coop_transaction_action_review",
        ("officer", "accountant"),
        lambda env: _own(env, ("status", "=", "held")),
        urgent=True,
    ),
    "runs": Waiting(
        "coop.rebate.run",
        "coop_card.coop_rebate_run_action",
        ("manager",),
        lambda env: _own(
            env, ("state", "=", "computed"), ("computed_by_id", "!=", env.uid)
        ),
        urgent=True,
    ),
    "terminals": Waiting(
        "coop.terminal",
        "coop_card.coop_terminal_action",
        ("officer", "auditor"),
        lambda env: _own(env, ("has_trouble", "=", True)),
        urgent=True,
    ),
    "shifts": Waiting(
        "coop.terminal.batch",
        "coop_card.coop_terminal_batch_action",
        ("officer", "auditor"),
        _odd_shifts,
        urgent=True,
    ),
    "batches": Waiting(
        "coop.card.batch",
        "coop_card.coop_card_batch_action",
        ("officer",),
        lambda env: _own(env, ("state", "=", "review"), ("made_by_id", "!=", env.uid)),
    ),
    "applicants": Waiting(
        "coop.member",
        "coop_card.coop_member_action_applicants",
        ("officer",),
        lambda env: _own(env, ("state", "=", "applicant")),
    ),
    "prints": Waiting(
        "coop.card",
        "coop_card.coop_card_action_print",
        ("officer",),
        _cards_to_print,
    ),
    "activities": Waiting(
        "mail.activity",
        "mail.mail_activity_action_my",
        ("operator", "auditor"),
        _due_activities,
    ),
}


class CoopHome(models.AbstractModel):
    """Counts what waits for the reader, and opens it."""

    _inherit = "coop.home"

    def _waiting(self, _co_op):
        """Return what waits, as far as it is the reader's to do; a hook for addons."""
        titles = self._waiting_titles()
        counts = {
            name: self.env[one.model].search_count(one.find(self.env))
            for name, one in WAITING.items()
            if self._is_for(one.roles)
        }
        return [
            {
                "name": name,
                "title": titles[name],
                "count": count,
                "urgent": WAITING[name].urgent,
            }
            for name, count in counts.items()
            if count
        ]

    def _is_for(self, roles):
        """Tell whether the user has one of some roles."""
        user = self.env.user
        return any(user.has_group(f"coop_card.group_{role}") for role in roles)

    def _open_waiting(self, name):
        """Return the action that shows what waits."""
        one = WAITING[name]
        action = self.env["ir.actions.act_window"]._for_xml_id(one.action)
        domain = list(one.find(self.env))
        title = self._waiting_titles()[name]
        return action | {"name": title, "domain": domain, "context": {}}

    def _waiting_titles(self):
        """Return how people call what may wait, by name."""
        return {
            "review": self.env._("Transactions to review"),
            "runs": self.env._("Refund runs to approve"),
            "terminals": self.env._("Terminals with problems"),
            "shifts": self.env._("Shifts with a difference"),
            "batches": self.env._("Card batches to review"),
            "applicants": self.env._("Applicants to admit"),
            "prints": self.env._("Cards to print"),
            "activities": self.env._("Activities due"),
        }
