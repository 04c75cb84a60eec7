# SPDX-License-Identifier: LGPL-3.0-or-later
"""The print queue: what waits, what was printed, what has to be printed again."""

import unittest
from ast import literal_eval
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError

from ..models.printing import coop_card_print_check
from .printing_case import PrintingCase, zxingcpp


class TestQueue(PrintingCase):
    """Cards wait for the printer, and come back when they would look different."""

    def printed_card(self, **values):
        """Return a card that was printed well."""
        card = self.make_card(self.make_member(title="Mr", **values))
        self.job(card).action_confirm()
        self.assertEqual(card.print_state, "printed")
        return card

    def waiting(self):
        """Return the cards under Cards › To print."""
        action = self.env.ref("coop_card.coop_card_action_print")
        return self.env["coop.card"].search(literal_eval(action.domain))

    def test_an_issued_card_waits_if_its_type_is_printed(self):
        card = self.make_card()
        self.assertEqual(card.print_state, "waiting")
        self.assertIn(card, self.waiting())
        self.kind.template_id = False
        self.assertFalse(self.make_card().print_state)

    def test_a_blocked_card_does_not_wait(self):
        card = self.make_card()
        card.action_block(reason="lost the holder's trust")
        self.assertNotIn(card, self.waiting())

    def test_printed_well_is_kept_with_who_and_when(self):
        card = self.printed_card()
        self.assertEqual(len(card.print_ids), 1)
        self.assertEqual(card.print_ids.template_id, self.template)
        self.assertEqual(card.print_ids.create_uid, self.env.user)
        self.assertTrue(card.last_print_date)
        self.assertNotIn(card, self.waiting())

    def test_what_was_printed_stays_written(self):
        card = self.printed_card()
        with self.assertKept():
            card.print_ids.sudo().digest = "other"
            self.env.flush_all()

    def test_a_change_of_what_is_printed_sends_it_back(self):
        group = self.env["coop.member.group"].create({"name": "North", "code": "N"})
        changes = {
            "name": "Another Name",
            "title": "Dr",
            "number": "77777",
            "group_id": group.id,
            "image_1920": self.png("red"),
        }
        for name, value in changes.items():
            card = self.printed_card(name=f"Member {name}", image_1920=self.png())
            card.member_id[name] = value
            self.assertEqual(card.print_state, "waiting", name)

    def test_a_change_of_what_is_not_printed_does_not(self):
        card = self.printed_card()
        card.member_id.write({"phone": "081 234 5678", "join_date": "2021-02-03"})
        self.assertEqual(card.print_state, "printed")

    def test_only_what_the_template_shows_counts(self):
        self.template.field_ids.filtered(lambda f: f.source == "group").unlink()
        card = self.printed_card()
        group = self.env["coop.member.group"].create({"name": "South", "code": "S"})
        card.member_id.group_id = group
        self.assertEqual(card.print_state, "printed")
        card.valid_to = "2030-12-31"
        self.assertEqual(card.print_state, "waiting")

    def look(self):
        """Look at printed cards as the job does."""
        checks = self.env["coop.card.print.check"]
        while checks._look_at_some() is not None:
            continue

    def test_new_names_of_groups_and_types_send_their_cards_back(self):
        group = self.env["coop.member.group"].create({"name": "East", "code": "E"})
        card = self.printed_card(group_id=group.id)
        other = self.printed_card()
        group.name = "Far East"
        self.assertEqual(card.print_state, "printed")
        self.look()
        self.assertEqual((card + other).mapped("print_state"), ["waiting", "printed"])
        self.assertFalse(self.env["coop.card.print.check"].search([]))

    def test_a_name_that_is_changed_and_changed_back_prints_nothing(self):
        group = self.env["coop.member.group"].create({"name": "East", "code": "E"})
        card = self.printed_card(group_id=group.id)
        for name in ("Far East", "East"):
            group.name = name
        self.assertEqual(self.env["coop.card.print.check"].search_count([]), 1)
        self.look()
        self.assertEqual(card.print_state, "printed")

    def test_a_name_that_the_template_does_not_show_prints_nothing(self):
        self.template.field_ids.filtered(lambda f: f.source == "group").unlink()
        group = self.env["coop.member.group"].create({"name": "East", "code": "E"})
        card = self.printed_card(group_id=group.id)
        group.name = "Far East"
        self.look()
        self.assertEqual(card.print_state, "printed")

    def test_cards_are_looked_at_some_at_a_time(self):
        group = self.env["coop.member.group"].create({"name": "East", "code": "E"})
        cards = [self.printed_card(group_id=group.id) for _card in range(3)]
        group.name = "Far East"
        with patch.object(coop_card_print_check, "BATCH", 2):
            self.look()
        self.assertEqual([card.print_state for card in cards], ["waiting"] * 3)

    def test_renaming_waits_for_no_card(self):
        group = self.env["coop.member.group"].create({"name": "Few", "code": "F"})
        taken = []
        for name in ("A", "B", "C"):
            self.printed_card(group_id=group.id)
            self.look()
            taken.append(self.statements_to_rename(group, name))
        self.assertEqual(taken[1], taken[2])

    def statements_to_rename(self, group, name):
        """Return how many statements a new name of a group takes."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        group.name = name
        self.env.flush_all()
        return self.cr.sql_log_count - before

    def test_a_new_name_of_the_co_op_does_not_reprint_everything(self):
        card = self.printed_card()
        self.co_op.name = "Renamed Co-op"
        card.member_id.phone = "1"
        self.assertEqual(card.print_state, "printed")

    def test_a_change_between_printing_and_confirming_is_not_lost(self):
        card = self.make_card()
        job = self.job(card)
        card.member_id.name = "Renamed Meanwhile"
        job.action_confirm()
        self.assertEqual((card.print_state, len(card.print_ids)), ("waiting", 1))

    def test_cards_are_put_in_and_taken_out_by_hand(self):
        card = self.printed_card()
        card.action_enqueue_print()
        self.assertEqual(card.print_state, "waiting")
        card.action_dequeue_print()
        self.assertEqual(card.print_state, "printed")
        new = self.make_card()
        new.action_dequeue_print()
        self.assertFalse(new.print_state)

    def test_a_card_that_ended_is_not_printed(self):
        card = self.make_card()
        card.action_cancel(reason="misprint")
        with self.assertRaisesRegex(UserError, "is not printed"):
            card.action_enqueue_print()


class TestPrintJob(PrintingCase):
    """A file for the printer, and how its cards came out."""

    @unittest.skipUnless(zxingcpp, "zxing-cpp reads the codes back")
    def test_the_file_holds_the_member_and_a_code_with_the_number(self):
        member = self.make_member("น้ำใจ ปิ่นเพ็ชร์", title="นาง", number="00456")
        card = self.make_card(member)
        printed = self.paper(self.job(card))
        self.assertEqual(len(printed.pages), 2)
        self.assertIn("นางน้ำใจ ปิ่นเพ็ชร์", printed.text())
        self.assertIn("Member no. 00456", printed.text())
        self.assertEqual(printed.codes(0), [("Code128", card.number)])
        self.assertEqual(printed.codes(1), [("QRCode", card.number)])

    def test_card_numbers_are_printed_in_groups(self):
        for number, expected in (
            ("9764001000001235", "9764 0010 0000 1235"),
            ("000000018", "000 000 018"),
            ("1234567", "1234 567"),
        ):
            printed = self.paper(self.job(self.make_card(number=number)))
            self.assertIn(expected, printed.text())

    def test_those_that_came_out_badly_stay_in_the_queue(self):
        good, bad = self.make_card(), self.make_card()
        job = self.job(good | bad)
        job.again_ids = bad
        job.action_confirm()
        self.assertEqual((good.print_state, bad.print_state), ("printed", "waiting"))
        self.assertEqual((job.good_count, job.card_count), (1, 2))

    def test_all_again(self):
        card = self.make_card()
        job = self.job(card)
        job.action_again()
        self.assertEqual((job.state, card.print_state), ("done", "waiting"))
        self.assertFalse(card.print_ids)

    def test_confirmed_once_and_the_names_are_gone(self):
        job = self.job(self.make_card())
        job.action_confirm()
        self.assertFalse(job.file)
        with self.assertRaisesRegex(UserError, "confirmed already"):
            job.action_confirm()
        with self.assertRaisesRegex(UserError, "stays"):
            job.unlink()

    def test_eight_on_a_sheet(self):
        cards = self.env["coop.card"].union(*[self.make_card() for _index in range(9)])
        printed = self.paper(self.job(cards, paper="sheet", faces="front"))
        self.assertEqual((printed.size(), len(printed.pages)), ((210.0, 297.0), 2))

    def test_sorted_by_group_for_handing_out(self):
        groups = self.env["coop.member.group"].create(
            [{"name": name, "code": name} for name in ("West", "East")]
        )
        west, east = (
            self.make_card(self.make_member(f"Of {group.name}", group_id=group.id))
            for group in groups
        )
        printed = self.paper(self.job(west | east, order="group", faces="front"))
        self.assertIn("Of East", printed.text(0))
        self.assertIn("Of West", printed.text(1))

    def test_a_blank_back_is_left_out(self):
        back = self.template.field_ids.filtered(lambda field: field.face == "back")
        back.unlink()
        self.assertEqual(len(self.paper(self.job(self.make_card())).pages), 1)

    def test_from_the_members_list(self):
        card = self.make_card()
        old = self.make_card(card.member_id)
        old.action_report_lost(reason="on the bus")
        wizard = self.wizard(card.member_id)
        self.assertEqual(wizard.card_ids, card)

    def test_all_that_wait(self):
        card = self.make_card()
        wizards = self.env["coop.card.print.wizard"].with_context(coop_print_queue=True)
        self.assertIn(card, wizards.create({}).card_ids)

    def test_cards_without_template_are_left_out_unless_one_is_chosen(self):
        self.kind.template_id = False
        wizard = self.wizard(self.make_card())
        self.assertEqual((wizard.card_count, wizard.skipped_count), (0, 1))
        with self.assertRaisesRegex(UserError, "Choose a template"):
            wizard.action_print()
        wizard.template_id = self.template
        self.assertEqual(wizard.card_count, 1)
        wizard.action_print()

    def test_a_number_no_barcode_can_hold_is_refused_by_name(self):
        card = self.make_card(number="ก99")
        with self.assertRaisesRegex(UserError, "ก99.*QR code"):
            self.job(card)

    def test_officers_print_and_others_do_not(self):
        card = self.make_card()
        job = self.job(self.as_role("officer", card))
        job.action_confirm()
        self.assertEqual(card.print_state, "printed")
        for role in ("operator", "auditor"):
            with self.assertRaises(AccessError):
                self.wizard(self.as_role(role, card))
            with self.assertRaises(AccessError):
                self.as_role(role, card).action_enqueue_print()
        self.as_role("auditor", job).check_access("read")
        with self.assertRaises(AccessError):
            self.as_role("operator", job).check_access("read")
        with self.assertRaises(AccessError):
            self.as_role("manager", card.print_ids).sudo(False).unlink()
