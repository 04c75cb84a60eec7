# SPDX-License-Identifier: LGPL-3.0-or-later
"""A shift is compared with what has arrived, until both sides have the same."""

from odoo.tests import tagged

from .shift_case import ShiftCase

DAY = "2026-03-01"


@tagged("post_install", "-at_install")
class TestTerminalSettlement(ShiftCase):
    """What a terminal is told of its shift, and what people see of it."""

    def totals(self):
        """Return what the terminal's own totals say, by day."""
        totals = self.env["coop.terminal.total"].search(
            [("terminal_id", "=", self.terminal.id)]
        )
        return {
            str(total.date): (total.transaction_count, total.amount) for total in totals
        }

    def test_equal_sides_balance(self):
        slips = [self.slip(1), self.slip(2, amount=-2500)]
        self.post(*slips)
        answer = self.settle(self.settlement(*slips))
        self.assertEqual(answer["state"], "balanced")
        self.assertEqual(
            (answer["missing"], answer["unknown"], answer["differences"]), ([], [], [])
        )
        batch = self.batch()
        self.assertEqual(batch.operator_id, self.operator)
        self.assertEqual((batch.terminal_count, batch.server_count), (2, 2))
        self.assertEqual((batch.terminal_amount, batch.server_amount), (75, 75))
        self.assertEqual(self.totals(), {DAY: (2, 75)})

    def test_what_is_missing_is_named_uploaded_and_compared_again(self):
        slips = [self.slip(seq) for seq in (1, 2, 3)]
        self.post(slips[0])
        message = self.settlement(*slips)
        answer = self.settle(message)
        self.assertEqual(answer["state"], "different")
        self.assertEqual(answer["missing"], [[2, 3]])
        self.assertEqual(
            answer["differences"][0],
            {
                "date": DAY,
                "kind": "accumulate",
                "terminal": {"count": 3, "amount": 30000},
                "server": {"count": 1, "amount": 10000},
            },
        )
        self.assertEqual(answer["differences"][1]["category"], "RICE")
        self.assertEqual(self.totals(), {})
        self.assertEqual(self.sign_on()["batch"], {"number": 1, "state": "different"})
        self.post(*slips[1:])
        self.assertEqual(self.settle(message)["state"], "balanced")
        self.assertEqual(self.batch().attempts, 2)
        self.assertEqual(self.batch().line_ids.mapped("difference"), [0, 0])

    def test_a_span_that_is_missing_is_one_range(self):
        first = self.slip(1)
        self.post(first)
        message = self.settlement(first, sequences=[[1, 2147483647]])
        self.assertEqual(self.settle(message)["missing"], [[2, 2147483647]])

    def test_what_the_terminal_does_not_know_of_is_named(self):
        slips = [self.slip(1), self.slip(2)]
        self.post(*slips)
        answer = self.settle(self.settlement(slips[0]))
        self.assertEqual(answer["state"], "different")
        self.assertEqual(answer["unknown"], [slips[1]["uid"]])

    def test_equal_sums_of_other_slips_are_different(self):
        slip = self.slip(1)
        self.post(slip)
        answer = self.settle(self.settlement(self.slip(1)))
        self.assertEqual((answer["state"], answer["differences"]), ("different", []))

    def test_final_closes_with_the_difference(self):
        slips = [self.slip(1), self.slip(2)]
        self.post(slips[0])
        answer = self.settle(self.settlement(*slips, final=True))
        self.assertEqual((answer["state"], answer["missing"]), ("closed", [[2, 2]]))
        batch = self.batch()
        self.assertEqual(batch.line_ids.mapped("difference"), [100, 100])
        self.assertEqual(self.totals(), {DAY: (2, 200)})

    def test_a_repeat_is_told_the_same_and_counts_once(self):
        slips = [self.slip(1), self.slip(2)]
        self.post(slips[0])
        message = self.settlement(*slips, final=True)
        first = self.settle(message)
        self.post(slips[1])
        self.assertEqual(self.settle(message), first)
        self.assertEqual(self.settle(self.settlement()), first)
        self.assertEqual(self.totals(), {DAY: (2, 200)})

    def test_what_comes_late_is_taken_and_shown(self):
        slips = [self.slip(1), self.slip(2)]
        self.post(slips[0])
        self.settle(self.settlement(*slips, final=True))
        self.assertEqual(self.batch().late_count, 0)
        (result,) = self.post(slips[1])
        self.assertEqual(result["status"], "booked")
        batch = self.batch()
        self.assertEqual((batch.late_count, batch.transaction_count), (1, 2))
        late = self.env["coop.transaction"].search(batch.action_view_late()["domain"])
        self.assertEqual(late.seq, 2)
        self.assertEqual(
            self.env["coop.transaction"].search_count(
                batch.action_view_transactions()["domain"]
            ),
            2,
        )

    def test_a_number_given_again_after_the_settlement_is_late(self):
        slips = [self.slip(1), self.slip(1)]
        self.post(slips[0])
        self.settle(self.settlement(slips[0]))
        (result,) = self.post(slips[1])
        self.assertEqual(result["warnings"], ["seq_reused"])
        batch = self.batch()
        self.assertEqual(batch.late_count, 1)
        late = self.env["coop.transaction"].search(batch.action_view_late()["domain"])
        self.assertIn(slips[1]["uid"], late.key)

    def test_spans_that_overlap_are_looked_at_once(self):
        slips = [self.slip(1), self.slip(3)]
        self.post(*slips)
        message = self.settlement(*slips, sequences=[[1, 3], [2, 4], [1, 4]])
        self.assertEqual(self.settle(message)["missing"], [[2, 2], [4, 4]])

    def test_a_shift_without_slips_balances(self):
        self.assertEqual(self.settle(self.settlement())["state"], "balanced")
        self.assertEqual(self.totals(), {})

    def test_the_largest_sums_find_room(self):
        message = self.settlement(final=True)
        said = {"date": DAY, "kind": "accumulate", "amount": 10**15 - 1}
        message["transactions"] = [{**said, "count": 10**6}] * 1000
        self.assertEqual(self.settle(message)["state"], "closed")
        self.assertEqual(self.batch().terminal_count, 10**9)

    def test_a_sum_of_more_slips_than_a_shift_can_have_is_refused(self):
        said = {"date": DAY, "kind": "accumulate", "count": 2**31 - 1, "amount": 1}
        message = self.settlement(transactions=[said, said])
        response = self.call("POST", "/settlements", message)
        self.assertEqual(response.json()["code"], "body_invalid")
        self.assertEqual(response.json()["field"], "transactions/0/count")

    def test_rejected_slips_count_on_no_side(self):
        slips = [self.slip(1), self.slip(2, amount="many")]
        self.post(*slips)
        self.assertEqual(self.settle(self.settlement(slips[0]))["state"], "balanced")

    def test_held_slips_count_as_they_were_keyed(self):
        slips = [self.slip(1, card="NOBODY"), self.slip(2)]
        self.post(*slips)
        self.assertEqual(self.settle(self.settlement(*slips))["state"], "balanced")

    def test_an_item_of_another_co_op_counts_as_it_was_keyed(self):
        self.env["product.template"].create(
            {
                "name": "Elsewhere",
                "coop_code": "THEIRS",
                "categ_id": self.rice.id,
                "company_id": self.env["res.company"].create({"name": "Other"}).id,
            }
        )
        slip = self.slip(1, lines=[{"code": "THEIRS", "amount": 10000}])
        (result,) = self.post(slip)
        self.assertEqual(result["warnings"], ["category_unknown"])
        message = self.settlement(slip)
        message["categories"][0]["category"] = "THEIRS"
        answer = self.settle(message)
        self.assertEqual((answer["state"], answer["differences"]), ("balanced", []))

    def test_slips_count_for_the_co_ops_days(self):
        slips = [self.slip(1), self.slip(2, occurred_at="2026-03-01T18:30:00Z")]
        self.post(*slips)
        message = self.settlement(*slips)
        message["transactions"] = [
            {"date": day, "kind": "accumulate", "count": 1, "amount": 10000}
            for day in (DAY, "2026-03-02")
        ]
        self.assertEqual(self.settle(message)["state"], "balanced")
        self.assertEqual(self.totals(), {DAY: (1, 100), "2026-03-02": (1, 100)})

    def test_a_day_signed_off_keeps_its_page_and_the_shift_its_figures(self):
        slip = self.slip(1)
        self.post(slip)
        self.env["coop.day.sign.off"].sudo().create(
            {
                "company_id": self.co_op.id,
                "date": DAY,
                "branch_id": self.branch.id,
            }
        )
        self.assertEqual(self.settle(self.settlement(slip))["state"], "balanced")
        self.assertEqual(self.totals(), {})
        self.assertEqual(self.batch().signed_off_days, [DAY])
        self.assertEqual(self.batch().signed_off_text, "03/01/2026")
        self.assertEqual(self.batch().terminal_amount, 100)
        self.env["coop.day.sign.off"].sudo().search([]).action_withdraw("Too early")
        self.assertEqual(self.totals(), {DAY: (1, 100)})
        self.assertFalse(self.batch().signed_off_days)

    def test_what_is_shown_of_the_figures(self):
        slip = self.slip(1)
        self.post(slip)
        self.settle(self.settlement(slip))
        names = self.batch().line_ids.mapped("name")
        self.assertEqual(names, ["Accumulate", "Rice · Purchase"])
        self.assertEqual(self.batch().display_name, f"{self.terminal.number}, shift 1")

    def test_another_terminal_has_shifts_of_its_own(self):
        slip = self.slip(1)
        self.post(slip)
        other = self.make_terminal()
        response = self.call(
            "POST", "/settlements", self.settlement(), key=self.enrol(other)
        )
        self.assertEqual(response.json()["state"], "balanced")
        self.assertEqual(self.batch().state, "open")

    def test_every_role_looks_and_nobody_writes(self):
        self.sign_on()
        for role in ("operator", "auditor", "manager"):
            batch = self.as_role(role, self.batch())
            self.assertEqual(batch.state, "open")
            for right in ("write", "create", "unlink"):
                self.assertFalse(batch.has_access(right))
