# SPDX-License-Identifier: LGPL-3.0-or-later
"""Member numbers."""

from contextlib import contextmanager

from freezegun import freeze_time

from odoo.exceptions import UserError, ValidationError

from .builders import CoopCase


@freeze_time("2026-06-15 05:00:00")
class TestMemberNumbers(CoopCase):
    """Numbers come by a pattern of the co-op and are never given again."""

    def applicant(self, **values):
        """Return somebody who waits for admission."""
        return self.make_member(state="applicant", join_date=False, **values)

    def settings(self, **values):
        """Save settings of the co-op, as its page does."""
        settings = self.env["res.config.settings"].create(values)
        settings.execute()
        return settings

    @contextmanager
    def refused(self):
        """Expect that a number is refused because somebody had it."""
        with (
            self.assertRaisesRegex(ValidationError, "never given again"),
            self.cr.savepoint(),
        ):
            yield

    def test_a_co_op_sets_its_pattern(self):
        settings = self.settings(
            coop_member_prefix="M%(y)s-", coop_member_padding=4, coop_member_next=12
        )
        self.assertEqual(settings.coop_member_next_text, "M26-0012")
        numbers = [self.make_member().number, self.make_member().number]
        self.assertEqual(numbers, ["M26-0012", "M26-0013"])

    def test_the_year_may_be_of_the_buddhist_era(self):
        self.settings(coop_member_prefix="%(be_y)s/", coop_member_next=1)
        self.assertEqual(self.make_member().number, "69/00001")
        self.settings(coop_member_prefix="%(be_year)s-%(month)s-")
        self.assertEqual(self.make_member().number, "2569-06-00002")

    def test_numbers_may_begin_anew_each_year(self):
        self.settings(coop_member_prefix="%(year)s/", coop_member_yearly=True)
        self.assertEqual(self.make_member().number, "2026/00001")
        self.assertEqual(self.make_member().number, "2026/00002")
        with freeze_time("2026-12-31 18:00:00"):  # where the co-op is, 2027 has begun
            self.assertEqual(self.make_member().number, "2027/00001")

    def test_saving_other_settings_leaves_the_numbers(self):
        first = self.make_member()
        self.settings(coop_tax_in_base=False)
        self.assertEqual(int(self.make_member().number), int(first.number) + 1)

    def test_numbers_begin_with_one_or_higher(self):
        with self.assertRaisesRegex(UserError, "1 or higher"):
            self.settings(coop_member_next=-1)

    def test_each_co_op_has_its_own_pattern(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        self.settings(coop_member_prefix="A")
        kind = self.env["coop.member.type"].search([("company_id", "=", other.id)])[:1]
        there = self.make_member(company_id=other.id, type_id=kind.id)
        self.assertRegex(there.number, "^[0-9]{5}$")

    def test_many_are_numbered_at_once(self):
        self.settings(coop_member_next=1)
        self.make_member(number="00003")
        values = {"name": "X", "company_id": self.co_op.id}
        members = self.env["coop.member"].create([dict(values) for _ in range(4)])
        self.assertEqual(members.mapped("number"), ["00001", "00002", "00004", "00005"])

    def test_as_many_statements_number_many_as_few(self):
        for prefix, yearly in (("", False), ("%(be_year)s/", True)):
            self.settings(coop_member_prefix=prefix, coop_member_yearly=yearly)
            members = self.env["coop.member"]
            members._next_numbers(self.co_op, 1)
            self.env.invalidate_all()
            with self.assertQueryCount(8):
                numbers = members._next_numbers(self.co_op, 500)
            self.assertEqual(len({*numbers}), 500)

    def test_numbers_without_gaps_are_drawn_together_as_well(self):
        sequence = self.co_op._coop_sequence("coop.member")
        sequence.write({"implementation": "no_gap", "number_increment": 2})
        first, second, third = (
            int(number)
            for number in self.env["coop.member"]._next_numbers(self.co_op, 3)
        )
        self.assertEqual((second, third), (first + 2, first + 4))
        self.assertEqual(int(self.make_member().number), first + 6)

    def test_an_applicant_without_traces_may_be_deleted(self):
        applicant = self.as_role("officer", self.applicant(number="7"))
        partner = applicant.sudo().partner_id
        applicant.unlink()
        self.assertTrue(partner.exists())
        event = self.env["coop.member.event"].search([("kind", "=", "deletion")])
        self.assertEqual((event.what, event.value_from), ("number", "7"))

    def test_the_number_of_a_deleted_applicant_is_not_given_again(self):
        number = self.applicant().number
        self.env["coop.member"].search([("number", "=", number)]).unlink()
        with self.refused():
            self.make_member(number=number)
        self.co_op._coop_sequence("coop.member").number_next_actual = int(number)
        self.assertEqual(int(self.make_member().number), int(number) + 1)

    def test_a_number_that_was_changed_is_not_given_to_others(self):
        for member in (self.make_member(), self.applicant()):
            old = member.number
            member.number = f"NEW-{old}"
            member.flush_recordset()
            with self.refused():
                self.make_member(number=old)
            member.number = old
            self.assertEqual(member.number, old)

    def test_a_member_stays_in_the_register(self):
        member = self.make_member()
        with self.assertRaisesRegex(UserError, "stays in the register"):
            member.unlink()
        member.action_resign()
        with self.assertRaisesRegex(UserError, "stays in the register"):
            member.unlink()

    def test_an_applicant_who_left_traces_stays(self):
        holder = self.applicant()
        self.env["coop.card"].create(
            {"member_id": holder.id, "company_id": self.co_op.id}
        )
        with self.assertRaisesRegex(UserError, "Archive it instead"):
            holder.unlink()

    def test_an_applicant_who_had_two_numbers_may_be_deleted(self):
        applicant = self.applicant(number="FIRST")
        applicant.number = "SECOND"
        self.as_role("officer", applicant).unlink()
        for number in ("FIRST", "SECOND"):
            with self.refused():
                self.make_member(number=number)

    def test_the_history_of_a_member_keeps_its_owner(self):
        member = self.make_member()
        member.title = "Mr"
        self.env.flush_all()
        with self.assertKept():
            self.env.cr.execute(
                "UPDATE coop_member_event SET member_id = NULL WHERE member_id = %s",
                [member.id],
            )
