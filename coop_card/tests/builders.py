# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests begin with: members, cards, categories and purchases in a line each."""

from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from itertools import count

from psycopg2.errors import RestrictViolation

from odoo.fields import Command
from odoo.tests import TransactionCase, new_test_user, tagged
from odoo.tools import mute_logger

#: Long enough ago that everything made in tests counts.
LONG_AGO = date(2020, 1, 1)

_numbers = count(1)


@tagged("post_install", "-at_install")
class CoopCase(TransactionCase):
    """A co-op with one category that accumulates, and builders for the rest.

    Other apps in the database may demand values of a new company that are known only
    once all of them are loaded.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "tracking_disable": True})
        cls.co_op = cls.env["res.company"].create({"name": "Test Co-op"})
        cls.env.user.company_ids = [Command.link(cls.co_op.id)]
        cls.env = cls.env(
            context={**cls.env.context, "allowed_company_ids": cls.co_op.ids}
        )
        cls.env["coop.fiscal.year"].search([("company_id", "=", cls.co_op.id)]).unlink()
        cls.year = cls.make_year(2026)
        cls.rice = cls.make_category("RICE")

    @classmethod
    def make_year(cls, number, **values):
        """Return a calendar year of the co-op."""
        days = {"date_start": date(number, 1, 1), "date_end": date(number, 12, 31)}
        return cls.env["coop.fiscal.year"].create(
            {"name": str(number), "company_id": cls.co_op.id, **days, **values}
        )

    @classmethod
    def make_category(cls, code, **values):
        """Return a category that accumulates."""
        return cls.env["product.category"].create(
            {
                "name": code.title(),
                "coop_code": code,
                "coop_accumulates": True,
                **values,
            }
        )

    @classmethod
    def make_type(cls, code):
        """Return a member type of the co-op; ORD and ASC are there from the start."""
        types = cls.env["coop.member.type"]
        known = types.search([("code", "=", code), ("company_id", "=", cls.co_op.id)])
        values = {"name": code.title(), "code": code, "company_id": cls.co_op.id}
        return known or types.create(values)

    @classmethod
    def make_member(cls, name="Somchai Jaidee", **values):
        """Return an active ordinary member, admitted long ago."""
        defaults = {
            "company_id": cls.co_op.id,
            "state": "active",
            "join_date": LONG_AGO,
        }
        return cls.env["coop.member"].create({"name": name, **defaults, **values})

    @classmethod
    def make_card(cls, member=None, **values):
        """Return a card in use, for a new member unless one is given."""
        member = member or cls.make_member()
        defaults = {"company_id": member.company_id.id, "valid_from": LONG_AGO}
        card = cls.env["coop.card"].create(
            {"member_id": member.id, **defaults, **values}
        )
        card.action_issue()
        return card

    @classmethod
    def make_user(cls, role, company=None, **values):
        """Return a user of a company, the co-op by default, with one of our roles."""
        company = company or cls.co_op
        return new_test_user(
            cls.env,
            login=f"{role}{next(_numbers)}",
            groups=f"coop_card.group_{role}",
            company_id=company.id,
            company_ids=[Command.set(company.ids)],
            **values,
        )

    @classmethod
    def make_stranger(cls, role="manager", **values):
        """Return a user with one of our roles in another co-op, and nothing in ours."""
        other = cls.env["res.company"].create({"name": "Other Co-op"})
        return cls.make_user(role, other, **values)

    @classmethod
    def as_role(cls, role, records):
        """Return the records as a new user with that role sees them."""
        return records.with_user(cls.make_user(role))

    @classmethod
    def document(cls, member=None, amount="100", day=date(2026, 3, 1), **values):
        """Return a document of one line in the category RICE."""
        line = {"code": "RICE", "amount": Decimal(amount)}
        return {
            "origin": "manual",
            "key": f"test-{next(_numbers)}",
            "company_id": cls.co_op.id,
            "kind": "accumulate",
            "date": day,
            **({"member_id": member.id} if member else {}),
            "lines": [line],
            **values,
        }

    @classmethod
    def book(cls, *documents):
        """Book documents and return their transactions."""
        return cls.env["coop.transaction"]._book(list(documents))

    @classmethod
    def purchase(cls, member, amount, day=date(2026, 3, 1), **line):
        """Book one purchase of a member and return its transaction."""
        lines = [{"code": "RICE", "amount": Decimal(amount), **line}]
        return cls.book(cls.document(member, day=day, lines=lines))

    @contextmanager
    def assertKept(self, change=None):
        """Expect that a guard in the database refuses what the block changes."""
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(RestrictViolation, msg=change),
            self.cr.savepoint(),
        ):
            yield
