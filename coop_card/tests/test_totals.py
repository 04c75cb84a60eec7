# SPDX-License-Identifier: LGPL-3.0-or-later
"""Totals and what is pending are what the ledger adds up to, at any instant."""

from decimal import Decimal
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tools import SQL

from .totals_case import TotalsCase

KEY = "company_id, member_id, fiscal_year_id, category_id, member_type_id, direction"

#: Sums that differ between the ledger and the totals; there are none.
DIFFERENCES = f"""
SELECT {KEY}, sum(quantity), sum(amount), sum(amount_tax), sum(lines)
FROM (
    SELECT {KEY}, COALESCE(quantity, 0) AS quantity, COALESCE(amount, 0) AS amount,
           COALESCE(amount_tax, 0) AS amount_tax, 1 AS lines FROM coop_accumulation
    UNION ALL
    SELECT {KEY}, -quantity, -amount, -amount_tax, -line_count
    FROM coop_accumulation_total
    UNION ALL
    SELECT {KEY}, -quantity, -amount, -amount_tax, -line_count
    FROM coop_accumulation_pending
) AS entry
GROUP BY {KEY}
HAVING sum(quantity) <> 0 OR sum(amount) <> 0 OR sum(amount_tax) <> 0 OR sum(lines) <> 0
"""

KEPT = SQL("coop_accumulation_total")


class TestTotals(TotalsCase):
    """Booking leaves pending sums, settling moves them; nothing is ever missing."""

    def check_exact(self):
        """Check totals and pending sums against the ledger."""
        self.assertEqual(self.env.execute_query_dict(SQL(DIFFERENCES)), [])

    def pending(self):
        """Return how many sums are pending."""
        return self.env["coop.accumulation.pending"].search_count([])

    def test_booking_leaves_a_pending_sum_for_each_key(self):
        before = self.pending()
        lines = [{"code": "RICE", "amount": Decimal(1)} for _ in range(3)]
        self.book(self.document(self.somchai, lines=lines))
        self.assertEqual(self.pending(), before + 1)
        self.check_exact()

    def test_settling_moves_what_is_pending(self):
        self.buy_some()
        self.settlement._settle()
        self.assertEqual(self.pending(), 0)
        self.check_exact()
        self.buy_some()
        self.assertEqual(self.pending(), 6)
        self.settlement._settle()
        self.check_exact()

    def test_a_chunk_is_settled_at_a_time(self):
        self.settlement._settle()
        self.buy_some()
        self.assertEqual(self.settlement._settle(limit=4), 4)
        self.assertEqual(self.pending(), 2)
        self.check_exact()
        self.assertEqual(self.settlement._settle(limit=4), 2)
        self.assertEqual(self.settlement._settle(limit=4), 0)

    def test_the_job_settles_all_of_it(self):
        self.buy_some()
        commits = patch.object(
            type(self.env["ir.cron"]), "_commit_progress", return_value=60
        )
        with commits as commit:
            self.settlement._cron_settle()
        self.assertEqual(self.pending(), 0)
        self.assertEqual(commit.call_args.kwargs, {"remaining": 0})
        self.check_exact()

    def test_a_reversal_takes_its_amount_back(self):
        transaction = self.buy(self.somchai, "100")
        self.settlement._settle()
        self.book(
            self.document(kind="reverse", reversal_of_id=transaction.id, lines=[])
        )
        self.assertEqual(self.accumulated(self.somchai), 0)
        self.settlement._settle()
        self.assertEqual(self.accumulated(self.somchai), 0)
        self.check_exact()

    def check_never_used(self, cards, expected):
        """Check which of some cards were never used, as shown and as found."""
        cards.invalidate_recordset()
        never, used = (
            cards.search([("id", "in", cards.ids), ("never_used", "=", value)])
            for value in (True, False)
        )
        self.assertEqual((never, used), (expected, cards - expected))
        self.assertEqual(cards.filtered("never_used"), expected)

    def test_cards_never_used_are_those_without_a_purchase(self):
        used, unused = self.make_card(self.malee), self.make_card(self.malee)
        in_stock = self.env["coop.card"].create(
            {"state": "stock", "company_id": self.co_op.id}
        )
        cards = used + unused + in_stock
        self.check_never_used(cards, used + unused)
        self.book(self.document(card=used.number))
        for _turn in range(2):
            self.check_never_used(cards, unused)
            self.settlement._settle()
        self.env.cr.execute("UPDATE coop_card SET used = NULL")
        self.settlement._rebuild()
        self.check_never_used(cards, unused)

    def test_totals_are_made_anew_from_the_ledger(self):
        self.buy_some()
        self.settlement._settle(limit=4)
        self.env.cr.execute("UPDATE coop_accumulation_total SET amount = amount + 1")
        self.env.cr.execute("UPDATE coop_accumulation_member_total SET amount = 0")
        self.settlement._rebuild()
        self.check_exact()
        self.assertEqual(self.pending(), 0)
        self.assertEqual(self.accumulated(self.somchai), 157.11)

    def test_a_ledger_older_than_the_totals_is_summed_up_once(self):
        self.buy_some()
        self.env.cr.execute(
            "DELETE FROM coop_accumulation_pending; DELETE FROM coop_accumulation_total"
        )
        self.settlement._fill_if_new()
        self.check_exact()
        self.buy(self.malee, "1")
        self.settlement._fill_if_new()
        self.assertEqual(self.pending(), 1)
        self.check_exact()

    def test_only_what_is_empty_is_filled(self):
        self.buy_some()
        self.settlement._settle()
        self.buy(self.malee, "1")
        self.env.cr.execute("DELETE FROM coop_accumulation_member_total")
        [before] = self.env.execute_query(SQL("SELECT min(id) FROM %s", KEPT))
        self.settlement._fill_if_new()
        self.assertEqual(
            self.env.execute_query(SQL("SELECT min(id) FROM %s", KEPT)), [before]
        )
        self.assertEqual(self.accumulated(self.malee), 201)
        self.assertEqual(self.pending(), 0)
        self.check_exact()

    def test_nobody_reads_what_is_settled_and_pending_apart(self):
        for name in ("total", "pending", "member.total", "settlement"):
            model = self.as_role("manager", self.env[f"coop.accumulation.{name}"])
            with self.subTest(name), self.assertRaises(AccessError):
                model.search([])
