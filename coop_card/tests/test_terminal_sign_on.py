# SPDX-License-Identifier: LGPL-3.0-or-later
"""A terminal that signs on learns how it stands."""

from odoo.tests import tagged

from .shift_case import ShiftCase


@tagged("post_install", "-at_install")
class TestTerminalSignOn(ShiftCase):
    """Shifts and sequence numbers at sign-on."""

    def test_it_is_told_all_that_the_configuration_tells(self):
        told = self.sign_on(operator="7")
        config = self.call("GET", "/config").json()
        for name in config.keys() - {"server_time"}:
            self.assertEqual(told[name], config[name])
        self.assertEqual(told["batch"], {"number": 1, "state": "open"})
        self.assertEqual(told["sequence"], {"through": 0, "highest": 0, "missing": []})
        hotlist = self.call("GET", "/hotlist").json()
        self.assertEqual(told["hotlist_version"], hotlist["version"])

    def test_what_the_terminal_tells_of_itself_is_shown(self):
        self.sign_on(
            next_seq=42,
            program="till 2.1",
            waiting=3,
            oldest_waiting="2026-02-27T08:00:00+07:00",
        )
        self.env.invalidate_all()
        terminal = self.terminal
        self.assertEqual((terminal.next_seq, terminal.program), (42, "till 2.1"))
        self.assertEqual(terminal.waiting_count, 3)
        self.assertEqual(str(terminal.oldest_waiting_at), "2026-02-27 01:00:00")

    def test_cards_of_an_archived_type_are_still_served(self):
        kind = self.env["coop.card.type"].create(
            {"name": "Old paper card", "code": "OLD", "company_id": self.co_op.id}
        )
        kind.active = False
        self.assertIn("OLD", [each["code"] for each in self.sign_on()["card_types"]])
        self.terminal.card_type_ids = kind
        self.assertEqual(
            [each["code"] for each in self.sign_on()["card_types"]], ["OLD"]
        )

    def test_a_shift_begins_once(self):
        self.sign_on(operator="7")
        self.sign_on(operator="8", clock="2026-03-01T09:00:00+07:00")
        batch = self.batch()
        self.assertEqual(str(batch.opened_at), "2026-03-01 01:00:00")
        self.assertEqual((batch.operator_id, batch.state), (self.operator, "open"))
        self.assertEqual(batch.branch_id, self.branch)

    def test_a_clock_that_is_wrong_is_measured(self):
        """Case 64: a clock years off tells its offset, is shown, and stops nothing."""
        for clock, least, most in (
            ("1970-01-01T00:00:00Z", -1e13, -1e12),
            ("2569-03-01T09:00:00+07:00", 1e12, 1e14),
        ):
            offset = self.sign_on(clock=clock)["clock_offset_ms"]
            self.assertTrue(least < offset < most, offset)
            self.env.invalidate_all()
            shown = self.terminal.clock_offset
            self.assertAlmostEqual(shown, min(offset / 1000, 2**31 - 1), delta=2)

    def test_what_has_arrived_is_told_with_its_gaps(self):
        """Case 46: a gap is told, and no longer once it is filled, in any order."""
        answer = self.answer(self.slip(1), self.slip(2), self.slip(6), self.slip(4))
        self.assertEqual(
            answer["sequence"],
            {"through": 2, "highest": 6, "missing": [[3, 3], [5, 5]]},
        )
        self.post(self.slip(5))
        self.assertEqual(self.sign_on()["sequence"]["missing"], [[3, 3]])
        self.post(self.slip(3))
        self.assertEqual(
            self.sign_on()["sequence"], {"through": 6, "highest": 6, "missing": []}
        )

    def test_what_was_rejected_has_arrived(self):
        answer = self.answer(self.slip(1), self.slip(2, amount="many"))
        self.assertEqual(answer["results"][1]["status"], "rejected")
        self.assertEqual(answer["sequence"]["through"], 2)

    def test_a_terminal_set_back_to_a_backup_is_noticed(self):
        """Case 63: who signs on with a number that was used is told, and people see."""
        self.post(*(self.slip(seq) for seq in range(1, 6)))
        self.assertEqual(self.sign_on(next_seq=3)["sequence"]["highest"], 5)
        self.assertIn("backup", self.terminal.message_ids[0].body)
        count = len(self.terminal.message_ids)
        self.sign_on(next_seq=6)
        self.assertEqual(len(self.terminal.message_ids), count)

    def test_a_shift_that_is_settled_is_not_opened_again(self):
        slip = self.slip(1)
        self.post(slip)
        self.settle(self.settlement(slip))
        self.sign_on(batch=4)
        for asked, told in ((1, 5), (4, 4), (5, 5), (9, 9)):
            self.assertEqual(self.sign_on(batch=asked)["batch"]["number"], told)

    def test_there_is_a_number_after_the_highest_too(self):
        highest = 2**31 - 1
        slip = self.slip(1, batch=highest)
        self.post(slip)
        self.settle(self.settlement(slip, batch=highest))
        self.assertEqual(self.sign_on(batch=highest)["batch"]["number"], 1)
        self.sign_on(batch=highest - 1)
        self.assertEqual(self.sign_on(batch=highest)["batch"]["number"], 2)

    def test_a_shift_opened_offline_is_known_by_its_first_slip(self):
        self.post(self.slip(1, batch=3))
        self.assertEqual(self.batch(3).state, "open")
        self.assertEqual(self.batch(3).transaction_count, 1)
        self.assertFalse(self.batch(1))

    def test_the_number_of_statements_does_not_grow_with_the_slips(self):
        channel = self.env["coop.terminal.channel"]
        self.hand_in([self.slip(1)])
        counts = []
        for batch, size in ((2, 1), (3, 40)):
            slips = [self.slip(100 * batch + n, batch=batch) for n in range(size)]
            before = self.env.cr.sql_log_count
            self.hand_in(slips)
            channel._sequence(self.terminal)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)

    def answer(self, *transactions):
        """Post transactions and return the whole answer."""
        batch = {"transactions": list(transactions)}
        return self.call("POST", "/transactions", batch).json()
