# SPDX-License-Identifier: LGPL-3.0-or-later
"""The hotlist: which cards devices are to refuse by themselves."""

from hashlib import sha256

from .builders import CoopCase


class TestCardHotlist(CoopCase):
    """A device that applies the changes has the list as it is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cards = cls.make_card() + cls.make_card() + cls.make_card()
        cls.card = cls.cards[0]
        cls.numbers = cls.cards.mapped("number")

    def since(self, version=0):
        """Return what has changed on the co-op's hotlist."""
        return self.env["coop.hotlist"]._since(self.co_op, version)

    def listed(self):
        """Return what is on the hotlist; check its count and digest."""
        answer = self.since()
        found = sorted(row["identifier"] for row in answer["add"])
        self.assertTrue(answer["full"])
        self.assertEqual(answer["count"], len(found))
        self.assertEqual(
            answer["digest"], sha256("\n".join(found).encode()).hexdigest()
        )
        return found

    def test_an_issue_is_no_change(self):
        self.assertEqual((self.since()["version"], self.listed()), (0, []))

    def test_a_card_is_listed_while_it_is_refused(self):
        for step, there in (
            ("block", True),
            ("unblock", False),
            ("report_lost", True),
            ("return", True),
            ("restock", True),
        ):
            getattr(self.card, f"action_{step}")()
            self.assertEqual(self.listed(), [self.card.number] * there, step)

    def test_a_card_that_is_lent_again_leaves_the_list(self):
        self.card.action_return()
        self.card.action_restock()
        version = self.since()["version"]
        self.card.member_id = self.make_member()
        self.card.action_issue()
        answer = self.since(version)
        self.assertEqual(answer["remove"], [self.card.number])
        self.assertEqual(self.listed(), [])

    def test_a_replaced_card_is_listed_and_its_replacement_is_not(self):
        new = self.card.action_replace()
        self.assertEqual(self.listed(), [self.card.number])
        self.assertNotIn(new.number, self.listed())

    def test_many_cards_are_one_version(self):
        self.cards.action_block()
        answer = self.since()
        self.assertEqual((answer["version"], answer["count"]), (1, 3))
        self.cards[:2].action_unblock()
        answer = self.since(1)
        self.assertEqual((answer["version"], answer["count"]), (2, 1))
        self.assertEqual(
            (answer["full"], answer["add"], sorted(answer["remove"])),
            (False, [], sorted(self.numbers[:2])),
        )

    def test_the_state_comes_with_the_card(self):
        self.card.action_report_lost()
        self.assertEqual(
            self.since()["add"], [{"identifier": self.card.number, "state": "lost"}]
        )

    def test_lost_after_blocked_is_no_change_of_the_list(self):
        self.card.action_block()
        self.card.action_report_lost()
        self.assertEqual(self.since()["version"], 1)

    def test_a_version_that_never_was_gives_all(self):
        self.card.action_block()
        answer = self.since(99)
        self.assertEqual((answer["full"], len(answer["add"])), (True, 1))

    def test_nothing_new_is_nothing(self):
        self.card.action_block()
        answer = self.since(1)
        self.assertEqual((answer["add"], answer["remove"]), ([], []))

    def test_identifiers_follow_their_card(self):
        self.card.action_block()
        tag = self.env["coop.card.identifier"].create(
            {"card_id": self.card.id, "medium": "chip", "value": "CHIP1"}
        )
        self.assertEqual(self.listed(), sorted([self.card.number, "CHIP1"]))
        tag.value = "CHIP2"
        self.assertEqual(self.listed(), sorted([self.card.number, "CHIP2"]))
        tag.card_id = self.cards[1]
        self.assertEqual(self.listed(), [self.card.number])
        tag.card_id = self.card
        tag.unlink()
        self.assertEqual(self.listed(), [self.card.number])

    def test_a_device_that_applies_each_change_has_the_list(self):
        held, version = set(), 0
        for step in ("block", "unblock", "report_lost", "return", "restock"):
            getattr(self.cards[:2], f"action_{step}")()
            answer = self.since(version)
            held = set() if answer["full"] else held
            held |= {row["identifier"] for row in answer["add"]}
            held -= set(answer["remove"])
            version = answer["version"]
            self.assertEqual(sorted(held), self.listed(), step)

    def test_the_back_office_shows_what_is_refused_since_when_and_why(self):
        self.card.action_report_lost(reason="On the bus")
        self.cards[1].action_cancel(reason="Broken")
        self.cards[1].action_hand_in()
        hotlist = self.as_role("operator", self.env["coop.hotlist"])
        action = hotlist.action_open()
        self.assertEqual(action["name"], "Hotlist, version 2")
        entries = hotlist.env[action["res_model"]].search(action["domain"])
        self.assertEqual(entries.card_id, self.cards[:2])
        for entry, state, reason in zip(
            entries.sorted("version"),
            ("lost", "cancelled"),
            ("On the bus", "Broken"),
            strict=True,
        ):
            self.assertEqual((entry.state, entry.reason), (state, reason))
            self.assertTrue(entry.since)

    def test_each_co_op_counts_by_itself(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        self.card.action_block()
        answer = self.env["coop.hotlist"]._since(other)
        self.assertEqual((answer["version"], answer["count"]), (0, 0))
