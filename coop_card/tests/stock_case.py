# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of stock, of giving out and of taking back begin with."""

from .builders import CoopCase


class StockCase(CoopCase):
    """A co-op with two branches, an officer, and cards in stock."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer")
        cls.here, cls.there = cls.make_shop(1), cls.make_shop(2)
        cls.kind = cls.env["coop.card"]._default_type(cls.co_op)

    @classmethod
    def make_shop(cls, number):
        """Return a branch of the co-op."""
        return cls.env["coop.branch"].create(
            {
                "name": f"Branch {number}",
                "merchant_number": f"{number:015}",
                "company_id": cls.co_op.id,
            }
        )

    @classmethod
    def make_stock(cls, count, branch=None, **values):
        """Return cards in stock, in the order of their numbers."""
        branch = cls.here if branch is None else branch
        defaults = {"company_id": cls.co_op.id, "branch_id": branch.id}
        cards = cls.env["coop.card"].create(
            [{**defaults, **values} for _card in range(count)]
        )
        cards.action_accept()
        return cards.sorted("number")

    @classmethod
    def desk(cls, name, **values):
        """Return a dialog as the officer opens it at the first branch."""
        values = {"branch_id": cls.here.id, **values}
        return cls.env[name].with_user(cls.officer).create(values)
