# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of the day page begin with."""

from datetime import date

from .terminal_case import TerminalModelCase

DAY = date(2026, 3, 1)


class DayCase(TerminalModelCase):
    """Two branches with a terminal and an operator each, and a member."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member()
        cls.mill = cls.make_branch("Mill")
        cls.till, cls.scale = cls.make_terminal(), cls.make_terminal(branch=cls.mill)
        cls.clerk, cls.relief = cls.env["coop.operator"].create(
            [
                {"name": name, "code": name.upper(), "company_id": cls.co_op.id}
                for name in ("Clerk", "Relief")
            ]
        )
        cls.accountant = cls.make_user("accountant")

    @classmethod
    def slip(cls, amount, terminal=None, day=DAY, tax="0", line=None, **values):
        """Book a slip of a terminal and return its transaction."""
        terminal = terminal or cls.till
        lines = [{"code": "RICE", "amount": amount, "amount_tax": tax, **(line or {})}]
        places = {
            "origin": "terminal",
            "terminal_id": terminal.id,
            "branch_id": terminal.branch_id.id,
            "operator_id": cls.clerk.id,
            "lines": lines,
        }
        return cls.book(cls.document(cls.member, day=day, **{**places, **values}))

    @classmethod
    def page(cls, branch=None, day=DAY, user=None):
        """Return the page of a day as the web client gets it."""
        days = cls.env["coop.day"].with_user(user or cls.env.user)
        return days.get_page(day.isoformat(), branch and branch.id)

    @classmethod
    def of_branch(cls, page, branch):
        """Return what a page shows of a branch."""
        [found] = [b for b in page["branches"] if b["branch_id"] == branch.id]
        return found

    @classmethod
    def sign_off(cls, branch=None, day=DAY, user=None, seen=None):
        """Sign off a day of a branch, as an accountant unless somebody is named."""
        branch = cls.branch if branch is None else branch
        if seen is None:
            seen = cls.of_branch(cls.page(branch, day), branch)["seen"]
        days = cls.env["coop.day"].with_user(user or cls.accountant)
        days.action_sign_off(day.isoformat(), branch.id, seen)
        return cls.env["coop.day.sign.off"]._standing(cls.co_op, day, branch)
