# SPDX-License-Identifier: LGPL-3.0-or-later
"""A small year of two co-ops with something in it for every report."""

from datetime import date
from decimal import Decimal

from odoo.fields import Command
from odoo.tests import freeze_time

from .rebate_case import RebateCase
from .terminal_case import TerminalModelCase

#: What members bought and sold: member, amount, category, direction, shop, and the day.
MOVES = (
    ("A1", "1000.10", "RICE", "purchase", "north", date(2026, 1, 5)),
    ("A1", "70.25", "JASMINE", "purchase", "south", date(2026, 3, 1)),
    ("A2", "500.55", "RICE", "purchase", "south", date(2026, 1, 5)),
    ("A2", "33.33", "MILK", "sale", "north", date(2026, 3, 1)),
    ("A3", "12", "RICE", "purchase", None, date(2025, 5, 5)),
    ("A1", "99.99", "RICE", "purchase", "north", date(2025, 5, 5)),
)
#: One shift that was counted, one that is open.
SHIFTS = (
    {
        "state": "different",
        "terminal_amount": 600,
        "server_amount": 500.55,
        "server_count": 3,
    },
    {"state": "open"},
)


class ReportData(TerminalModelCase, RebateCase):
    """Two co-ops, ``co_op`` and ``other``, filled alike but with other amounts."""

    @classmethod
    @freeze_time("2026-03-20 03:00:00")
    def setUpClass(cls):
        super().setUpClass()
        cls.jasmine = cls.make_category("JASMINE", parent_id=cls.rice.id)
        cls.milk = cls.make_category("MILK")
        first = cls.co_op
        cls.fill()
        cls.enter_other()
        cls.fill(times=3)
        cls.enter(first)

    @classmethod
    def enter(cls, company):
        """Let everything that follows be of a co-op; return it."""
        cls.env.user.company_ids = [Command.link(company.id)]
        context = {**cls.env.context, "allowed_company_ids": company.ids}
        cls.co_op = company
        cls.env = cls.env(context=context)
        years = cls.env["coop.fiscal.year"]
        of_company = [("company_id", "=", company.id)]
        cls.year = years.search([*of_company, ("name", "=", "2026")])
        cls.before = years.search([*of_company, ("name", "=", "2025")])
        return company

    @classmethod
    def enter_other(cls):
        """Enter a second co-op with a year, shops and accounts of its own."""
        cls.other = cls.enter(cls.env["res.company"].create({"name": "Other Co-op"}))
        cls.env["coop.fiscal.year"].search([("company_id", "=", cls.other.id)]).unlink()
        cls.year = cls.make_year(2026)
        cls.accountant = cls.make_user("accountant")
        cls.manager = cls.make_user("manager")

    @classmethod
    def fill(cls, times=1):
        """Give the co-op members, cards, terminals, movements and a refund."""
        cls.before = cls.make_year(2025)
        cls.fill_members()
        cls.fill_terminals()
        for member, amount, code, direction, shop, day in MOVES:
            cls.move(member, Decimal(amount) * times, code, direction, shop, day)
        cls.fill_corrections(times)
        cls.fill_refund()
        cls.env.flush_all()

    @classmethod
    def fill_members(cls):
        """Make members with and without cards, in two groups and two types."""
        groups = cls.env["coop.member.group"].create(
            [
                {"name": name, "code": name, "company_id": cls.co_op.id}
                for name in ("Hill", "River")
            ]
        )
        hill, river = groups
        born = date(1980, 5, 3)
        cls.people = {
            "A1": cls.make_member(
                "Anong", number="A1", group_id=hill.id, birthdate=born
            ),
            "A2": cls.make_member(
                "สมชาย ใจดี",
                number="A2",
                title="นาย",
                group_id=river.id,
                type_id=cls.make_type("ASC").id,
                birthdate=date(1975, 6, 1),
            ),
            "A3": cls.make_member("Chai", number="A3", group_id=hill.id),
            "A4": cls.make_member("Dara", number="A4", birthdate=born),
        }
        cls.cards = {name: cls.make_card(cls.people[name]) for name in ("A1", "A2")}
        cls.make_card(cls.people["A2"]).action_block(reason="Left on the bus")
        cls.people["A4"].action_suspend(reason="Moved away")

    @classmethod
    def fill_terminals(cls):
        """Make two shops, each with a terminal that has had a shift."""
        cls.shops = {name: cls.make_branch(name) for name in ("north", "south")}
        cls.tills = {
            name: cls.make_terminal(branch=shop) for name, shop in cls.shops.items()
        }
        cls.operator = cls.env["coop.operator"].create({"name": "Somying", "code": "7"})
        cls.env["coop.terminal.batch"].sudo().create(
            [
                {
                    "company_id": cls.co_op.id,
                    "terminal_id": till.id,
                    "branch_id": till.branch_id.id,
                    "operator_id": cls.operator.id,
                    "number": 1,
                    "opened_at": "2026-01-05 02:00:00",
                    **figures,
                }
                for till, figures in zip(cls.tills.values(), SHIFTS, strict=True)
            ]
        )

    @classmethod
    def move(cls, member, amount, code, direction, shop, day):
        """Book what a member bought or sold, by card where there is one."""
        line = {"code": code, "direction": direction, "amount": amount}
        document = cls.document(cls.people[member], lines=[line], day=day)
        if shop:
            terminal = cls.tills[shop]
            document |= {
                "terminal_id": terminal.id,
                "branch_id": terminal.branch_id.id,
                "operator_id": cls.operator.id,
                "seq": 2 * day.year + day.month,
                "batch": 1,
            }
        if member in cls.cards:
            document |= {"card": cls.cards[member].number}
            del document["member_id"]
        return cls.book(document)

    @classmethod
    def fill_corrections(cls, times):
        """Take a purchase back, and let a member return a part of another."""
        wrong = cls.purchase(cls.people["A1"], Decimal("40.40") * times)
        wrong._reverse(reason="Keyed twice")
        bought = cls.purchase(cls.people["A2"], Decimal("20") * times)
        cls.book(
            cls.document(cls.people["A2"], "-5", return_of_id=bought.id, reason="Torn")
        )

    @classmethod
    def fill_refund(cls):
        """Post the refunds of the year and pay one member; more is sold since."""
        cls.env["coop.accumulation.settlement"]._settle()
        cls.make_rate(cls.rice, 10)
        cls.make_rate(cls.milk, 2, direction="sale")
        cls.post_refunds(cash_percent=40)
        payable = cls.env["coop.rebate.payable"].search(
            [("member_id", "=", cls.people["A1"].id)]
        )
        cls.env["coop.rebate.move"].create(
            {
                "payable_id": payable.id,
                "company_id": cls.co_op.id,
                "kind": "paid",
                "amount": -payable.balance,
                "date": "2027-04-01",
            }
        )
        cls.move("A2", Decimal("8"), "MILK", "sale", "south", date(2026, 3, 2))
