# SPDX-License-Identifier: LGPL-3.0-or-later
"""What each role may do with the register and the cards, as the web client asks."""

from typing import NamedTuple

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from .builders import CoopCase

NATIONAL_ID = "1101700230705"

EVERYBODY = frozenset({"operator", "officer", "auditor", "accountant", "manager"})
OPERATORS = frozenset({"operator", "officer", "manager"})
OFFICERS = frozenset({"officer", "manager"})
AUDITORS = frozenset({"auditor", "accountant", "manager"})
ACCOUNTANTS = frozenset({"accountant", "manager"})
MANAGERS = frozenset({"manager"})
DESKS = OFFICERS | ACCOUNTANTS


class Attempt(NamedTuple):
    """A call of the web client: on which model, by which method, and who may.

    A call ``of_record`` is made on the record that stands for the model.
    """

    model: str
    method: str
    arguments: list
    may: frozenset
    of_record: bool = True


def _read(model, *names, may=EVERYBODY):
    return Attempt(model, "web_read", [{name: {} for name in names}], may)


def _save(model, values, may, new=False):
    return Attempt(model, "web_save", [values, {"id": {}}], may, not new)


def _list(model, domain=(), may=EVERYBODY):
    arguments = [list(domain), {"id": {}}]
    return Attempt(model, "web_search_read", arguments, may, of_record=False)


SECRET = [("national_id", "=like", "1%")]
GROUPED = [[], ["national_id"], ["__count"]]

#: What is tried, and who may. Whoever is not named is refused.
ATTEMPTS = {
    "list members": _list("coop.member"),
    "open a member": _read("coop.member", "number", "name", "type_id", "phone"),
    "see the end of a national ID": _read("coop.member", "national_id_masked"),
    "see a national ID": _read("coop.member", "national_id", may=OFFICERS),
    "search by national ID": _list("coop.member", SECRET, may=OFFICERS),
    "search contacts by national ID": _list(
        "res.partner", [("coop_member_ids.national_id", "=like", "1%")], may=OFFICERS
    ),
    "search cards by national ID": _list(
        "coop.card", [("member_id.national_id", "=like", "1%")], may=OFFICERS
    ),
    "group by national ID": Attempt(
        "coop.member", "formatted_read_group", GROUPED, OFFICERS, of_record=False
    ),
    "register a member": _save("coop.member", {"name": "New"}, OFFICERS, new=True),
    "change a phone number": _save("coop.member", {"phone": "02 123 4567"}, OFFICERS),
    "change a member type": _save(
        "coop.member.type.period", {"date_from": "2021-01-01"}, OFFICERS
    ),
    "change the contact itself": _save("res.partner", {"name": "Other"}, OFFICERS),
    "add to the history": _save("coop.member.event", {"reason": "x"}, frozenset()),
    "rename a member type": _save("coop.member.type", {"name": "X"}, MANAGERS),
    "rename a group": _save("coop.member.group", {"name": "X"}, OFFICERS),
    "list cards": _list("coop.card"),
    "make a card": _save("coop.card", {}, OFFICERS, new=True),
    "change a card's last day": _save("coop.card", {"valid_to": False}, OFFICERS),
    "read the card history": _list("coop.card.event"),
    "change the card history": _save("coop.card.event", {"reason": "x"}, frozenset()),
    "rename a card type": _save("coop.card.type", {"name": "X"}, MANAGERS),
    "look at transactions": _list("coop.transaction"),
    "write the ledger": _save("coop.accumulation", {"amount": 1}, frozenset()),
    "list refunds": _list("coop.rebate.claim", may=AUDITORS),
    "rename a fiscal year": _save("coop.fiscal.year", {"name": "X"}, ACCOUNTANTS),
    "see terminal keys": _list("coop.terminal.key", may=MANAGERS),
    "see imports": _list("coop.import", may=DESKS),
}

#: Who opens which dialog.
DIALOGS = {
    "coop.accumulation.above.wizard": EVERYBODY,
    "coop.card.issue.list.wizard": OFFICERS,
    "coop.card.issue.wizard": OFFICERS,
    "coop.card.move.wizard": OFFICERS,
    "coop.card.print.wizard": OFFICERS,
    "coop.card.return.wizard": OFFICERS,
    "coop.card.step.wizard": OPERATORS,
    "coop.day": EVERYBODY,
    "coop.label.wizard": OFFICERS,
    "coop.letter.wizard": ACCOUNTANTS,
    "coop.member.anonymise.wizard": MANAGERS,
    "coop.member.merge.wizard": MANAGERS,
    "coop.member.search": EVERYBODY,
    "coop.member.step.wizard": OFFICERS,
    "coop.opening.reverse.wizard": ACCOUNTANTS,
    "coop.operator.pin.wizard": OFFICERS,
    "coop.payout.return.wizard": ACCOUNTANTS,
    "coop.payout.wizard": ACCOUNTANTS,
    "coop.rebate.afford.wizard": ACCOUNTANTS,
    "coop.rebate.afford.wizard.line": ACCOUNTANTS,
    "coop.rebate.copy.wizard": ACCOUNTANTS,
    "coop.rebate.copy.wizard.line": ACCOUNTANTS,
    "coop.rebate.trial": AUDITORS,
    "coop.rebate.post.wizard": ACCOUNTANTS,
    "coop.rebate.reverse.wizard": ACCOUNTANTS,
    "coop.rebate.tie.out": AUDITORS,
    "coop.rebate.tie.out.line": frozenset(),
    "coop.rebate.wizard": ACCOUNTANTS,
    "coop.terminal.pairing.wizard": MANAGERS,
    "coop.transaction.code.line": DESKS,
    "coop.transaction.code.wizard": DESKS,
    "coop.transaction.dismiss.wizard": DESKS,
    "coop.transaction.move.wizard": DESKS,
    "coop.transaction.reverse.wizard": DESKS,
}


class TestRolesRegister(CoopCase):
    """Whoever is not named for an attempt gets an access error, whatever the way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        group = cls.env["coop.member.group"].create(
            {"name": "Village 1", "code": "V1", "company_id": cls.co_op.id}
        )
        cls.member = cls.make_member(national_id=NATIONAL_ID, group_id=group.id)
        cls.card = cls.make_card(cls.member)
        cls.booked = cls.book(cls.document(card=cls.card.number))
        records = (
            cls.member,
            cls.member.partner_id,
            cls.member.type_id,
            cls.member.type_period_ids,
            cls.member.event_ids[:1],
            group,
            cls.card,
            cls.card.type_id,
            cls.card.event_ids[:1],
            cls.booked.line_ids,
            cls.year,
        )
        cls.records = {record._name: record for record in records}

    def test_each_role_may_do_its_own_and_nothing_else(self):
        for role in sorted(EVERYBODY):
            user = self.make_user(role)
            for name, attempt in ATTEMPTS.items():
                with self.subTest(role=role, attempt=name):
                    self.check(attempt, user, role in attempt.may)

    def test_each_role_opens_its_own_dialogs(self):
        ours = {
            name
            for name, model in self.env.items()
            if name.startswith("coop.") and model._transient and not model._abstract
        }
        self.assertEqual(ours, {*DIALOGS})
        for role in sorted(EVERYBODY):
            env = self.env(user=self.make_user(role))
            for name, may in DIALOGS.items():
                with self.subTest(role=role, dialog=name):
                    self.assertEqual(env[name].has_access("create"), role in may)

    def test_a_user_without_a_role_may_do_nothing(self):
        user = new_test_user(self.env, "nobody", groups="base.group_user")
        for name, attempt in ATTEMPTS.items():
            with self.subTest(attempt=name):
                self.check(attempt, user, allowed=False)

    def test_whoever_manages_another_co_op_may_do_nothing_here(self):
        user = self.make_stranger()
        for name, attempt in ATTEMPTS.items():
            if attempt.of_record and attempt.model != "res.partner":
                with self.subTest(attempt=name):
                    self.check(attempt, user, allowed=False)

    def test_whoever_manages_another_co_op_makes_nothing_here(self):
        user = self.make_stranger()
        here = {"company_id": self.co_op.id}
        for model, values in {
            "coop.member": {"name": "X", "type_id": self.member.type_id.id},
            "coop.card": {"number": "X", "type_id": self.card.type_id.id},
            "coop.member.group": {"name": "X", "code": "X"},
        }.items():
            new = here | values
            with self.subTest(model=model):
                self.check(_save(model, new, OFFICERS, new=True), user, allowed=False)

    def test_only_officers_export_national_ids(self):
        ways = {
            "coop.member": "national_id",
            "coop.card": "member_id/national_id",
            "res.partner": "coop_member_ids/national_id",
        }
        for role in sorted(EVERYBODY):
            user = self.make_user(role)
            user.group_ids += self.env.ref("base.group_allow_export")
            for model, path in ways.items():
                attempt = Attempt(model, "export_data", [[path]], OFFICERS)
                with self.subTest(role=role, model=model):
                    self.check(attempt, user, role in OFFICERS)

    def test_a_call_does_not_say_where_a_card_was_blocked(self):
        branch = self.env["coop.branch"].create(
            {"name": "M", "merchant_number": "1" * 15, "company_id": self.co_op.id}
        )
        terminal = self.env["coop.terminal"].create(
            {
                "name": "Till",
                "number": "T0000001",
                "branch_id": branch.id,
                "company_id": self.co_op.id,
            }
        )
        cards = self.as_role("operator", self.env["coop.card"])
        arguments = {"reason": "Found", "context": {"coop_terminal_id": terminal.id}}
        call_kw(cards, "action_block", [self.card.ids], arguments)
        self.assertFalse(self.card.event_ids.terminal_id)

    def test_an_officer_does_not_say_what_replaced_a_card(self):
        card = self.as_role("officer", self.card)
        with self.assertRaisesRegex(UserError, "Replace the card instead"):
            card.replaced_by_id = self.make_card(self.member)

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.models")
    def check(self, attempt, user, allowed):
        """Try something as a user, undo it, and compare with what is expected."""
        try:
            with self.cr.savepoint() as savepoint:
                self.try_as(user, attempt)
                savepoint.rollback()
            done = True
        except AccessError:
            done = False
        self.env.invalidate_all(flush=False)
        self.assertEqual(done, allowed)

    def try_as(self, user, attempt):
        """Make a call as the web client of a user does."""
        model = self.env[attempt.model].with_user(user)
        model = model.with_context(allowed_company_ids=user.company_id.ids)
        arguments = list(attempt.arguments)
        if attempt.method == "web_save" or attempt.of_record:
            of = attempt.of_record
            arguments.insert(0, self.records[attempt.model].ids if of else [])
        call_kw(model, attempt.method, arguments, {})
