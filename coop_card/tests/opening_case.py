# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of opening balances begin with: batches in a line, and their sums."""

from datetime import date
from decimal import Decimal

from odoo.fields import Command

from .import_case import ImportCase


class OpeningCase(ImportCase):
    """An officer who enters balances, and an accountant who posts them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.accountant = cls.make_user("accountant")
        cls.oil = cls.make_category("OIL")
        cls.member = cls.make_member(number="00012")
        cls.other = cls.make_member("Malee Boonmee", number="00013")

    @classmethod
    def make_opening(cls, *lines, user=None, **values):
        """Return a draft whose control figures fit its lines.

        :param lines: tuples of a member, an amount and, if not rice, a category
        """
        amounts = [Decimal(line[1]) for line in lines]
        defaults = {
            "name": f"List {cls.env['coop.opening'].search_count([])}",
            "company_id": cls.co_op.id,
            "date": date(2026, 3, 31),
            "control_total": float(sum(amounts)),
            "control_members": len({line[0] for line in lines}) or 1,
            "line_ids": [
                Command.create(
                    {
                        "member_id": member.id,
                        "amount": float(amount),
                        "category_id": (category or [cls.rice])[0].id,
                    }
                )
                for member, amount, *category in lines
            ],
        }
        openings = cls.env["coop.opening"].with_user(user or cls.officer)
        return openings.create({**defaults, **values})

    @classmethod
    def posted(cls, *lines, **values):
        """Return a batch that an accountant has posted."""
        opening = cls.make_opening(*lines, **values)
        cls.post(opening)
        return opening

    @classmethod
    def purchase(cls, member, amount):
        """Book one purchase of a member; ``book`` makes workbooks here."""
        return cls.env["coop.transaction"]._book([cls.document(member, amount)])

    @classmethod
    def post(cls, opening):
        """Post a batch as an accountant does; return what the button answers."""
        answer = opening.with_user(cls.accountant).action_post()
        opening.invalidate_recordset()
        return answer

    @classmethod
    def reverse(cls, records, reason="Wrong list"):
        """Take a batch or some of its lines back, as an accountant does."""
        action = records.with_user(cls.accountant).action_reverse()
        dialogs = cls.env["coop.opening.reverse.wizard"].with_user(cls.accountant)
        dialog = dialogs.with_context(**action["context"]).create({"reason": reason})
        dialog.action_confirm()
        cls.env.invalidate_all()

    def assert_ledger(self, member, total, category=None):
        """Check what the ledger holds for a member in a category."""
        lines = self.env["coop.accumulation"].search(
            [
                ("member_id", "=", member.id),
                ("category_id", "=", (category or self.rice).id),
            ]
        )
        amounts = [Decimal(str(amount)) for amount in lines.mapped("amount")]
        self.assertEqual(Decimal(total), sum(amounts))
        self.assertLessEqual({*lines.mapped("origin")}, {"opening"})
