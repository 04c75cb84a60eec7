# SPDX-License-Identifier: LGPL-3.0-or-later
"""Days of the Buddhist era, as people type, search and read them."""

from datetime import date, datetime

from odoo.exceptions import ValidationError
from odoo.tests import Form
from odoo.tools import mute_logger

from .builders import CoopCase


class TestEra(CoopCase):
    """Days are kept in the Gregorian calendar, in whatever era they were typed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("th_TH")
        cls.members = cls.env["coop.member"]

    def test_a_record_is_made_with_gregorian_days(self):
        for typed in ("2567-02-29", "2024-02-29", date(2024, 2, 29)):
            member = self.make_member(birthdate=typed)
            self.assertEqual(member.birthdate, date(2024, 2, 29))

    def test_a_record_is_changed_to_gregorian_days(self):
        member = self.make_member()
        member.write({"birthdate": "2523-06-15", "title": "นาง"})
        self.assertEqual(member.birthdate, date(1980, 6, 15))
        member.birthdate = False
        self.assertFalse(member.birthdate)

    def test_a_type_begins_on_a_gregorian_day(self):
        member, kind = self.make_member(), self.make_type("ASC")
        values = {"member_id": member.id, "type_id": kind.id}
        period = self.env["coop.member.type.period"].create(
            {**values, "date_from": "2569-01-31"}
        )
        self.assertEqual(period.date_from, date(2026, 1, 31))

    def test_the_values_handed_over_stay_as_they_were(self):
        values = {"birthdate": "2523-06-15"}
        self.make_member().write(values)
        self.assertEqual(values, {"birthdate": "2523-06-15"})

    def test_an_instant_is_read_like_a_day(self):
        values = {"create_date": "2569-01-31 08:30:00"}
        self.assertEqual(
            self.members._gregorian_values(values),
            {"create_date": "2026-01-31 08:30:00"},
        )

    def test_a_birth_date_in_the_future_is_refused_in_either_era(self):
        for typed in ("2643-01-01", "2100-01-01"):
            with self.assertRaisesRegex(ValidationError, "date of birth"):
                self.make_member(birthdate=typed)

    def test_a_birth_date_before_1880_is_refused_in_either_era(self):
        for typed in ("2422-12-31", "1879-12-31"):
            with self.assertRaisesRegex(ValidationError, "date of birth"):
                self.make_member(birthdate=typed)
        self.make_member(birthdate="2423-01-01")

    @mute_logger("odoo.sql_db")
    def test_a_day_that_is_none_is_refused(self):
        with self.assertRaises(ValueError):
            self.make_member(birthdate="2568-02-29")

    def test_what_is_refused_names_the_day_as_the_reader_knows_it(self):
        thai = self.members.with_context(lang="th_TH")
        with self.assertRaisesRegex(ValidationError, "31/12/2422"):
            thai.create({"name": "Malee", "birthdate": "2422-12-31"})

    def test_a_form_keeps_what_was_typed(self):
        with Form(self.members) as form:
            form.name = "Malee Boonmee"
            form.birthdate = "2523-06-15"
        self.assertEqual(form.record.birthdate, date(1980, 6, 15))


class TestEraSearch(CoopCase):
    """Searches mean the same days in either era."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.members = cls.env["coop.member"]
        cls.born = cls.make_member(birthdate=date(2000, 2, 29))

    def assertFound(self, *domain):
        """Check that a domain finds the one member who was born then."""
        mine = [("company_id", "=", self.co_op.id), *domain]
        self.assertEqual(self.members.search(mine), self.born, domain)
        self.assertEqual(self.members.search_count(mine), 1, domain)

    def test_a_day_is_found(self):
        self.assertFound(("birthdate", "=", "2543-02-29"))
        self.assertFound(("birthdate", "=", "2000-02-29"))
        self.assertFound(("birthdate", "in", ["2543-02-29", False]))

    def test_a_stretch_of_days_is_found(self):
        self.assertFound(
            ("birthdate", ">=", "2543-02-01"), ("birthdate", "<", date(2543, 3, 1))
        )
        self.assertFound("!", ("birthdate", ">", "2543-02-29"))

    def test_a_year_is_found(self):
        self.assertFound(("birthdate.year_number", "=", 2543))
        self.assertFound(("birthdate.year_number", "=", 2000))
        self.assertFound(("birthdate.month_number", "=", 2))

    def test_a_day_of_another_record_is_found(self):
        card = self.as_role("officer", self.make_card(self.born))
        for day, found in (("2543-02-28", card), ("2543-03-01", card.browse())):
            domain = [("member_id.birthdate", ">", day), ("id", "=", card.id)]
            self.assertEqual(card.search(domain), found)

    def test_groups_are_counted_among_what_was_found(self):
        domain = [("birthdate", ">", "2543-01-01"), ("company_id", "=", self.co_op.id)]
        groups = self.members._read_group(domain, ["company_id"], ["__count"])
        self.assertEqual(groups, [(self.co_op, 1)])


class TestEraShown(CoopCase):
    """Who reads Thai reads years of the Buddhist era."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("th_TH")
        cls.thai = cls.env(context={**cls.env.context, "lang": "th_TH"})

    def test_reports_show_the_year_of_the_readers_language(self):
        day = date(2024, 2, 29)
        self.assertEqual(self.env["coop.era.mixin"]._format_day(day), "02/29/2024")
        self.assertEqual(self.thai["coop.era.mixin"]._format_day(day), "29/02/2567")
        self.assertEqual(self.thai["coop.era.mixin"]._format_day(None), "")
        late = datetime(2024, 2, 28, 18)
        bangkok = self.thai["coop.era.mixin"].with_context(tz="Asia/Bangkok")
        self.assertEqual(bangkok._format_day(late), "29/02/2567")
        self.assertEqual(
            self.thai["coop.report.mixin"]._format(day, "date"), "29/02/2567"
        )

    def test_months_have_the_names_of_the_readers_language_whoever_asked_before(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        day = date(2024, 10, 1)
        for lang, month, name in (
            ("zh_CN", "2024年10月", "十月"),
            ("th_TH", "ต.ค. 2567", "ตุลาคม"),
        ):
            env = self.env(context={**self.env.context, "lang": lang})
            names = dict(env["coop.era.mixin"]._selection_month())
            self.assertEqual(env["coop.report.mixin"]._format(day, "month"), month)
            self.assertEqual(names["10"], name)

    def test_groups_of_days_bear_the_year_of_the_readers_language(self):
        self.make_member(birthdate=date(2000, 2, 29))
        domain = [("company_id", "=", self.co_op.id)]
        for env, label in ((self.env, "February 2000"), (self.thai, "กุมภาพันธ์ 2543")):
            (group,) = env["coop.member"].formatted_read_group(
                domain, ["birthdate:month"], ["__count"]
            )
            self.assertEqual(group["birthdate:month"], ("2000-02-01", label))

    def test_groups_without_a_day_or_by_number_stay_as_they_are(self):
        self.make_member()
        members = self.thai["coop.member"]
        domain = [("company_id", "=", self.co_op.id)]
        for spec in ("birthdate:year", "birthdate:month_number"):
            (group,) = members.formatted_read_group(domain, [spec], ["__count"])
            self.assertFalse(group[spec])
