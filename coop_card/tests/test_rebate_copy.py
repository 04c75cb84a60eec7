# SPDX-License-Identifier: LGPL-3.0-or-later
"""Copying rates from another year, which overwrites nothing by itself."""

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import Form
from odoo.tools import mute_logger

from .rebate_case import RebateCase


class TestRebateCopy(RebateCase):
    """2024 has two rates, one of them with tiers; 2026 begins without any."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.associate = cls.make_type("ASC")
        cls.before = cls.make_year(2024)
        cls.make_year(2025)
        cls.tiered = cls.make_rate(
            cls.rice,
            1.5,
            fiscal_year_id=cls.before.id,
            tier_mode="marginal",
            tier_ids=[Command.create({"threshold": 5000, "value": 2})],
        )
        cls.named = cls.make_rate(
            cls.rice, 0.5, cls.associate, fiscal_year_id=cls.before.id
        )

    def dialog(self):
        """Return the dialog as the accountant has it on the screen."""
        wizards = self.env["coop.rebate.copy.wizard"].with_user(self.accountant)
        return Form(wizards.with_context(default_fiscal_year_id=self.year.id))

    def rates(self):
        """Return the year's rates by member type."""
        return {rate.member_type_id: rate for rate in self.year.rate_ids}

    def test_the_last_year_with_rates_is_copied_with_its_tiers(self):
        dialog = self.dialog()
        self.assertEqual(dialog.from_year_id, self.before)
        dialog.save().action_copy()
        any_type, named = (
            self.rates()[self.associate.browse()],
            self.rates()[self.associate],
        )
        self.assertEqual((any_type.value, any_type.tier_mode), (1.5, "marginal"))
        self.assertEqual(any_type.tier_ids.mapped("threshold"), [5000])
        self.assertEqual(named.value, 0.5)
        self.assertEqual(self.before.rate_ids, self.tiered + self.named)

    def test_what_is_there_is_shown_and_stays(self):
        self.make_rate(self.rice, 9)
        dialog = self.dialog()
        shown = [
            (line.taken, line.offered, line.known) for line in dialog.save().line_ids
        ]
        self.assertEqual(
            shown,
            [(False, "1.5 % · from 5000: 2", "9 %"), (True, "0.5 %", "")],
        )
        dialog.save().action_copy()
        values = {rate.value for rate in self.year.rate_ids}
        self.assertEqual(values, {9, 0.5})

    def test_what_is_there_is_replaced_where_it_is_ticked(self):
        own = self.make_rate(
            self.rice, 9, tier_ids=[Command.create({"threshold": 1, "value": 7})]
        )
        dialog = self.dialog()
        with dialog.line_ids.edit(0) as line:
            line.taken = True
        self.assertEqual((dialog.taken_count, dialog.replaced_count), (2, 1))
        dialog.save().action_copy()
        self.assertEqual((own.value, own.tier_mode), (1.5, "marginal"))
        self.assertEqual(own.tier_ids.mapped("threshold"), [5000])

    @mute_logger("odoo.sql_db")
    def test_what_somebody_has_set_meanwhile_is_not_overwritten(self):
        wizard = self.dialog().save()
        self.make_rate(self.rice, 9)
        with self.assertRaises(UniqueViolation), self.cr.savepoint():
            wizard.action_copy()

    def test_only_accountants_copy(self):
        wizard = self.dialog().save()
        with self.assertRaises(AccessError):
            wizard.with_user(self.make_user("auditor")).action_copy()
